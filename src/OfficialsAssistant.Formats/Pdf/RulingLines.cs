using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>A straight line along one axis: at <paramref name="At"/> on the other, between two ends.</summary>
internal readonly record struct Ruling(double At, double From, double To);

/// <summary>Lines drawn on a page that may border cells, and the grounds that colour them.</summary>
internal sealed class RulingLines
{
    // More lines than this are a drawing or a chart, and comparing them all would take too long.
    private const int Most = 3000;
    private const double Thick = 3, Shortest = 4;

    public List<Ruling> Horizontal { get; private set; } = [];
    public List<Ruling> Vertical { get; private set; } = [];
    public List<PdfRectangle> Grounds { get; } = [];

    public RulingLines(Page page)
    {
        foreach (var path in page.Paths)
        {
            if (path.IsClipping && !path.IsStroked && !path.IsFilled) continue;
            var drawn = path.IsStroked && !PdfGlyphs.IsWhite(path.StrokeColor) || path.IsFilled && !PdfGlyphs.IsWhite(path.FillColor);
            if (drawn) for (var i = 0; i < path.Count; i++) Add(path[i], path.IsStroked);
            if (Horizontal.Count + Vertical.Count > Most) break;
        }
        if (Horizontal.Count + Vertical.Count > Most) (Horizontal, Vertical) = ([], []);
        else (Horizontal, Vertical) = (Together(Horizontal), Together(Vertical));
    }

    private void Add(PdfSubpath subpath, bool stroked)
    {
        if (subpath.GetBoundingRectangle() is not { } box || !double.IsFinite(box.Width + box.Height)) return;
        if (box.Height <= Thick && box.Width > Shortest) Horizontal.Add(new Ruling((box.Top + box.Bottom) / 2, box.Left, box.Right));
        else if (box.Width <= Thick && box.Height > Shortest) Vertical.Add(new Ruling((box.Left + box.Right) / 2, box.Bottom, box.Top));
        else if (!stroked) Grounds.Add(box);
        else AddSegments(subpath);
    }

    private void AddSegments(PdfSubpath subpath)
    {
        foreach (var command in subpath.Commands)
        {
            if (command is not PdfSubpath.Line line) continue;
            var (a, b) = (line.From, line.To);
            if (Math.Abs(a.Y - b.Y) < 1 && Math.Abs(a.X - b.X) > Shortest) Horizontal.Add(new Ruling(a.Y, Math.Min(a.X, b.X), Math.Max(a.X, b.X)));
            else if (Math.Abs(a.X - b.X) < 1 && Math.Abs(a.Y - b.Y) > Shortest) Vertical.Add(new Ruling(a.X, Math.Min(a.Y, b.Y), Math.Max(a.Y, b.Y)));
        }
    }

    /// <summary>Pieces of one line, such as the borders of neighbouring cells, as one.</summary>
    private static List<Ruling> Together(List<Ruling> rulings)
    {
        rulings.Sort((a, b) => Math.Round(a.At) != Math.Round(b.At) ? a.At.CompareTo(b.At) : a.From.CompareTo(b.From));
        var merged = new List<Ruling>(rulings.Count);
        foreach (var next in rulings)
        {
            if (merged.Count > 0 && merged[^1] is var last && Math.Abs(last.At - next.At) < 1.5 && next.From <= last.To + PdfGrid.Near && next.From >= last.From - PdfGrid.Near)
                merged[^1] = last with { To = Math.Max(last.To, next.To) };
            else merged.Add(next);
        }
        return merged;
    }
}
