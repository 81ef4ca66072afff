using System.Text;

namespace OfficialsAssistant.Formats.Hancom;

/// <summary>Characters that only Hancom's fonts and Microsoft's symbol fonts know, in the private-use areas.</summary>
internal static class HancomCharacters
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

    /// <summary>A list's bullet as a character that every font has; an unknown one of a symbol font is "•".</summary>
    public static string Bullet(string sign)
    {
        if (sign.Length == 0) return "•";
        return Wingdings.TryGetValue(sign[0], out var known) ? known : IsPrivate(sign) ? "•" : sign;
    }

    /// <summary>Text as blocks hold it: NFC, without control characters, broken surrogates and space at its ends.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for half a pair; no writer stores it on purpose.
            if (rune.Value == '\u00A0') clean.Append(' ');
            else if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)) clean.Append(rune);
        }
        return clean.ToString().Trim(' ', '\t', '\n', '\u3000').Normalize(NormalizationForm.FormC);
    }

    private static bool IsPrivate(string sign) => Rune.TryGetRuneAt(sign, 0, out var rune) && Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.PrivateUse;
}
