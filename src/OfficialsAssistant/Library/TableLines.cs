using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library;

/// <summary>A table as lines of a passage, a row a line: "| 구분 | 금액 |". A row under a merged cell carries that cell's text, its label, along.</summary>
internal static class TableLines
{
    // A longer text merged over rows is no label, and would be repeated for pages.
    private const int LongestLabel = 100;

    public static IEnumerable<PassageLine> Of(TableBlock table)
    {
        var open = new List<TableCell>();
        var number = 0;
        // By the cells there are: a file may claim a cell in row and column a billion.
        foreach (var row in table.Cells.GroupBy(c => c.Row).OrderBy(r => r.Key))
        {
            open.RemoveAll(c => c.Row + (long)c.RowSpan <= row.Key);
            var cells = row.Select(c => (c.Column, Text: Line(c)))
                .Concat(open.Select(c => (c.Column, Text: Label(c))))
                .OrderBy(c => c.Column).Select(c => c.Text);
            yield return new PassageLine($"| {string.Join(" | ", cells)} |", number < table.HeaderRows ? LineRank.TableHeader : LineRank.TableRow);
            open.AddRange(row.Where(c => c.RowSpan > 1));
            number++;
        }
    }

    private static string Label(TableCell cell) => Line(cell) is { Length: <= LongestLabel } label ? label : "";

    // A cell of several paragraphs, or a table within it, is still one place of the row.
    private static string Line(TableCell cell) => cell.Text.Replace('\n', ' ').Replace('\t', ' ');
}
