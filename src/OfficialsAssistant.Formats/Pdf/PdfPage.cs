using UglyToad.PdfPig.Content;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>A table on a page, its cells filled with lines of text and tables of their own.</summary>
internal sealed record PdfTable(IReadOnlyList<PdfTableCell> Cells, int HeaderRows, double Left, double Right, double Top, double Bottom) : PageItem(Left, Right, Top, Bottom);

/// <summary>A cell with what stands in it, in reading order.</summary>
internal sealed record PdfTableCell(int Row, int Column, int RowSpan, int ColumnSpan, List<PageItem> Items);

/// <summary>What a page shows, in reading order.</summary>
internal sealed record PdfPage(int Number, double Height, List<PageItem> Items, string Hidden)
{
    /// <summary>It showed no text when it was read; later its header and footer may be taken off it.</summary>
    public bool IsEmpty { get; } = Items.Count == 0;

    public static PdfPage Of(Page page)
    {
        var glyphs = new PdfGlyphs(page);
        var items = new List<PageItem>();
        if (glyphs.Visible.Count > 0)
        {
            var lines = new RulingLines(page);
            var grids = PdfGrid.Of(lines);
            var free = grids.Count == 0 ? glyphs.Visible : Fill(grids, glyphs.Visible);
            items.AddRange(PdfPieces.Of(free, glyphs.HasSpaces));
            items.AddRange(Outermost(grids).Where(g => g.Cells.Any(c => c.Glyphs.Count > 0)).Select(g => Table(g, lines, glyphs.HasSpaces)));
        }
        items = ReadingOrder.Of(items);
        items.AddRange(ReadingOrder.Of([.. PdfPieces.Of(glyphs.Turned, glyphs.HasSpaces)]));
        var hidden = string.Join('\n', PdfPieces.Of(glyphs.Hidden, glyphs.HasSpaces).Select(p => p.Text));
        return new PdfPage(page.Number, page.Height, items, hidden);
    }

    /// <summary>Letters into the innermost grid that holds them.</summary>
    /// <returns>Letters outside of all.</returns>
    private static List<Glyph> Fill(List<PdfGrid> grids, List<Glyph> glyphs)
    {
        grids.Sort((a, b) => Area(a).CompareTo(Area(b)));
        var free = new List<Glyph>();
        foreach (var glyph in glyphs)
        {
            if (grids.Find(g => g.Contains(glyph.MiddleX, glyph.MiddleY)) is { } grid) grid.CellAt(glyph.MiddleX, glyph.MiddleY).Glyphs.Add(glyph);
            else free.Add(glyph);
        }
        return free;

        static double Area(PdfGrid grid) => (grid.Right - grid.Left) * (grid.Top - grid.Bottom);
    }

    /// <summary>Grids inside a cell of another become tables of that cell.</summary>
    private static List<PdfGrid> Outermost(List<PdfGrid> grids)
    {
        var outermost = new List<PdfGrid>();
        for (var i = 0; i < grids.Count; i++)
        {
            var (x, y) = ((grids[i].Left + grids[i].Right) / 2, (grids[i].Top + grids[i].Bottom) / 2);
            if (grids.FindIndex(i + 1, g => g.Contains(x, y)) is var outer and > 0) grids[outer].CellAt(x, y).Tables.Add(grids[i]);
            else outermost.Add(grids[i]);
        }
        return outermost;
    }

    private static PdfTable Table(PdfGrid grid, RulingLines lines, bool hasSpaces)
    {
        var cells = new List<PdfTableCell>();
        foreach (var cell in grid.Cells)
        {
            List<PageItem> items = [.. PdfPieces.Of(cell.Glyphs, hasSpaces), .. cell.Tables.Select(t => Table(t, lines, hasSpaces))];
            cells.Add(new PdfTableCell(cell.Row, cell.Column, cell.RowSpan, cell.ColumnSpan, ReadingOrder.Of(items)));
        }
        return new PdfTable(cells, HeaderRows(grid, lines), grid.Left, grid.Right, grid.Top, grid.Bottom);
    }

    // A first row on a coloured ground above one without is the header; other signs of one are not told from a form's labels.
    private static int HeaderRows(PdfGrid grid, RulingLines lines)
    {
        var first = grid.Cells.Where(c => c.Row == 0).ToList();
        var span = first.Max(c => c.RowSpan);
        var second = grid.Cells.Where(c => c.Row == span).ToList();
        return second.Count > 0 && first.All(HasGround) && !second.All(HasGround) ? span : 0;

        bool HasGround(GridCell cell)
        {
            var x = (grid.Columns[cell.Column] + grid.Columns[cell.Column + cell.ColumnSpan]) / 2;
            var y = (grid.Rows[cell.Row] + grid.Rows[cell.Row + cell.RowSpan]) / 2;
            return lines.Grounds.Exists(g => g.Left <= x && x <= g.Right && g.Bottom <= y && y <= g.Top);
        }
    }
}
