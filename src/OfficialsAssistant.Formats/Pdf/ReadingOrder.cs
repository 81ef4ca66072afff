namespace OfficialsAssistant.Formats.Pdf;

/// <summary>
/// Pieces and tables of a page in the order they are read: from top to bottom, but a stretch with a gutter that no line crosses
/// and whose sides are both full of text is read as two columns.
/// </summary>
internal static class ReadingOrder
{
    private const int FewestLines = 3;

    public static List<PageItem> Of(List<PageItem> items)
    {
        if (items.Count == 0) return items;
        var rows = Rows(items);
        var (left, right) = (items.Min(i => i.Left), items.Max(i => i.Right));
        (double, double) inner = (left + 0.2 * (right - left), right - 0.2 * (right - left));
        var ordered = new List<PageItem>(items.Count);
        for (var from = 0; from < rows.Count;)
        {
            var to = Stretch(rows, from, inner, out var gutter);
            if (AsColumns(rows, from, to, gutter) is { } columns) ordered.AddRange(columns);
            else ordered.AddRange(Merge(rows[from..to], left, right));
            from = to;
        }
        return ordered;
    }

    /// <summary>Items of one height together, from top to bottom.</summary>
    private static List<List<PageItem>> Rows(List<PageItem> items)
    {
        items.Sort((a, b) => Level(b).CompareTo(Level(a)));
        var rows = new List<List<PageItem>>();
        foreach (var item in items)
        {
            if (rows.Count > 0 && item is PdfLine line && rows[^1][0] is PdfLine first && AreLevel(first, line)) rows[^1].Add(item);
            else rows.Add([item]);
        }
        return rows;
    }

    // Half of the smaller one beside the larger one: small letters raised above a line belong to it.
    private static bool AreLevel(PdfLine a, PdfLine b) =>
        Math.Min(a.Base + a.Size, b.Base + b.Size) - Math.Max(a.Base, b.Base) > 0.55 * Math.Min(a.Size, b.Size);

    private static double Level(PageItem item) => item is PdfLine line ? line.Base : item.Top;

    /// <summary>End of the longest run of rows that leave a common gutter free.</summary>
    private static int Stretch(List<List<PageItem>> rows, int from, (double Left, double Right) inner, out (double Left, double Right) gutter)
    {
        gutter = default;
        List<(double Left, double Right)> free = [inner];
        var to = from;
        for (; to < rows.Count; to++)
        {
            var narrower = Without(free, rows[to]);
            if (narrower.Count == 0) break;
            free = narrower;
        }
        if (to == from) return from + 1;
        gutter = free.MaxBy(g => g.Right - g.Left);
        return to;
    }

    private static List<(double Left, double Right)> Without(List<(double Left, double Right)> free, List<PageItem> row)
    {
        foreach (var item in row)
        {
            var rest = new List<(double Left, double Right)>(free.Count + 1);
            var need = item is PdfLine line ? Math.Max(8, line.Size) : 8;
            foreach (var gap in free)
            {
                Keep(gap.Left, Math.Min(gap.Right, item.Left));
                Keep(Math.Max(gap.Left, item.Right), gap.Right);
            }
            free = rest;

            void Keep(double from, double to)
            {
                if (to - from >= need) rest.Add((from, to));
            }
        }
        return [.. free.Distinct()];
    }

    private static List<PageItem>? AsColumns(List<List<PageItem>> rows, int from, int to, (double Left, double Right) gutter)
    {
        if (to - from < FewestLines || gutter.Right <= gutter.Left) return null;
        var middle = (gutter.Left + gutter.Right) / 2;
        var (left, right) = (new List<List<PageItem>>(), new List<List<PageItem>>());
        foreach (var row in rows[from..to])
        {
            if (row.FindAll(i => i.Right < middle) is { Count: > 0 } l) left.Add(l);
            if (row.FindAll(i => i.Right >= middle) is { Count: > 0 } r) right.Add(r);
        }
        return IsFull(left) && IsFull(right) ? [.. Column(left), .. Column(right)] : null;
    }

    // Labels and values side by side leave most of a column empty; running text fills it.
    private static bool IsFull(List<List<PageItem>> column)
    {
        if (column.Count < FewestLines) return false;
        var (left, right) = (column.Min(r => r.Min(i => i.Left)), column.Max(r => r.Max(i => i.Right)));
        var full = column.Count(r => r.Sum(i => i.Right - i.Left) > 0.75 * (right - left));
        return right - left > 80 && full * 2 >= column.Count;
    }

    private static IEnumerable<PageItem> Column(List<List<PageItem>> rows) =>
        Merge(rows, rows.Min(r => r.Min(i => i.Left)), rows.Max(r => r.Max(i => i.Right)));

    private static IEnumerable<PageItem> Merge(List<List<PageItem>> rows, double left, double right)
    {
        foreach (var row in rows)
        {
            if (row[0] is PdfLine) yield return PdfLine.Join([.. row.Cast<PdfLine>()]) with { ColumnLeft = left, ColumnRight = right };
            else yield return row[0];
        }
    }
}
