using System.CommandLine;

namespace OfficialsAssistant.Evals;

/// <summary><c>gate REPORT [--baseline FILE] [--tolerance T]</c>: 1 when a metric fell, too few cases were scored, or one failed.</summary>
internal static class GateCommand
{
    private const double LeastCoverage = 0.98;
    private const double UsualTolerance = 0.02;

    public static Command Create()
    {
        var report = new Argument<string>("report") { Description = EvalTexts.GateReport };
        var baseline = new Option<string?>("--baseline") { Description = EvalTexts.GateBaseline };
        var tolerance = new Option<double>("--tolerance") { Description = EvalTexts.GateTolerance, DefaultValueFactory = _ => UsualTolerance };
        var command = new Command("gate", EvalTexts.Gate) { report, baseline, tolerance };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var now = await StoredReport.ReadAsync(parsed.GetValue(report)!, cancellationToken);
            var before = await StoredReport.ReadAsync(parsed.GetValue(baseline) ?? EvalFiles.DefaultBaseline(now.Set), cancellationToken);
            if (now.Set != before.Set) throw new CommandException(EvalTexts.OtherSet(now.Set, before.Set));
            var faults = Faults(before, now, parsed.GetValue(tolerance)).ToList();
            foreach (var fault in faults) Console.WriteLine(fault);
            if (faults.Count == 0) Console.WriteLine(EvalTexts.GateHeld);
            return faults.Count == 0 ? CommandRunner.Done : CommandRunner.FellShort;
        });
        return command;
    }

    /// <summary>What keeps the gate shut, a sentence each.</summary>
    public static IEnumerable<string> Faults(StoredReport before, StoredReport now, double tolerance)
    {
        if (now.Failed > 0) yield return EvalTexts.GateFailed(now.Failed);
        if (now.Coverage < LeastCoverage) yield return EvalTexts.GateCoverage(now.Coverage);
        foreach (var (metric, value) in before.Metrics)
        {
            if (!now.Metrics.TryGetValue(metric, out var current)) yield return EvalTexts.GateMissing(metric);
            // Rates are rounded to four places: half a step more is no fall.
            else if ((StoredReport.LowerIsBetter(metric) ? current - value : value - current) > tolerance + 0.00005) yield return EvalTexts.GateFell(metric, value, current);
        }
    }
}
