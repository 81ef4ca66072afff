using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Quoted strings: "…", “…”, ‘…’, '…'. Compared without white space and middle dots.</summary>
internal static partial class QuotationFacts
{
    [GeneratedRegex("“(?<q>[^“”\n]{2,})”|‘(?<q>[^‘’\n]{2,})’|\"(?<q>[^\"\n]{2,})\"|(?<![A-Za-z0-9])'(?<q>[^'\n]{2,})'(?![A-Za-z0-9])")]
    private static partial Regex Quoted();

    public static IEnumerable<Fact> In(string text) =>
        from Match match in Quoted().Matches(text)
        let value = Squeeze(match.Groups["q"].Value)
        where value.Length >= 2
        select new Fact(FactKind.Quotation, match.Index, match.Value, value);

    /// <summary>Letters and digits only, so that spacing, middle dots (ㆍ counts as a letter in Unicode) and kinds of quotation marks do not matter.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) && c != 'ㆍ'));
}
