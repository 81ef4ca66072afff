using System.Text.RegularExpressions;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>Headers and footers: lines that stand at the same height of several pages with the same words, whatever the page number in them.</summary>
internal static partial class RunningLines
{
    private const int Deepest = 3;

    /// <summary>Takes them off all pages but the first that shows each.</summary>
    /// <returns>Which lines are headers (true) and footers (false).</returns>
    public static Dictionary<PdfLine, bool> Part(List<PdfPage> pages)
    {
        var running = new Dictionary<PdfLine, bool>(ReferenceEqualityComparer.Instance);
        Part(pages, top: true, running);
        Part(pages, top: false, running);
        return running;
    }

    private static void Part(List<PdfPage> pages, bool top, Dictionary<PdfLine, bool> running)
    {
        var groups = pages.SelectMany(p => Edge(p, top).Select(line => (Page: p, Line: line))).GroupBy(e => (Key(e.Line.Text), (int)Math.Round(e.Line.Base / 4)));
        foreach (var group in groups.Select(g => g.ToList()))
        {
            if (group.Count < Math.Max(2, Math.Min(3, pages.Count)) && group.Count * 2 <= pages.Count) continue;
            foreach (var (page, line) in group.Skip(1)) page.Items.Remove(line);
            running[group[0].Line] = top;
        }
    }

    /// <summary>The outermost lines of a page, within a sixth of its height.</summary>
    private static IEnumerable<PdfLine> Edge(PdfPage page, bool top)
    {
        var lines = page.Items.OfType<PdfLine>().Where(l => top ? l.Base > page.Height * 5 / 6 : l.Base < page.Height / 6);
        return (top ? lines.OrderByDescending(l => l.Base) : lines.OrderBy(l => l.Base)).Take(Deepest);
    }

    private static string Key(string text) => Numbers().Replace(text, "#");

    [GeneratedRegex(@"\d+|\b[ivxIVX]+\b")]
    private static partial Regex Numbers();
}
