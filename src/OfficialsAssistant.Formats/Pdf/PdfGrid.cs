namespace OfficialsAssistant.Formats.Pdf;

/// <summary>A cell of a grid by its first row and column and its spans, with its lines of text.</summary>
internal sealed record GridCell(int Row, int Column, int RowSpan, int ColumnSpan)
{
    public List<Glyph> Glyphs { get; } = [];
    public List<PdfGrid> Tables { get; } = [];
}

/// <summary>Rulings that touch each other, as rows and columns; a ruling that is missing between two places makes them one merged cell.</summary>
internal sealed class PdfGrid
{
    public const double Near = 3;
    private const int MostPlaces = 40_000;

    /// <summary>Borders of columns from left to right and of rows from top to bottom.</summary>
    public double[] Columns { get; }
    public double[] Rows { get; }
    public List<GridCell> Cells { get; } = [];
    private readonly GridCell?[,] places;

    public double Left => Columns[0];
    public double Right => Columns[^1];
    public double Top => Rows[0];
    public double Bottom => Rows[^1];

    private PdfGrid(double[] columns, double[] rows, List<Ruling> horizontal, List<Ruling> vertical)
    {
        (Columns, Rows) = (columns, rows);
        places = new GridCell?[rows.Length - 1, columns.Length - 1];
        var right = Borders(vertical, columns, rows);
        var below = Borders(horizontal, rows, columns);
        for (var row = 0; row < rows.Length - 1; row++)
            for (var column = 0; column < columns.Length - 1; column++)
                if (places[row, column] is null) Open(row, column, right, below);
    }

    // A cell reaches right until a ruling stands in its first row, and down until one lies in its first column.
    private void Open(int row, int column, bool[,] right, bool[,] below)
    {
        var (width, height) = (1, 1);
        while (column + width < Columns.Length - 1 && !right[column + width, row] && places[row, column + width] is null) width++;
        while (row + height < Rows.Length - 1 && !below[row + height, column] && Enumerable.Range(column, width).All(c => places[row + height, c] is null)) height++;
        var cell = new GridCell(row, column, height, width);
        for (var r = row; r < row + height; r++)
            for (var c = column; c < column + width; c++) places[r, c] = cell;
        Cells.Add(cell);
    }

    public static List<PdfGrid> Of(RulingLines lines)
    {
        var grids = new List<PdfGrid>();
        foreach (var (horizontal, vertical) in Touching(lines.Horizontal, lines.Vertical))
        {
            // The ends of the horizontal rulings are borders too: many tables of offices are open at their sides.
            var columns = Levels([.. vertical.Select(v => v.At), horizontal.Min(h => h.From), horizontal.Max(h => h.To)]);
            var rows = Levels([.. horizontal.Select(h => h.At), vertical.Min(v => v.From), vertical.Max(v => v.To)]);
            Array.Reverse(rows);
            if (columns.Length < 2 || rows.Length < 2 || columns.Length * rows.Length is < 6 or > MostPlaces) continue;
            var grid = new PdfGrid(columns, rows, horizontal, vertical);
            if (grid.Cells.Count > 1) grids.Add(grid);
        }
        return grids;
    }

    public bool Contains(double x, double y) => x > Left - 1 && x < Right + 1 && y > Bottom - 1 && y < Top + 1;

    /// <summary>The cell at a point inside the grid.</summary>
    public GridCell CellAt(double x, double y)
    {
        var column = Math.Clamp(Array.FindIndex(Columns, c => c > x) - 1, 0, Columns.Length - 2);
        if (x >= Right) column = Columns.Length - 2;
        var row = Math.Clamp(Array.FindIndex(Rows, r => r < y) - 1, 0, Rows.Length - 2);
        if (y <= Bottom) row = Rows.Length - 2;
        return places[row, column]!;
    }

    private static IEnumerable<(List<Ruling> Horizontal, List<Ruling> Vertical)> Touching(List<Ruling> horizontal, List<Ruling> vertical)
    {
        var parent = Enumerable.Range(0, horizontal.Count + vertical.Count).ToArray();
        for (var h = 0; h < horizontal.Count; h++)
            for (var v = 0; v < vertical.Count; v++)
                if (Touch(horizontal[h], vertical[v])) parent[Root(horizontal.Count + v)] = Root(h);
        var groups = Enumerable.Range(0, parent.Length).GroupBy(Root);
        foreach (var group in groups)
        {
            var (hs, vs) = (new List<Ruling>(), new List<Ruling>());
            foreach (var i in group)
                if (i < horizontal.Count) hs.Add(horizontal[i]);
                else vs.Add(vertical[i - horizontal.Count]);
            if (hs.Count > 0 && vs.Count > 0) yield return (hs, vs);
        }

        int Root(int i)
        {
            while (parent[i] != i) i = parent[i] = parent[parent[i]];
            return i;
        }
    }

    private static bool Touch(Ruling h, Ruling v) =>
        v.At >= h.From - Near && v.At <= h.To + Near && h.At >= v.From - Near && h.At <= v.To + Near;

    /// <summary>Distinct values in rising order; those nearer than a ruling is thick are one.</summary>
    private static double[] Levels(List<double> values)
    {
        values.Sort();
        var levels = new List<double>();
        foreach (var value in values)
            if (levels.Count == 0 || value - levels[^1] > Near) levels.Add(value);
        return [.. levels];
    }

    /// <summary>[i, j]: whether a ruling lies at level i along the stretch between the levels j and j + 1 of the other axis.</summary>
    private static bool[,] Borders(List<Ruling> rulings, double[] levels, double[] others)
    {
        var borders = new bool[levels.Length, others.Length - 1];
        foreach (var ruling in rulings)
        {
            var level = Array.FindIndex(levels, l => Math.Abs(l - ruling.At) <= Near);
            if (level < 0) continue;
            for (var j = 0; j < others.Length - 1; j++)
            {
                var middle = (others[j] + others[j + 1]) / 2;
                if (ruling.From <= middle && middle <= ruling.To) borders[level, j] = true;
            }
        }
        return borders;
    }
}
