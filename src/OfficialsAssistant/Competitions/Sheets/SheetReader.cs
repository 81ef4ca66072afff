using System.Globalization;
using System.Text;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Sheets;

/// <summary>Turns the table of one file into rows; every odd cell is a fault with its row and column.</summary>
/// <param name="works">Receipt codes there are.</param>
public sealed class SheetReader(Rubric rubric, IReadOnlySet<string> works, Faults faults)
{
    private static readonly string[] s_fixed = ["work", "status", "reason", "by", "comment"];

    public Sheet Read(string stage, string judge, string shownAs, byte[] bytes)
    {
        if (SheetText.Decode(bytes) is not { } text)
        {
            faults.Add(shownAs, null, "", "NotSheetText");
            return new Sheet(stage, judge, shownAs, []);
        }
        var table = CsvTable.Parse(text);
        if (table.OpenQuoteAt is { } line) faults.Add(shownAs, line, "", "OpenQuote");
        return new Sheet(stage, judge, shownAs, table.OpenQuoteAt is null ? ReadRows(shownAs, table.Rows) : []);
    }

    public IReadOnlyList<SheetRow> ReadRows(string shownAs, IReadOnlyList<TableRow> table)
    {
        if (table.Count == 0)
        {
            faults.Add(shownAs, null, "", "EmptySheet");
            return [];
        }
        if (ReadHeader(shownAs, table[0]) is not { } columns) return [];
        var rows = table.Skip(1).Select(r => ReadRow(shownAs, columns, r)).OfType<SheetRow>().ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!seen.TryAdd(row.Work, row.Line)) faults.Add(shownAs, row.Line, "work", "WorkTwice", row.Work, seen[row.Work]);
        }
        return rows;
    }

    private List<string>? ReadHeader(string shownAs, TableRow header)
    {
        var before = faults.Count;
        var columns = header.Cells.ToList();
        while (columns.Count > 0 && columns[^1].Length == 0) columns.RemoveAt(columns.Count - 1);
        if (!columns.Contains("work", StringComparer.Ordinal)) faults.Add(shownAs, header.Line, "work", "ColumnMissing", "work");
        foreach (var criterion in rubric.Marked.Where(c => !columns.Contains(c.Id))) faults.Add(shownAs, header.Line, criterion.Id, "ColumnMissing", criterion.Id);
        foreach (var twice in columns.GroupBy(c => c).Where(g => g.Count() > 1)) faults.Add(shownAs, header.Line, twice.Key, "ColumnTwice", twice.Key);
        foreach (var column in columns.Where(c => !IsKnown(c)).Distinct()) faults.Add(shownAs, header.Line, column, "ColumnUnknown", column, rubric.Reference);
        return faults.Count > before ? null : columns;
    }

    private bool IsKnown(string column) =>
        s_fixed.Contains(column) || rubric.Marked.Any(c => c.Id == column || column == c.Id + ":comment") || rubric.Adjustments.Any(a => a.Id == column);

    private SheetRow? ReadRow(string shownAs, List<string> columns, TableRow row)
    {
        var before = faults.Count;
        if (row.Cells.Skip(columns.Count).Any(c => c.Length > 0)) faults.Add(shownAs, row.Line, "", "TooManyCells", columns.Count);
        var work = Cell("work");
        if (work.Length == 0) faults.Add(shownAs, row.Line, "work", "WorkBlank");
        else if (!works.Contains(work)) faults.Add(shownAs, row.Line, "work", "WorkUnknown", work);
        var status = ReadStatus(shownAs, row.Line, Cell("status"));
        var marks = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var criterion in rubric.Marked)
            if (Number(criterion.Id) is { } mark)
            {
                if (criterion.Scale.Contains(mark)) marks[criterion.Id] = mark;
                else faults.Add(shownAs, row.Line, criterion.Id, "OffScale", Cell(criterion.Id), criterion.Scale[0], criterion.Scale[^1], criterion.Step);
            }
        var adjustments = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var adjustment in rubric.Adjustments)
            if (Number(adjustment.Id) is { } points)
            {
                if (points >= adjustment.Min && points <= adjustment.Max) adjustments[adjustment.Id] = points;
                else faults.Add(shownAs, row.Line, adjustment.Id, "OffRange", Cell(adjustment.Id), adjustment.Min, adjustment.Max);
            }
        if (status != SheetStatus.Given && marks.Count + adjustments.Count > 0) faults.Add(shownAs, row.Line, "status", "ScoredThoughAway", Cell("status"));
        if (faults.Count > before) return null;
        return new SheetRow(work, status, Cell("reason"), People(Cell("by")), marks, adjustments, Comments(), shownAs, row.Line);

        string Cell(string column) => columns.IndexOf(column) is var i and >= 0 && i < row.Cells.Count ? row.Cells[i] : "";

        decimal? Number(string column)
        {
            var text = Cell(column).Normalize(NormalizationForm.FormKC);
            if (text.Length == 0) return null;
            if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
            faults.Add(shownAs, row.Line, column, "CellNotNumber", text);
            return null;
        }

        SortedDictionary<string, string> Comments()
        {
            var comments = new SortedDictionary<string, string>(StringComparer.Ordinal);
            if (Cell("comment") is { Length: > 0 } whole) comments[""] = whole;
            foreach (var criterion in rubric.Marked)
                if (Cell(criterion.Id + ":comment") is { Length: > 0 } comment) comments[criterion.Id] = comment;
            return comments;
        }
    }

    private SheetStatus ReadStatus(string shownAs, int line, string text)
    {
        switch (text)
        {
            case "": return SheetStatus.Given;
            case "recused": return SheetStatus.Recused;
            case "absent": return SheetStatus.Absent;
            default:
                faults.Add(shownAs, line, "status", "StatusUnknown", text);
                return SheetStatus.Given;
        }
    }

    /// <summary>The people a cell names, each once.</summary>
    public static IReadOnlyList<string> People(string cell) =>
        [.. cell.Split([',', ';', '/', '&', '+', '·', 'ㆍ', '|', '、', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
