using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>One letter of a page: where it stands, in points from the lower left corner.</summary>
internal readonly record struct Glyph(string Text, double Left, double Right, double Base, double Size)
{
    public bool IsSpace => string.IsNullOrWhiteSpace(Text);
    public double MiddleX => (Left + Right) / 2;
    public double MiddleY => Base + Size * 0.3;
}

/// <summary>Letters of a page, parted into those a reader of the page sees and those that only a machine would.</summary>
internal sealed class PdfGlyphs
{
    public List<Glyph> Visible { get; } = [];

    /// <summary>Drawn invisibly, in white on white, smaller than can be read, or outside the page.</summary>
    public List<Glyph> Hidden { get; } = [];

    /// <summary>Letters set upwards or downwards, turned so that they read from left to right.</summary>
    public List<Glyph> Turned { get; } = [];

    /// <summary>Part of the letters that are white space: without any, gaps between letters are the only word borders.</summary>
    public bool HasSpaces { get; }

    public PdfGlyphs(Page page)
    {
        var crop = page.CropBox.Bounds;
        var grounds = new Lazy<List<PdfRectangle>>(() => DarkGrounds(page));
        var spaces = 0;
        foreach (var letter in page.Letters)
        {
            var glyph = Turn(letter);
            if (glyph.Text.Length == 0 || !double.IsFinite(glyph.Left + glyph.Right + glyph.Base + glyph.Size)) continue;
            if (glyph.IsSpace) spaces++;
            if (IsHidden(letter, crop, grounds)) Hidden.Add(glyph);
            else if (letter.TextOrientation is TextOrientation.Rotate90 or TextOrientation.Rotate270) Turned.Add(glyph);
            else Visible.Add(glyph);
        }
        HasSpaces = spaces * 40 > page.Letters.Count;
    }

    private static Glyph Turn(Letter letter)
    {
        var (from, to) = (letter.StartBaseLine, letter.EndBaseLine);
        var text = letter.Value ?? "";
        var size = Math.Abs(letter.PointSize);
        return letter.TextOrientation switch
        {
            TextOrientation.Rotate90 => new Glyph(text, -from.Y, -to.Y, from.X, size),
            TextOrientation.Rotate270 => new Glyph(text, from.Y, to.Y, -from.X, size),
            TextOrientation.Rotate180 => new Glyph(text, -from.X, -to.X, -from.Y, size),
            _ => new Glyph(text, Math.Min(from.X, to.X), Math.Max(from.X, to.X), from.Y, size),
        };
    }

    private static bool IsHidden(Letter letter, PdfRectangle crop, Lazy<List<PdfRectangle>> grounds)
    {
        if (letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip) return true;
        if (Math.Abs(letter.PointSize) < 1.01) return true;
        var at = letter.StartBaseLine;
        if (at.X < crop.Left - 2 || at.X > crop.Right + 2 || at.Y < crop.Bottom - 2 || at.Y > crop.Top + 2) return true;
        return IsWhite(letter.Color) && !grounds.Value.Any(g => g.Left <= at.X && at.X <= g.Right && g.Bottom <= at.Y + 1 && at.Y <= g.Top);
    }

    // White letters are read where something stands behind them: a filled cell, a banner, a picture.
    private static List<PdfRectangle> DarkGrounds(Page page)
    {
        var filled = page.Paths.Where(p => p.IsFilled && !IsWhite(p.FillColor)).Select(p => p.GetBoundingRectangle());
        var pictures = page.GetImages().Select(i => (PdfRectangle?)i.BoundingBox);
        return [.. filled.Concat(pictures).Where(r => r is not null).Select(r => r!.Value).Take(2000)];
    }

    public static bool IsWhite(IColor? color) => color switch
    {
        null => false,
        GrayColor gray => gray.Gray > 0.97,
        PatternColor => false,
        _ => color.ToRGBValues() is var (r, g, b) && r > 0.97 && g > 0.97 && b > 0.97,
    };
}
