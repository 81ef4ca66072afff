using System.Text;

namespace OfficialsAssistant.Formats.Hancom;

/// <summary>Characters that only Hancom's fonts and Microsoft's symbol fonts know, in the private-use areas.</summary>
public static class HancomCharacters
{
    // U+F020 to U+F0FF are the places of a symbol font; lists of Hancom take their bullets from Wingdings.
    private static readonly Dictionary<char, string> Wingdings = new()
    {
        ['\uF046'] = "☞", ['\uF06C'] = "●", ['\uF06D'] = "❍", ['\uF06E'] = "■", ['\uF06F'] = "□", ['\uF070'] = "□", ['\uF071'] = "❑", ['\uF072'] = "❒",
        ['\uF073'] = "⬧", ['\uF074'] = "⧫", ['\uF075'] = "◆", ['\uF076'] = "❖", ['\uF077'] = "⬥", ['\uF09E'] = "·", ['\uF09F'] = "•", ['\uF0A0'] = "▪",
        ['\uF0A1'] = "○", ['\uF0A2'] = "○", ['\uF0A3'] = "○", ['\uF0A4'] = "◉", ['\uF0A5'] = "◎", ['\uF0A7'] = "▪", ['\uF0A8'] = "◻", ['\uF0AA'] = "✦",
        ['\uF0AB'] = "★", ['\uF0AC'] = "✶", ['\uF0B7'] = "•", ['\uF0D8'] = "➢", ['\uF0E0'] = "→", ['\uF0E8'] = "➔", ['\uF0F0'] = "⇨", ['\uF0FB'] = "✗",
        ['\uF0FC'] = "✓", ['\uF0FD'] = "☒", ['\uF0FE'] = "☑",
    };

    private const int MaxBullet = 8;
    private const int WhiteFrame = 0xF02B1, BlackFrame = 0xF02CE;

    // Of Hancom's own plane; and 한 of 한글 as Hancom's name has it, written with an old vowel.
    private static readonly Dictionary<int, string> Symbols = new()
    {
        [0xF003B] = "↓", [0xF00DA] = "▸", [0xF00E1] = "(인)", [0xF012B] = "(인)", [0xF02EF] = "·", [0xF02FB] = "▸", [0xF02FC] = "►", [0xF031C] = "■",
        [0xF03A0] = "↵", [0xF03C5] = "□", [0xF03DA] = "□", [0xF03FF] = "□", [0xF03EF] = "한", [0xF03F0] = "글", [0xF03F1] = "과", [0xF03F2] = "컴",
        [0xF03F3] = "퓨", [0xF03F4] = "터", [0xF080F] = "━", [0xF0827] = "■", [0xF0848] = "━", [0xF0854] = "《", [0xF0855] = "》", [0xF53A] = "\u1112\u119E\u11AB",
    };

    /// <summary>A list's bullet as a character that every font has; an unknown one of a symbol font is "•".</summary>
    public static string Bullet(string sign)
    {
        // One sign, with what may combine with it; it is repeated for every item.
        var readable = Clean(sign.Length > MaxBullet ? sign[..MaxBullet] : sign);
        return readable.Length == 0 || IsPrivate(readable) ? "•" : readable;
    }

    /// <summary>Text as blocks hold it: readable, NFC, without control characters, broken surrogates and space at its ends.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for half a pair; no writer stores it on purpose.
            if (rune.Value == '\u00A0') clean.Append(' ');
            else if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)) clean.Append(rune);
        }
        return Readable(clean.ToString()).Trim(' ', '\t', '\n', '\u3000').Normalize(NormalizationForm.FormC);
    }

    /// <summary>Private-use characters as those that every font has and people search for; unknown ones stay.</summary>
    public static string Readable(string text)
    {
        if (!text.Any(c => c is >= '\uE000' and <= '\uF8FF' or >= '\uDB80' and <= '\uDBFF')) return text;
        var readable = new StringBuilder(text.Length);
        Framed? left = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var framed = Frame(rune.Value);
            if (left is { } tens && framed is { Half: Half.Right } ones && ones.First == tens.First)
            {
                readable.Length--;
                readable.Append(NumberFormats.Render(tens.Digit * 10 + ones.Digit, NumberFormat.CircledDigit));
            }
            else if (framed is { } number) readable.Append(number.Half == Half.None ? number.Sign : (char)('0' + number.Digit));
            else readable.Append(Symbol(rune));
            left = framed is { Half: Half.Left } ? framed : null;
        }
        return readable.ToString();
    }

    private static string Symbol(Rune rune) =>
        rune.IsBmp && Wingdings.TryGetValue((char)rune.Value, out var sign) || Symbols.TryGetValue(rune.Value, out sign) ? sign : rune.ToString();

    private enum Half { None, Left, Right }

    private readonly record struct Framed(int First, Half Half, int Digit)
    {
        public char Sign => (char)((First == BlackFrame ? '❶' : '①') + Digit - 1);
    }

    // Numbers in a frame: 1 to 9, then the left halves 1 to 9 and the right halves 0 to 9 of what is laid over one another to ten and more.
    private static Framed? Frame(int character)
    {
        foreach (var first in (ReadOnlySpan<int>)[WhiteFrame, BlackFrame])
        {
            switch (character - first)
            {
                case >= 0 and < 9 and var place: return new Framed(first, Half.None, place + 1);
                case >= 9 and < 18 and var place: return new Framed(first, Half.Left, place - 8);
                case >= 18 and < 28 and var place: return new Framed(first, Half.Right, place - 18);
            }
        }
        return null;
    }

    private static bool IsPrivate(string sign) => Rune.TryGetRuneAt(sign, 0, out var rune) && Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.PrivateUse;
}
