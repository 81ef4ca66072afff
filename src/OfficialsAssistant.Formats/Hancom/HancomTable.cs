namespace OfficialsAssistant.Formats.Hancom;

/// <summary>Builds a table from the cells a file names, whatever places it gives them.</summary>
internal static class HancomTable
{
    // The grid is laid out in memory; Hancom itself allows far fewer columns.
    private const int MaxColumns = 1024, MaxGrid = 1_000_000;

    /// <summary>Cells row by row, left to right. Impossible places and spans are put right; a place taken twice goes to the next free row.</summary>
    public static TableBlock Of(IReadOnlyList<TableCell> cells, int headerRows)
    {
        if (!Fits(cells)) cells = Packed(cells);
        var taken = new HashSet<(int, int)>();
        var placed = new List<TableCell>(cells.Count);
        var last = cells.Count == 0 ? 0 : cells.Max(c => c.Row);
        foreach (var cell in cells)
            placed.Add(taken.Add((cell.Row, cell.Column)) ? cell : cell with { Row = ++last, Column = 0, RowSpan = 1, ColumnSpan = 1 });
        // Cells put below may have made the grid larger than it may be.
        if (!Fits(placed)) placed = [.. Packed(cells)];
        return new TableBlock([.. placed.OrderBy(c => c.Row).ThenBy(c => c.Column)], headerRows);
    }

    private static bool Fits(IReadOnlyList<TableCell> cells)
    {
        if (cells.Any(c => c.Row < 0 || c.Column is < 0 or >= MaxColumns || c.RowSpan < 1 || c.ColumnSpan is < 1 or > MaxColumns)) return false;
        return cells.Count == 0 || (cells.Max(c => c.Row) + 1L) * (cells.Max(c => c.Column) + 1L) <= MaxGrid && cells.Max(c => (long)c.Row + c.RowSpan) <= MaxGrid;
    }

    // One column, a row a cell: nothing of the text is lost, and nothing is believed of the places.
    private static TableCell[] Packed(IReadOnlyList<TableCell> cells) =>
        [.. cells.Select((cell, row) => cell with { Row = row, Column = 0, RowSpan = 1, ColumnSpan = 1 })];
}
