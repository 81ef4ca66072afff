using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Workbooks;

/// <summary>summary.xlsx: marks, points, means, weights and finals as live formulas, so that a total can be followed cell by cell.</summary>
/// <param name="root">Digits of the bundle's root.</param>
public sealed class SummaryBook(Competition competition, Standings standings, string root)
{
    private readonly List<WorkbookSheet> sheets = [];

    /// <summary>Where a work's score in a stage stands: "'written'!F7".</summary>
    private readonly Dictionary<(string Stage, string Work), string> stageCells = [];

    public byte[] Write()
    {
        foreach (var stage in standings.Stages) WriteStage(stage);
        sheets.Insert(0, Final());
        return Workbook.Write(sheets);
    }

    private WorkbookSheet Final()
    {
        var stages = standings.Stages.Select(s => s.Stage).ToList();
        var rows = new List<IReadOnlyList<WorkbookCell>>
        {
            Line(competition.Title, Look.Title), Line(CompetitionTexts.Get("BookNote", root), Look.Note),
            new List<WorkbookCell> { Head("ColumnRank"), Head("ColumnWork"), Head("ColumnTrack") }.Concat(stages.Select(s => WorkbookCell.Of(s.Title, Look.Head))).Append(Head("ColumnFinal")).Append(Head("ColumnTie")).ToList(),
            new List<WorkbookCell> { WorkbookCell.Of(T("BookWeight"), Look.Head), WorkbookCell.Of(""), WorkbookCell.Of("") }.Concat(stages.Select(s => WorkbookCell.Of(s.Weight, Look.Number))).ToList(),
        };
        foreach (var s in standings.Ranked)
        {
            var row = rows.Count + 1;
            var cells = new List<WorkbookCell> { WorkbookCell.Of(s.Rank, Look.Entry), WorkbookCell.Of(s.Work, Look.Entry), WorkbookCell.Of(s.Track, Look.Entry) };
            cells.AddRange(stages.Select((stage, i) => i < s.Stages.Count ? WorkbookCell.Live(stageCells[(stage.Id, s.Work)], s.Stages[i].Score) : WorkbookCell.Of("", Look.Entry)));
            var sum = string.Join("+", stages.Select((_, i) => FormattableString.Invariant($"{Workbook.Column(3 + i)}{row}*{Workbook.Column(3 + i)}$4")));
            cells.Add(s.Final is null ? WorkbookCell.Of("", Look.Entry) : WorkbookCell.Live(Rounded($"({sum})/100", RoundAt.Final), s.Final));
            cells.Add(WorkbookCell.Of(s.Tie?.Step ?? "", Look.Entry));
            rows.Add(cells);
        }
        return new WorkbookSheet(T("BookSummary"), rows, [8, 12, 12, .. stages.Select(_ => 14.0), 12, 24], []);
    }

    private void WriteStage(StageResult stage)
    {
        var panels = new List<Dictionary<string, string>>();
        foreach (var (panel, i) in stage.Stage.Panels.Select((panel, i) => (panel, i))) panels.Add(WritePanel(stage, panel, i));
        var rows = new List<IReadOnlyList<WorkbookCell>>
        {
            Line(stage.Stage.Title, Look.Title),
            new List<WorkbookCell> { Head("ColumnWork") }.Concat(stage.Stage.Panels.Select(p => WorkbookCell.Of(p.Id, Look.Head))).Append(Head("BookScore")).ToList(),
            new List<WorkbookCell> { WorkbookCell.Of(T("BookWeight"), Look.Head) }.Concat(stage.Stage.Panels.Select(p => WorkbookCell.Of(p.Weight, Look.Number))).ToList(),
        };
        foreach (var work in Works(stage))
        {
            var row = rows.Count + 1;
            var cells = new List<WorkbookCell> { WorkbookCell.Of(work.Work, Look.Entry) };
            cells.AddRange(stage.Stage.Panels.Select((_, i) => WorkbookCell.Live(panels[i][work.Work], work.Panels[i].Score)));
            var sum = string.Join("+", stage.Stage.Panels.Select((_, i) => FormattableString.Invariant($"{Workbook.Column(1 + i)}{row}*{Workbook.Column(1 + i)}$3")));
            cells.Add(work.Score is null ? WorkbookCell.Of("", Look.Entry) : WorkbookCell.Live(Rounded($"({sum})/100", RoundAt.Stage), work.Score));
            stageCells[(stage.Stage.Id, work.Work)] = FormattableString.Invariant($"'{stage.Stage.Id}'!{Workbook.Column(1 + stage.Stage.Panels.Count)}{row}");
            rows.Add(cells);
        }
        sheets.Add(new WorkbookSheet(stage.Stage.Id, rows, [12, .. stage.Stage.Panels.Select(_ => 12.0), 12], []));
    }

    /// <summary>One sheet a panel: a block a judge with marks and points, then the mean.</summary>
    /// <returns>Where each work's score stands.</returns>
    private Dictionary<string, string> WritePanel(StageResult stage, StagePanel panel, int at)
    {
        var name = $"{stage.Stage.Id}-{panel.Id}";
        var scale = ScaleTable(panel.Rubric, name);
        var judges = competition.JudgesOf(panel.Id).Select(j => j.Code).Order(StringComparer.Ordinal).ToList();
        var layout = new PanelLayout(panel.Rubric, judges);
        var rows = new List<IReadOnlyList<WorkbookCell>> { Line($"{stage.Stage.Title} · {panel.Id} ({panel.Rubric.Reference})", Look.Title), layout.Heads(), layout.SubHeads() };
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var work in Works(stage))
        {
            cells[work.Work] = FormattableString.Invariant($"'{name}'!{Workbook.Column(layout.ScoreColumn)}{rows.Count + 1}");
            rows.Add(layout.Row(work.Work, work.Panels[at], rows.Count + 1, scale, competition.Aggregate, Rounded));
        }
        sheets.Add(new WorkbookSheet(name, rows, [12, .. Enumerable.Repeat(8.0, layout.ScoreColumn - 1), 12, 10], []));
        return cells;
    }

    /// <summary>Points of every permitted mark, on a sheet of their own.</summary>
    /// <returns>Range of the table by criterion.</returns>
    private Dictionary<string, string> ScaleTable(Rubric rubric, string panelSheet)
    {
        var name = $"{panelSheet}-{T("BookScale")}";
        var rows = new List<IReadOnlyList<WorkbookCell>> { new[] { Head("SheetCriterion"), Head("SheetMark"), Head("SheetPoints") } };
        var ranges = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var criterion in rubric.Marked)
        {
            var first = rows.Count + 1;
            rows.AddRange(criterion.Scale.Select(m => (IReadOnlyList<WorkbookCell>)[WorkbookCell.Of(criterion.Id, Look.Entry), WorkbookCell.Of(m, Look.Entry), WorkbookCell.Of(criterion.PointsOf(m), Look.Number)]));
            ranges[criterion.Id] = FormattableString.Invariant($"'{name}'!$B${first}:$C${rows.Count}");
        }
        sheets.Add(new WorkbookSheet(name, rows, [20, 10, 12], []));
        return ranges;
    }

    private string Rounded(string formula, RoundAt at) =>
        competition.Aggregate.Rounds.HasFlag(at) ? FormattableString.Invariant($"ROUND({formula},{competition.Aggregate.Digits})") : formula;

    private static List<WorkInStage> Works(StageResult stage) => [.. stage.Works.Values.OrderBy(w => w.Work, StringComparer.Ordinal)];

    private static WorkbookCell Head(string name) => WorkbookCell.Of(T(name), Look.Head);

    private static WorkbookCell[] Line(string text, Look look) => [WorkbookCell.Of(text, look)];

    private static string T(string name) => CompetitionTexts.Get(name);
}
