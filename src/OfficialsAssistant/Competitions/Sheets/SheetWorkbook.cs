using OfficialsAssistant.Competitions.Workbooks;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Sheets;

/// <summary>A judge's sheet as an XLSX file to fill in: works by rows, criteria by columns, permitted values, levels on a second page, a box to sign in.</summary>
public static class SheetWorkbook
{
    /// <summary>Stands before the fingerprint of which sheet this is.</summary>
    private const string Mark = "채점표";

    /// <summary>Words a Korean sheet has for the statuses.</summary>
    private static readonly Dictionary<string, string> s_statuses = new(StringComparer.Ordinal) { ["제척"] = "recused", ["기피"] = "recused", ["회피"] = "recused", ["불참"] = "absent" };

    /// <param name="rules">Fingerprint of the frozen rules; empty: not frozen.</param>
    /// <param name="root">Digits of an earlier stage's bundle, where there is one.</param>
    public static byte[] Write(Competition competition, Stage stage, StagePanel panel, string judge, IReadOnlyList<string> works, string rules, string root)
    {
        var rubric = panel.Rubric;
        List<string> columns = ["work", "status", "reason", .. rubric.Marked.Select(c => c.Id), .. rubric.Adjustments.Select(a => a.Id), "comment"];
        List<string> titles = [T("SheetWork"), T("SheetStatus"), T("SheetReason"), .. rubric.Marked.Select(c => $"{c.Title} ({c.Points:0.##})"), .. rubric.Adjustments.Select(a => $"{a.Title} ({a.Min:0.##}~{a.Max:0.##})"), T("SheetComment")];
        List<IReadOnlyList<WorkbookCell>> rows =
        [
            Line($"{competition.Title} — {stage.Title} {T("SheetTitle")}", Look.Title),
            Line($"{Mark} {stage.Id}/{judge}/{rubric.Reference}", Look.Note),
            Line(CompetitionTexts.Get("SheetHow", rules.Length == 0 ? "-" : rules[..16], root.Length == 0 ? "-" : root), Look.Note),
            Line("", Look.Plain),
            [.. titles.Select(t => WorkbookCell.Of(t, Look.Head))],
            [.. columns.Select(c => WorkbookCell.Of(c, Look.Note))],
        ];
        var first = rows.Count + 1;
        rows.AddRange(works.Select(w => (IReadOnlyList<WorkbookCell>)[WorkbookCell.Of(w, Look.Head), .. columns.Skip(1).Select(_ => WorkbookCell.Of("", Look.Entry))]));
        rows.Add(Line("", Look.Plain));
        rows.Add(Line(T("SheetPledge"), Look.Plain));
        rows.Add([WorkbookCell.Of(T("SheetDate"), Look.Head), WorkbookCell.Of("", Look.Entry), WorkbookCell.Of(CompetitionTexts.Get("SheetSign", judge), Look.Head), WorkbookCell.Of("", Look.Entry)]);
        var last = first + works.Count - 1;
        List<AllowedValues> allowed = [new(Range(1), [.. s_statuses.Keys]), .. rubric.Marked.Where(c => c.Scale.Count <= 40).Select(c => new AllowedValues(Range(columns.IndexOf(c.Id)), [.. c.Scale.Select(CompetitionTexts.Number)]))];
        return Workbook.Write(
        [
            new WorkbookSheet(T("SheetTitle"), rows, [.. columns.Select(c => c is "comment" or "reason" ? 30.0 : 12.0)], works.Count == 0 ? [] : allowed),
            new WorkbookSheet(T("SheetLevels"), Levels(rubric), [24, 10, 10, 60], [], Landscape: false),
        ]);

        string Range(int column) => FormattableString.Invariant($"{Workbook.Column(column)}{first}:{Workbook.Column(column)}{last}");
    }

    /// <summary>The table of a filled sheet with the columns of the CSV form.</summary>
    public static IReadOnlyList<TableRow> ReadTable(byte[] bytes, string stage, string judge, Rubric rubric, string shownAs, Faults faults)
    {
        if (WorkbookTable.Read(bytes) is not { } rows)
        {
            faults.Add(shownAs, null, "", "NotSheetBook", "XLSX");
            return [new TableRow(1, [])];
        }
        var expected = $"{Mark} {stage}/{judge}/{rubric.Reference}";
        var mark = rows.SelectMany(r => r.Cells).FirstOrDefault(c => c.StartsWith(Mark + " ", StringComparison.Ordinal) && c.Contains('/', StringComparison.Ordinal));
        if (mark is not null && mark != expected) faults.Add(shownAs, 2, "", "OtherSheetBook", mark);
        // The table ends at the first blank row; the pledge and the signature come below.
        var table = rows.SkipWhile(r => !r.Cells.Contains("work")).TakeWhile(r => !r.IsBlank).ToList();
        if (table.Count == 0) return [];
        var status = table[0].Cells.ToList().IndexOf("status");
        return [table[0], .. table.Skip(1).Select(r => r with { Cells = [.. r.Cells.Select((c, i) => i == status ? s_statuses.GetValueOrDefault(c, c) : c)] })];
    }

    private static List<IReadOnlyList<WorkbookCell>> Levels(Rubric rubric)
    {
        var rows = new List<IReadOnlyList<WorkbookCell>>
        {
            Line($"{rubric.Title} ({rubric.Reference})", Look.Title),
            new[] { T("SheetCriterion"), T("SheetMark"), T("SheetPoints"), T("SheetLevelText") }.Select(t => WorkbookCell.Of(t, Look.Head)).ToList(),
        };
        foreach (var criterion in rubric.Marked)
            rows.AddRange(criterion.Levels.Reverse().Select(l => (IReadOnlyList<WorkbookCell>)[WorkbookCell.Of(criterion.Title, Look.Entry), WorkbookCell.Of(l.At, Look.Entry), WorkbookCell.Of(l.Share * criterion.Points, Look.Number), WorkbookCell.Of(l.Text, Look.Entry)]));
        return rows;
    }

    private static WorkbookCell[] Line(string text, Look look) => [WorkbookCell.Of(text, look)];

    private static string T(string name) => CompetitionTexts.Get(name);
}
