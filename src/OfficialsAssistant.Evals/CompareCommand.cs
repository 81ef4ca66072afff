using System.CommandLine;

namespace OfficialsAssistant.Evals;

/// <summary><c>compare A B</c>: what B gains over A on the cases both have, with the interval of a paired bootstrap.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("A") { Description = EvalTexts.CompareReport };
        var after = new Argument<string>("B") { Description = EvalTexts.CompareReport };
        var command = new Command("compare", EvalTexts.Compare) { before, after };
        command.SetAction(async (parsed, cancellationToken) => Compare(
            await StoredReport.ReadAsync(parsed.GetValue(before)!, cancellationToken), await StoredReport.ReadAsync(parsed.GetValue(after)!, cancellationToken)));
        return command;
    }

    private static int Compare(StoredReport before, StoredReport after)
    {
        var rows = before.Metrics.Keys.Where(after.Metrics.ContainsKey).Select(m => (Metric: m, Gains: PairedDifferences.Of(m, before.Results, after.Results, r => r.Id, Scores)))
            .Where(r => r.Gains.Count > 0).ToList();
        if (rows.Count == 0) throw new CommandException(EvalTexts.NothingInCommon);
        Console.WriteLine(EvalTexts.CompareHeader);
        foreach (var (metric, gains) in rows)
        {
            var interval = Intervals.Bootstrap(gains);
            Console.WriteLine(
                $"  {metric,-16} ({gains.Count}): {EvalReport.Number(before.Metrics[metric])} → {EvalReport.Number(after.Metrics[metric])}  "
                + $"{EvalReport.Signed(gains.Average())} [{EvalReport.Signed(interval[0])}, {EvalReport.Signed(interval[1])}]");
        }
        return CommandRunner.Done;

        static IReadOnlyDictionary<string, double> Scores(StoredResult result) => result.Scores ?? new Dictionary<string, double>();
    }
}
