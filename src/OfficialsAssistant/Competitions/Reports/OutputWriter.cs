using OfficialsAssistant.Competitions.Bundles;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>What people take away from a run, beside the bundle: each carries the first digits of its root.</summary>
public sealed class OutputWriter(BuiltReport built, string root)
{
    public void Write(string folder)
    {
        WholeFile.Write(Path.Combine(folder, "report.json"), Canonical.Page(built.Report));
        WholeFile.Write(Path.Combine(folder, "standings.csv"), StandingsCsv.Of(built.Report, Manifest.Digits(root)));
    }
}
