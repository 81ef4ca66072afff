using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>References to articles (제14조제2항, 제11조의2, 14조 2항), to paragraphs and items alone, to annexes and chapters.</summary>
internal static partial class ArticleFacts
{
    [GeneratedRegex(@"(?:제\s?(?<a>\d+)\s?조|(?<a>\d+)\s?조(?!\s?\d*\s?(?:원|억|각|건|치|정|례|사|직|회)))(?:의\s?(?<b>\d+))?(?:\s?제?\s?(?<p>\d+)\s?항)?(?:\s?제?\s?(?<i>\d+)\s?호(?!서식|\s서식)(?:의\s?(?<j>\d+))?)?(?:\s?(?<m>[가-하])\s?목)?|제\s?(?<p>\d+)\s?항(?:\s?제?\s?(?<i>\d+)\s?호(?:의\s?(?<j>\d+))?)?(?:\s?(?<m>[가-하])\s?목)?|제\s?(?<i>\d+)\s?호(?!\s?서식|선)(?:의\s?(?<j>\d+))?(?:\s?(?<m>[가-하])\s?목)?")]
    private static partial Regex Article();

    [GeneratedRegex(@"(?<w>별표|별지)\s?(?:제\s?)?(?<n>\d+)?(?:\s?호)?(?:의\s?(?<b>\d+))?(?:\s?(?:서식|호))?|제\s?(?<c>\d+)\s?(?<k>편|장|절|관)(?!계|리|하|은|이)")]
    private static partial Regex Annex();

    /// <summary>Value parts are joined by '/': "제14조/제2항/제1호".</summary>
    public static IEnumerable<Fact> In(string text) =>
        Annex().Matches(text).Select(AnnexFact).Concat(Article().Matches(text).Select(ArticleFact));

    private static Fact AnnexFact(Match match)
    {
        var value = match.Groups["w"].Success
            ? match.Groups["w"].Value + match.Groups["n"].Value + Branch(match.Groups["b"])
            : $"제{match.Groups["c"].Value}{match.Groups["k"].Value}";
        return Make(match, value);
    }

    private static Fact ArticleFact(Match match)
    {
        List<string> parts = [];
        if (match.Groups["a"].Success) parts.Add($"제{match.Groups["a"].Value}조{Branch(match.Groups["b"])}");
        if (match.Groups["p"].Success) parts.Add($"제{match.Groups["p"].Value}항");
        if (match.Groups["i"].Success) parts.Add($"제{match.Groups["i"].Value}호{Branch(match.Groups["j"])}");
        if (match.Groups["m"].Success) parts.Add($"{match.Groups["m"].Value}목");
        return Make(match, string.Join('/', parts));
    }

    private static string Branch(Group group) => group.Success ? "의" + group.Value : "";

    private static Fact Make(Match match, string value)
    {
        var written = match.Value.Trim();
        return new Fact(FactKind.Article, match.Index + match.Value.IndexOf(written, StringComparison.Ordinal), written, value);
    }
}
