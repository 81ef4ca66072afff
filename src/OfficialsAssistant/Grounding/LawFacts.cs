using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Names of laws in 「 」 and 『 』.</summary>
internal static partial class LawFacts
{
    public const string Unit = "법령";

    [GeneratedRegex("「(?<n>[^「」\n]{2,80})」|『(?<n>[^『』\n]{2,80})』")]
    private static partial Regex Name();

    public static IEnumerable<Fact> In(string text) =>
        from Match match in Name().Matches(text)
        select new Fact(FactKind.Article, match.Index, match.Value, QuotationFacts.Squeeze(match.Groups["n"].Value), Unit);
}
