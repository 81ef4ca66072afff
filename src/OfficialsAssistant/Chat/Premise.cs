using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;

namespace OfficialsAssistant.Chat;

/// <summary>A value that a question takes for granted ("9만원으로 오른다던데", "30일이 맞나요"): it is compared before anything is built on it.</summary>
internal static partial class Premise
{
    [GeneratedRegex(@"[라다](?:던데|는데|면서|며)(?![가-힣])|[라다]고\s?(?:하던데|하는데|들었|알고|해서|하네|하더)|(?:이|가|게|다는\s?(?:게|것이|말이))\s?맞(?:나요|죠|지요|습니까|는지|는가)|(?:이|하|되|인|한|된|있|없)(?:죠|지요)\s*\?|아닌가요|아닙니까|[이가]\s?사실")]
    private static partial Regex Asserting();

    /// <summary>The asserted value: the last one before the words that assert; null when none is.</summary>
    public static Fact? Of(string question) =>
        Asserting().Match(question) is { Success: true } asserting
            ? KoreanFacts.In(question).LastOrDefault(fact => fact.Start < asserting.Index + asserting.Length && fact.Kind is FactKind.Amount or FactKind.Period or FactKind.Number or FactKind.Date)
            : null;

    /// <summary>Whether a sentence states the value; whether it says 이내 or 이상 there is another question.</summary>
    public static bool Holds(Fact asserted, IReadOnlyList<Fact> facts) => facts.Any(fact => fact.Unit == asserted.Unit && fact.Value == asserted.Value);

    /// <summary>A value of the same kind that stands there instead.</summary>
    public static bool Answers(Fact asserted, IReadOnlyList<Fact> facts) => facts.Any(fact => fact.Kind == asserted.Kind && (fact.Unit == asserted.Unit || fact.Kind == FactKind.Period));
}
