using System.Text.RegularExpressions;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>Where an article leaves the asked value to something else: an annex, a rule, the budget, the mayor.</summary>
internal static partial class Delegation
{
    [GeneratedRegex(@"별표\s?(?<n>\d*)(?:의\s?\d+)?\s?(?:과|와|로|에|의|에서|으로)\s?(?:같|따른다|따르[며되고]|따라|한다|정하|정한|의한다|의하여)|별표\s?(?<n>\d*)\s?(?:와|과)\s?같|별표로\s?(?:한다|정)|별표(?:에|에서)\s?정")]
    private static partial Regex ToAnnex();

    [GeneratedRegex(@"(?:규칙|따로|별도로|훈령|조례|시행규칙)(?:으로|로)?\s?정(?:한다|하는|할|하여|하며)|(?:구청장|시장|위원회|위원장|장)이\s?(?:따로|별도로|그때마다|매년)?\s?(?:정하|정한)|예산의?\s?(?:범위|사정|편성|내역)|내부\s?(?:규정|방침)|방침(?:으로|에)\s?(?:정|따)")]
    private static partial Regex ToRule();

    [GeneratedRegex(@"\([^()]*(?:\([^()]*\)[^()]*)*\)")]
    private static partial Regex Aside();

    /// <summary>Whether a clause speaks of the kind of value asked for: 인원 for "몇 명", 금액 for "얼마".</summary>
    public static bool NamesKind(Question question, string sentence) => question.Kind switch
    {
        AskedKind.Number when question.Unit == "명" => OfPersons().IsMatch(sentence),
        AskedKind.Number when question.Unit == "%" => OfRates().IsMatch(sentence),
        AskedKind.Amount => OfMoney().IsMatch(sentence),
        _ => false,
    };

    [GeneratedRegex("인원|정원|편성\\s?기준|명수")]
    private static partial Regex OfPersons();

    [GeneratedRegex("비율|감면|감경|할인|요율")]
    private static partial Regex OfRates();

    [GeneratedRegex("금액|지급액|부과기준|요금|수수료|사용료|단가|수당|임금|보수|비용|한도|상금|부상|포상금")]
    private static partial Regex OfMoney();

    public static string WithoutAsides(string sentence) => Aside().Replace(sentence, "");

    public static bool LeavesToAnnex(string sentence) => ToAnnex().IsMatch(sentence);

    public static bool LeavesToRule(string sentence) => ToRule().IsMatch(sentence);

    /// <summary>Whether a squeezed text names a thing, itself, by the noun a long compound ends in (참석수당: 수당), or without what makes it a sum (부상금: 부상).</summary>
    public static bool Names(string thing, string squeezed) =>
        squeezed.Contains(thing, StringComparison.Ordinal)
        || (thing.Length > 3 && squeezed.Contains(thing[^2..], StringComparison.Ordinal))
        || (thing.Length > 2 && thing[^1] is '금' or '액' && squeezed.Contains(thing[..^1], StringComparison.Ordinal));

    /// <summary>The annex's title where the library knows it, else what the article calls it.</summary>
    public static string AnnexTitle(string sentence, FoundPassage passage)
    {
        var number = ToAnnex().Match(sentence).Groups["n"].Value;
        var article = passage.Article.Replace(" ", "", StringComparison.Ordinal);
        return passage.Annexes.FirstOrDefault(annex => article.Length > 0 && Regex.IsMatch(annex.Replace(" ", "", StringComparison.Ordinal), Regex.Escape(article) + @"(?!의?\d)"))
            ?? (number.Length > 0 ? passage.Annexes.FirstOrDefault(annex => Regex.IsMatch(annex, @"별표\s?0*" + number + @"(?!\d)")) : null)
            ?? passage.Annexes.FirstOrDefault(annex => passage.Annexes.Count == 1)
            ?? ("별표 " + number).Trim();
    }
}
