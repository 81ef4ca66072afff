using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>Sentences of a work and what of them counts when they are compared.</summary>
internal static partial class Sentences
{
    public static IEnumerable<string> Of(string text) => text.Split('\n').SelectMany(line => End().Split(line)).Select(s => s.Trim()).Where(s => s.Length > 0);

    /// <summary>Letters and digits in compatibility form, lower case: spaces, punctuation and invisible characters hide nothing.</summary>
    public static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(c)) squeezed.Append(char.ToLowerInvariant(c));
        return squeezed.ToString();
    }

    /// <summary>Compatibility form, lower case, single spaces, without invisible characters.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control && !char.IsWhiteSpace(c)) continue;
            if (!char.IsWhiteSpace(c)) plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString();
    }

    /// <summary>Sixteen hexadecimal digits that stand for a text.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    [GeneratedRegex(@"(?<=[.!?。])\s+")]
    private static partial Regex End();
}
