using System.Text;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>Which lines make a paragraph, and whether a word goes on from one line to the next.</summary>
internal sealed partial class PdfParagraphs
{
    // Words that stand whole within a line somewhere: whether "예" + "산" at a line's end is one word is told by them.
    private readonly HashSet<string> words = [];
    private readonly bool drawsSpacesAtLineEnds;
    private readonly double widestLeading;

    public PdfParagraphs(List<PdfPage> pages)
    {
        var (ends, spaces) = (0, 0);
        foreach (var line in pages.SelectMany(p => p.Items).SelectMany(Lines))
        {
            ends++;
            if (line.SpaceAfter) spaces++;
            var parts = line.Text.Split(' ');
            for (var i = 1; i < parts.Length - 1; i++) words.Add(parts[i]);
        }
        drawsSpacesAtLineEnds = spaces * 5 > ends;
        widestLeading = 1.3 * UsualLeading(pages);
    }

    /// <summary>Whether two lines are too far apart, or too near, to be lines of one paragraph.</summary>
    public bool AreApart(PdfLine last, PdfLine next)
    {
        var leading = last.Base - next.Base;
        return leading < 0.9 * next.Size || leading > widestLeading * Math.Max(last.Size, next.Size);
    }

    public bool StartsAnew(PdfLine last, PdfLine next)
    {
        if (AreApart(last, next)) return true;
        if (Math.Abs(last.Size - next.Size) > 0.15 * last.Size) return true;
        if (Marker().IsMatch(next.Text)) return true;
        // Lines set in the middle are lines of their own: a date, the head of an office.
        var (lastIndent, indent) = (last.Left - last.ColumnLeft, next.Left - next.ColumnLeft);
        if (lastIndent > 4 * last.Size && indent > 4 * next.Size && Math.Abs(lastIndent - indent) > next.Size) return true;
        // A line that ends well before the column does ends its paragraph: the next word would have fitted.
        var room = last.ColumnRight - last.Right;
        var firstWord = next.Text.AsSpan().IndexOf(' ') is var space and >= 0 ? space : next.Text.Length;
        return room > Math.Max(2, Math.Min(firstWord + 1, 8)) * next.Size * 0.9;
    }

    public string Text(List<PdfLine> lines)
    {
        if (lines.Count == 1) return lines[0].Text;
        var text = new StringBuilder(lines[0].Text);
        for (var i = 1; i < lines.Count; i++)
        {
            if (IsHyphenated(text, lines[i].Text)) text.Length--;
            else if (lines[i - 1].SpaceAfter || IsWordBorder(lines[i - 1].Text, lines[i].Text)) text.Append(' ');
            text.Append(lines[i].Text);
        }
        return text.ToString();
    }

    public static Block Block(string text) => Item().Match(text) is { Success: true } item
        ? new ListItemBlock(1, item.Groups[1].Value, text[item.Length..])
        : new ParagraphBlock(text);

    private static bool IsHyphenated(StringBuilder text, string next) =>
        text.Length > 1 && text[^1] == '-' && char.IsAsciiLetterLower(text[^2]) && char.IsAsciiLetterLower(next[0]);

    private bool IsWordBorder(string last, string next)
    {
        if (!IsHangul(last[^1]) || !IsHangul(next[0])) return !drawsSpacesAtLineEnds || !IsHangul(last[^1]) && char.IsAsciiLetter(next[0]);
        if (drawsSpacesAtLineEnds) return false;
        var joined = last[(last.LastIndexOf(' ') + 1)..] + next.Split(' ', 2)[0];
        return !words.Contains(joined);
    }

    /// <summary>Distance of the lines of running text, in sizes of its letters.</summary>
    private static double UsualLeading(List<PdfPage> pages)
    {
        var leadings = new List<double>();
        foreach (var lines in pages.Select(p => p.Items.OfType<PdfLine>().ToList()))
            for (var i = 1; i < lines.Count; i++)
            {
                var leading = (lines[i - 1].Base - lines[i].Base) / Math.Max(1, lines[i].Size);
                if (lines[i].Size == lines[i - 1].Size && leading is > 1 and < 4) leadings.Add(leading);
            }
        leadings.Sort();
        return leadings.Count < 4 ? 2 : leadings[leadings.Count / 2];
    }

    private static bool IsHangul(char c) => c is >= '가' and <= '힣';

    private static IEnumerable<PdfLine> Lines(PageItem item) => item switch
    {
        PdfLine line => [line],
        PdfTable table => table.Cells.SelectMany(c => c.Items).SelectMany(Lines),
        _ => [],
    };

    [GeneratedRegex(@"^(?:[①-⑳㉠-㉿○●◯◎□■◇◆△▲▷▶❍❏※ㅇ•·∙▪◦〇*☞-](?!\w)|\d{1,2}[.)](?!\d)|\(\d{1,2}\)|[가-하][.)]\s|제\d+(?:조|장|절|편|항)(?:의\d+)?|[①-⑳㉠-㉿○●□■◇◆※ㅇ])")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^([○●◯◎□■◇◆△▲▷▶❍❏•∙▪◦〇ㅇ-]|\d{1,2}[.)](?!\d)|\(\d{1,2}\)|[가나다라마바사아자차카타파하][.)])\s+(?=\S)")]
    private static partial Regex Item();
}
