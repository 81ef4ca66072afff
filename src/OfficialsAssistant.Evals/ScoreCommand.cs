using System.CommandLine;
using OfficialsAssistant.Competitions.Bundles;
using OfficialsAssistant.Competitions.Runs;

namespace OfficialsAssistant.Evals;

/// <summary><c>score COMPETITION.yaml SUBMISSIONS --out DIR</c>: from works and sheets to a ranking that anybody can recompute.</summary>
internal static class ScoreCommand
{
    /// <param name="settings">"--LanguageModels:Grader:Endpoint=…": the model panel, where there is one.</param>
    public static Command Create(string[] settings)
    {
        var files = new CompetitionArguments(withSubmissions: true);
        var output = new Option<string>("--out") { Description = EvalTexts.ScoreOut, Required = true };
        var redact = new Option<bool>("--redact") { Description = EvalTexts.ScoreRedact };
        var pace = new Option<int>("--pace") { Description = EvalTexts.ScorePace };
        var command = new Command("score", EvalTexts.Score) { output, redact, pace };
        files.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ScoreOptions(files.Folder(parsed), Path.GetFullPath(parsed.GetValue(output)!), parsed.GetValue(redact), TimeSpan.FromMilliseconds(parsed.GetValue(pace)));
            var progress = new ProgressLine(EvalTexts.Checking);
            using var host = GraderHost.Open(settings);
            var endpoint = GraderHost.EndpointOf(host.Services, cost => Console.Error.WriteLine(EvalTexts.PanelEstimate(cost)));
            var result = await new ScoreRun(CompetitionGraders.Of, TimeProvider.System, endpoint).RunAsync(options, progress.Report, cancellationToken);
            progress.End();
            if (result.Busy) throw new CommandException(EvalTexts.ScoreBusy(options.Out));
            return result.Report is null ? FaultPrinter.Print(result.Faults) : Tell(result, options.Out);
        });
        return command;
    }

    private static int Tell(ScoreResult result, string output)
    {
        var report = result.Report!;
        Console.WriteLine(EvalTexts.ScoreCounts(report.Cases, report.Scored, report.Unscored, report.Failed));
        foreach (var s in report.Standings.Take(10)) Console.WriteLine(FormattableString.Invariant($"  {s.Rank,3}  {s.Work,-10} {s.Final,7:0.00}  {s.Derivation}"));
        foreach (var d in report.Decisions.Where(d => d.Required)) Console.WriteLine($"  ! {d.Text}");
        Console.WriteLine(report.Model.Why);
        if (result.Cost is { } cost) Console.WriteLine(EvalTexts.PanelSpent(cost));
        Console.WriteLine(report.Ready ? EvalTexts.ScoreReady : EvalTexts.ScoreNotReady);
        Console.WriteLine(EvalTexts.ScoreWritten(output, Manifest.Digits(result.Root!)));
        return report.Ready ? CommandRunner.Done : CommandRunner.FellShort;
    }
}
