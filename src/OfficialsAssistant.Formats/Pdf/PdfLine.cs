using System.Text;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>Something that takes up room on a page: a line of text or a table.</summary>
internal abstract record PageItem(double Left, double Right, double Top, double Bottom);

/// <summary>A line of text as drawn; <paramref name="Size"/> is the point size of most of it.</summary>
/// <param name="SpaceAfter">A space is drawn at its end, so that the line broke between words.</param>
internal sealed record PdfLine(string Text, double Left, double Right, double Base, double Size, bool SpaceAfter)
    : PageItem(Left, Right, Base + Size, Base - Size * 0.2)
{
    /// <summary>Left and right border of the column it stands in.</summary>
    public double ColumnLeft { get; init; } = Left;
    public double ColumnRight { get; init; } = Right;

    /// <summary>Pieces of one line, from left to right.</summary>
    public static PdfLine Join(List<PdfLine> pieces)
    {
        if (pieces.Count == 1) return pieces[0];
        pieces.Sort((a, b) => a.Left.CompareTo(b.Left));
        var text = new StringBuilder(pieces[0].Text);
        for (var i = 1; i < pieces.Count; i++)
        {
            if (pieces[i - 1].SpaceAfter || pieces[i].Left - pieces[i - 1].Right > 0.3 * pieces[i].Size) text.Append(' ');
            text.Append(pieces[i].Text);
        }
        var longest = pieces.MaxBy(p => p.Text.Length)!;
        return new PdfLine(text.ToString(), pieces[0].Left, pieces.Max(p => p.Right), longest.Base, longest.Size, pieces[^1].SpaceAfter);
    }
}

/// <summary>Letters to pieces of lines. Letters come in the order they were drawn, which within a line is nearly always the order they are read.</summary>
internal static class PdfPieces
{
    public static List<PdfLine> Of(List<Glyph> glyphs, bool hasSpaces)
    {
        var pieces = new List<PdfLine>();
        var open = new List<Glyph>();
        var seen = new HashSet<(string, int, int)>();
        foreach (var glyph in glyphs)
        {
            if (open.Count > 0 && IsSameAgain(open[^1], glyph)) continue;
            if (open.Count > 0 && !Follows(open[^1], glyph)) Close();
            open.Add(glyph);
        }
        Close();
        return pieces;

        void Close()
        {
            // Bold is sometimes made by drawing a text twice, a hair apart.
            if (Piece(open, hasSpaces) is { } piece && seen.Add((piece.Text, (int)Math.Round(piece.Left / 2), (int)Math.Round(piece.Base / 2)))) pieces.Add(piece);
            open.Clear();
        }
    }

    private static bool IsSameAgain(Glyph last, Glyph next) =>
        next.Text == last.Text && Math.Abs(next.Left - last.Left) < 0.15 * last.Size && Math.Abs(next.Base - last.Base) < 0.1 * last.Size;

    private static bool Follows(Glyph last, Glyph next)
    {
        var size = Math.Max(last.Size, next.Size);
        var gap = next.Left - last.Right;
        return Math.Abs(next.Base - last.Base) < 0.25 * size && gap < 0.9 * size && gap > -0.6 * size;
    }

    private static PdfLine? Piece(List<Glyph> glyphs, bool hasSpaces)
    {
        var first = glyphs.FindIndex(g => !g.IsSpace);
        if (first < 0) return null;
        var last = glyphs.FindLastIndex(g => !g.IsSpace);
        var limit = SpaceLimit(glyphs, first, last, hasSpaces);
        var text = new StringBuilder();
        for (var i = first; i <= last; i++)
        {
            var glyph = glyphs[i];
            var gap = i > first ? glyph.Left - glyphs[i - 1].Right : 0;
            if ((glyph.IsSpace || gap > limit * glyph.Size) && text.Length > 0 && text[^1] != ' ') text.Append(' ');
            if (!glyph.IsSpace) text.Append(glyph.Text);
        }
        var middle = glyphs[(first + last) / 2];
        return new PdfLine(PdfText.Clean(text.ToString()), glyphs[first].Left, glyphs[last].Right, middle.Base, middle.Size, last < glyphs.Count - 1);
    }

    // A gap is a space only where spaces are not drawn themselves: justified lines spread their letters, and fonts put in place
    // of others leave gaps around digits ("제 3 조"). Where they are not, the usual gap of the line does not count as one.
    private static double SpaceLimit(List<Glyph> glyphs, int first, int last, bool hasSpaces)
    {
        if (hasSpaces) return 0.5;
        if (last - first < 8) return 0.2;
        var gaps = new double[last - first];
        for (var i = 0; i < gaps.Length; i++) gaps[i] = (glyphs[first + i + 1].Left - glyphs[first + i].Right) / Math.Max(1, glyphs[first + i].Size);
        Array.Sort(gaps);
        return Math.Clamp(gaps[gaps.Length / 2], 0, 0.5) + 0.18;
    }
}

internal static class PdfText
{
    /// <summary>NFC without soft hyphens, control characters and halves of surrogate pairs.</summary>
    public static string Clean(string text)
    {
        var clean = text;
        foreach (var c in text)
        {
            if (c >= ' ' && c < '\u007F' || c is >= '가' and <= '힣' || c is >= '一' and <= '鿿') continue;
            clean = Slowly(text);
            break;
        }
        return clean;
    }

    private static string Slowly(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) kept.Append(c).Append(text[++i]);
            else if (c is '\u00A0' or '\t' or '\n') kept.Append(' ');
            else if (!char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u00AD' or '\uFEFF' or '\uFFFE' or '\uFFFF' or '\u200B')) kept.Append(c);
        }
        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }
}
