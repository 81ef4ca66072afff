using OfficialsAssistant.Competitions.Bundles;
using OfficialsAssistant.Competitions.Workbooks;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>What people take away from a run, beside the bundle: each carries the first digits of its root.</summary>
public sealed class OutputWriter(CompetitionInput input, BuiltReport built, string root)
{
    public void Write(string folder)
    {
        var digits = Manifest.Digits(root);
        WholeFile.Write(Path.Combine(folder, "report.json"), Canonical.Page(built.Report));
        WholeFile.Write(Path.Combine(folder, "report.html"), new HtmlReport(built.Report, input.Competition, root).Write());
        WholeFile.Write(Path.Combine(folder, "standings.csv"), StandingsCsv.Of(built.Report, digits, input.Competition.Aggregate.FinalDigits));
        foreach (var (work, page) in new FeedbackPages(input, built.Standings, digits).All()) WholeFile.Write(Path.Combine(folder, "feedback", work + ".html"), page, synced: false);
        WholeFile.Write(Path.Combine(folder, "summary.xlsx"), new SummaryBook(input.Competition, built.Standings, digits).Write());
    }
}
