using System.Text.RegularExpressions;

namespace OfficialsAssistant.Library;

/// <summary>Lines of ordinances and statutes by their own words; heading levels of collections may be wrong.</summary>
internal static partial class LegalLine
{
    /// <summary>제11조의2(대체휴무) ① … → ("제11조의2", "대체휴무"). Null when the line only mentions an article.</summary>
    public static (string Article, string Title)? Article(string line, bool heading = false)
    {
        if (ArticleNumber().Match(line) is not { Success: true } match) return null;
        var article = Blank().Replace(match.Value, "");
        var rest = line.AsSpan(match.Length).TrimStart();
        if (rest.Length == 0 || rest.StartsWith("삭제")) return (article, "");
        if (rest[0] is not ('(' or '（')) return heading ? (article, "") : null;
        var end = ClosingBracket(rest);
        if (end < 0) return null;
        // 제7조(당직명령)에 따라 … is a mention.
        if (!heading && end + 1 < rest.Length && "에의를을은는와과로및,ㆍ·".Contains(rest[end + 1])) return null;
        return (article, rest[1..end].Trim().ToString());
    }

    /// <summary>Rank of 편, 장, 절, 관 (1 to 4), or 0.</summary>
    public static int Chapter(string line)
    {
        if (line.Length > 80 || ChapterNumber().Match(line) is not { Success: true } match) return 0;
        return "편장절관".IndexOf(match.Groups[1].Value[0]) + 1;
    }

    public static bool IsSupplementary(string line) => line.Length < 120 && SupplementaryStart().IsMatch(line);

    /// <summary>"별표 1", "별지 제3호서식" where a line is the head of an annex.</summary>
    public static string? Annex(string line) => line.Length < 120 && AnnexStart().Match(line) is { Success: true } match ? match.Groups[1].Value.Trim() : null;

    public static bool BeginsClause(string line) => line.Length > 0 && line[0] is >= '①' and <= '⑳';

    public static bool BeginsItem(string line) => Item().IsMatch(line);

    /// <summary>Nothing but "삭제": readable, never found.</summary>
    public static bool IsDeleted(string text) => DeletedText().IsMatch(text);

    private static int ClosingBracket(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '（') depth++;
            else if (text[i] is ')' or '）' && --depth == 0) return i;
        }
        return -1;
    }

    [GeneratedRegex(@"^제\s?\d+\s?조(?:의\s?\d+)*")]
    private static partial Regex ArticleNumber();

    [GeneratedRegex(@"^제\s?\d+\s?([편장절관])(?:의\s?\d+)?(?:\s|$)")]
    private static partial Regex ChapterNumber();

    [GeneratedRegex(@"^부\s*칙\s*(?:$|[<〈\[(])")]
    private static partial Regex SupplementaryStart();

    [GeneratedRegex(@"^[\[<〈]?\s*(별표(?:\s*제?\s*\d+(?:호)?(?:의\s?\d+)?)?|별지(?:\s*제?\s*\d+호?(?:의\s?\d+)?\s*서식)?)\s*(?:[\]>〉(<]|\s|$)")]
    private static partial Regex AnnexStart();

    [GeneratedRegex(@"^\d{1,3}(?:의\d{1,2})?\.\s")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?:제\s?\d+\s?조(?:의\s?\d+)*\s*)?삭\s*제\s*(?:[<〈(\[].*[>〉)\]])?\s*$")]
    private static partial Regex DeletedText();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
