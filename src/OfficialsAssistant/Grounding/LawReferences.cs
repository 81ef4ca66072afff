using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>A law named in a text, with the article named behind it.</summary>
/// <param name="Start">Offset in the text.</param>
/// <param name="Written">As written, its article included.</param>
/// <param name="Name">The law's name without brackets; empty for an article alone.</param>
/// <param name="Article">"제7조", "제11조의2", or empty.</param>
/// <param name="ArticleTitle">As written in parentheses behind it, or empty.</param>
internal sealed record LawReference(int Start, string Written, string Name, string Article, string ArticleTitle);

/// <summary>Finds the laws and articles that a text names: 「주차장법」 제19조, 같은 법 시행규칙, 지방공무원법 제48조, 제7조(당직명령).</summary>
internal static partial class LawReferences
{
    [GeneratedRegex(@"(?:[「『](?<n>[^「」『』\n]{2,80})[」』]|(?<same>(?:같은|동)\s?(?:법률|법|조례|규칙|시행령)(?:\s?(?:시행령|시행규칙))?)|(?<plain>(?:[가-힣]+\s){0,8}[가-힣]{1,20}(?:법|법률|조례|규칙|시행령|시행규칙|규정))(?=\s?제\s?\d+\s?조))?\s?(?<a>제\s?\d+\s?조(?:\s?의\s?\d+)?)(?:\s?\((?<t>[가-힣A-Za-z\d\sㆍ·,]{2,40})\))?(?:\s?제\s?\d+\s?항)?(?:\s?제\s?\d+\s?호)?|[「『](?<n>[^「」『』\n]{2,80})[」』]|(?<same>(?:같은|동)\s?법\s?(?:시행령|시행규칙))")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();

    /// <param name="before">The law named last before the text: what 같은 법 means.</param>
    public static IReadOnlyList<LawReference> In(string text, string before = "")
    {
        List<LawReference> found = [];
        foreach (Match match in Reference().Matches(text))
        {
            var name = match.Groups["n"].Success ? match.Groups["n"].Value : match.Groups["plain"].Success ? match.Groups["plain"].Value
                : match.Groups["same"].Success ? Same(match.Groups["same"].Value, before) : "";
            if (match.Groups["n"].Success) before = name;
            var written = match.Value.TrimStart();
            // "및 같은 법 시행규칙 제6조" begins at 같은.
            if (match.Groups["plain"].Success && name.LastIndexOf("같은 ", StringComparison.Ordinal) is >= 0 and var same)
            {
                name = Same(name[same..], before);
                written = written[same..];
            }
            found.Add(new LawReference(match.Index + match.Length - written.Length, written, name, Space().Replace(match.Groups["a"].Value, ""), match.Groups["t"].Value.Trim()));
        }
        return found;
    }

    /// <summary>같은 법 → the law before it; 같은 법 시행규칙 → its 시행규칙. Empty when none was named.</summary>
    private static string Same(string written, string before)
    {
        if (before.Length == 0) return "";
        var law = Decree().Replace(before, "");
        return written.EndsWith("시행령", StringComparison.Ordinal) ? law + " 시행령" : written.EndsWith("시행규칙", StringComparison.Ordinal) ? law + " 시행규칙" : before;
    }

    [GeneratedRegex(@"\s?(?:시행령|시행규칙)$")]
    private static partial Regex Decree();
}
