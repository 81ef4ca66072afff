using System.Globalization;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Workbooks;

/// <summary>Columns of a panel's sheet: for each judge the marks, their points, adjustments and total; then the mean's parts and the score.</summary>
internal sealed class PanelLayout(Rubric rubric, IReadOnlyList<string> judges)
{
    private readonly int n = rubric.Criteria.Count, m = rubric.Adjustments.Count;

    private int Block => 2 * n + m + 1;
    private int After => 1 + judges.Count * Block;

    /// <summary>Where criteria are averaged by themselves their means stand before the score.</summary>
    public int ScoreColumn => After + n + m;

    public IReadOnlyList<WorkbookCell> Heads()
    {
        var cells = new List<WorkbookCell> { WorkbookCell.Of(CompetitionTexts.Get("ColumnWork"), Look.Head) };
        foreach (var judge in judges) cells.AddRange(Enumerable.Range(0, Block).Select(i => WorkbookCell.Of(i == 0 ? judge : "", Look.Head)));
        cells.AddRange(Enumerable.Range(0, n + m).Select(i => WorkbookCell.Of(i == 0 ? CompetitionTexts.Get("HtmlMean") : "", Look.Head)));
        cells.Add(WorkbookCell.Of(CompetitionTexts.Get("BookScore"), Look.Head));
        cells.Add(WorkbookCell.Of(CompetitionTexts.Get("BookValid"), Look.Head));
        return cells;
    }

    public IReadOnlyList<WorkbookCell> SubHeads()
    {
        var criteria = rubric.Criteria.Select(c => c.Id).ToList();
        var adjustments = rubric.Adjustments.Select(a => a.Id).ToList();
        IEnumerable<string> block = [.. criteria, .. criteria.Select(c => $"{c} {CompetitionTexts.Get("BookScore")}"), .. adjustments, CompetitionTexts.Get("HtmlTotal")];
        return [.. judges.SelectMany(_ => block).Prepend("").Concat(criteria).Concat(adjustments).Concat(["", ""]).Select(t => WorkbookCell.Of(t, Look.Head))];
    }

    /// <param name="scale">Range of marks and points by criterion.</param>
    public IReadOnlyList<WorkbookCell> Row(string work, PanelScore score, int row, IReadOnlyDictionary<string, string> scale, AggregateRule rule, Func<string, RoundAt, string> rounded)
    {
        var cells = new List<WorkbookCell> { WorkbookCell.Of(work, Look.Entry) };
        for (var j = 0; j < judges.Count; j++) AddBallot(cells, score.Ballots.FirstOrDefault(b => b.Judge == judges[j]), row, 1 + j * Block, scale);
        for (var i = 0; i < n + m; i++)
        {
            var offset = i < n ? n + i : 2 * n + (i - n);
            var mean = i < n ? score.Criteria[i] : rule.PerCriterion ? score.Adjustments[i - n] : null;
            var used = rule.PerCriterion ? rule : rule with { Trim = false };
            cells.Add(mean?.Value is { } value ? WorkbookCell.Live(Mean(row, offset, used), value) : WorkbookCell.Of("", Look.Entry));
        }
        var formula = rule.PerCriterion ? $"SUM({At(After, row)}:{At(After + n + m - 1, row)})" : Mean(row, Block - 1, rule);
        cells.Add(score.Score is { } s ? WorkbookCell.Live(rounded(formula, RoundAt.Work), s) : WorkbookCell.Of("", Look.Entry));
        cells.Add(WorkbookCell.Live($"COUNT({Values(row, Block - 1)})", score.Ballots.Count(b => b.Total is not null), Look.Entry));
        return cells;
    }

    private void AddBallot(List<WorkbookCell> cells, Ballot? ballot, int row, int first, IReadOnlyDictionary<string, string> scale)
    {
        for (var c = 0; c < n; c++) cells.Add(ballot?.Marks[c] is { } mark ? WorkbookCell.Of(mark, Look.Entry) : WorkbookCell.Of("", Look.Entry));
        for (var c = 0; c < n; c++)
        {
            // Points of a check come from the bundle, not from a mark.
            var points = ballot?.Points[c];
            cells.Add(points is null ? WorkbookCell.Of("", Look.Entry) : rubric.Criteria[c].Check is null ? WorkbookCell.Live($"VLOOKUP({At(first + c, row)},{scale[rubric.Criteria[c].Id]},2,FALSE)", points) : WorkbookCell.Of(points, Look.Number));
        }
        var isThere = ballot?.State is BallotState.Complete or BallotState.Incomplete;
        for (var a = 0; a < m; a++) cells.Add(isThere ? WorkbookCell.Of(ballot!.Adjustments[a], Look.Entry) : WorkbookCell.Of("", Look.Entry));
        cells.Add(ballot?.Total is { } total ? WorkbookCell.Live($"SUM({At(first + n, row)}:{At(first + 2 * n + m - 1, row)})", total) : WorkbookCell.Of("", Look.Entry));
    }

    private string Mean(int row, int offset, AggregateRule rule)
    {
        var values = Values(row, offset);
        var plain = $"AVERAGE({values})";
        return !rule.Trim ? plain : string.Create(CultureInfo.InvariantCulture, $"IF(COUNT({values})>={rule.TrimFrom},(SUM({values})-MAX({values})-MIN({values}))/(COUNT({values})-2),{plain})");
    }

    private string Values(int row, int offset) => string.Join(",", judges.Select((_, j) => At(1 + j * Block + offset, row)));

    private static string At(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Workbook.Column(column)}{row}");
}
