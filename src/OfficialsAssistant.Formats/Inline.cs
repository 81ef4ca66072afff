using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Formats;

/// <summary>Markup inside a line: emphasis, escapes, links, HTML, and the marks that tell when a provision was amended.</summary>
internal static partial class Inline
{
    // Escaped characters wait here while emphasis is taken away, so that \* stays a star.
    private const int Shelter = 0xE100;

    public static string Clean(string text, bool markdown = true)
    {
        if (markdown)
        {
            text = Escape().Replace(text, m => ((char)(Shelter + m.Groups[1].Value[0])).ToString());
            text = Image().Replace(text, "");
            text = Link().Replace(text, "$1");
            text = Strong().Replace(text, "$2");
            text = Emphasis().Replace(text, "$1");
            text = Code().Replace(text, "$1");
            text = Restore(text);
        }
        text = LineBreak().Replace(text, " ");
        text = Tag().Replace(text, "");
        if (text.Contains('&')) text = WebUtility.HtmlDecode(text);
        text = AmendmentMark().Replace(text, "");
        return Spaces().Replace(text, " ").Trim().Normalize(NormalizationForm.FormC);
    }

    private static string Restore(string text) =>
        text.Any(c => c is >= (char)Shelter and < (char)(Shelter + 128))
            ? string.Concat(text.Select(c => c is >= (char)Shelter and < (char)(Shelter + 128) ? (char)(c - Shelter) : c))
            : text;

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)|</?img\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]]+)\]\((?:https?:|mailto:|#|\.{0,2}/)[^)\s]*(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"</?(?:img|b|i|u|s|p|em|strong|span|div|sup|sub|font|center|small|a|table|tr|td|th|tbody|thead|ul|ol|li|hr|details|summary|mark|ins|del)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    // <개정 2009.6.9, 2011.9.16>, <신설 …>, <2012.12.12> and [전문개정 2011.9.16], [본조신설 …]; not <제412호, 2026. 2. 20.> nor <단서 생략>.
    [GeneratedRegex(@"\s*<(?:(?:전문\s*|일부\s*|제목\s*)?(?:개정|신설|삭제|시행)\s*[\d][^<>]*|[\d.,ㆍ\s]+)>|\s*\[(?:전문|제목|본조|종전|본항|본호)(?:개정|신설|변경|삭제)\s*[\d][^\[\]]*\]")]
    private static partial Regex AmendmentMark();

    [GeneratedRegex(@"[ \t\u3000]+")]
    private static partial Regex Spaces();
}
