using System.Text;
using OfficialsAssistant.Competitions.Sheets;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>standings.csv: one row a work, ranked or not; UTF-8 with a byte order mark, for spreadsheets take it for CP949 otherwise.</summary>
internal static class StandingsCsv
{
    public static string Of(Report report, string root, int digits)
    {
        var stages = report.Standings.SelectMany(s => s.Stages).Concat(report.Unranked.SelectMany(u => u.Stages)).Select(s => (s.Stage, s.Title)).Distinct().ToList();
        var text = new StringBuilder("\uFEFF");
        Row([CompetitionTexts.Get("ColumnRank"), CompetitionTexts.Get("ColumnWork"), CompetitionTexts.Get("ColumnTrack"), CompetitionTexts.Get("ColumnTrackRank"), .. stages.Select(s => s.Title),
            CompetitionTexts.Get("ColumnFinal"), CompetitionTexts.Get("ColumnTie"), CompetitionTexts.Get("ColumnNote")]);
        foreach (var s in report.Standings)
            Row([$"{s.Rank}", s.Work, s.Track, $"{s.TrackRank}", .. stages.Select(t => Score(s.Stages, t.Stage)), s.Final is { } f ? CompetitionTexts.Announced(f, digits) : "", s.Tie?.Text ?? "", s.Derivation]);
        foreach (var u in report.Unranked) Row(["", u.Work, u.Track, "", .. stages.Select(t => Score(u.Stages, t.Stage)), "", "", u.Why]);
        Row([CompetitionTexts.Get("BundleRoot"), root]);
        return text.ToString();

        void Row(IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(CsvTable.Cell)).Append("\r\n");
    }

    private static string Score(IReadOnlyList<ReportStage> stages, string stage) => stages.FirstOrDefault(s => s.Stage == stage)?.Score is { } score ? CompetitionTexts.Number(score) : "";
}
