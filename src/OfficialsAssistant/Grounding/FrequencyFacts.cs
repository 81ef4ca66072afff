using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>How often: 매년, 매월, 분기별 alone, and the "연" of "연 1회".</summary>
internal static partial class FrequencyFacts
{
    public const string Unit = "주기";

    [GeneratedRegex(@"(?<![가-힣])(?:(?<y>매년|해마다|연도별)|(?<q>매\s?분기|분기별|분기마다)|(?<h>매\s?반기|반기별|반기마다)|(?<m>매월|매달|월별|달마다)|(?<w>매주|주마다)|(?<d>매일|날마다))")]
    private static partial Regex Every();

    // "연 1회", "1년에 1회": the period belongs to the count and is not a period of its own.
    [GeneratedRegex(@"(?<![가-힣])(?:(?<y>연간|매년|해마다|1년에|한\s?해에|연|년)|(?<q>매?\s?분기별?에?)|(?<h>매?\s?반기별?에?)|(?<m>매월|매달|월간|한\s?달에|1개월에|월)|(?<w>매주|1?주일?에|일주일에|주)|(?<d>매일|하루에|1일|일))\s?(?:최소|최대|각)?\s?$")]
    private static partial Regex Ahead();

    [GeneratedRegex(@"\G\s?(?:에\s?)?(?:최소\s?|최대\s?|각\s?)?(?:\d+|한|두|세|네)\s?(?:회|번|차례)")]
    private static partial Regex Count();

    public static IEnumerable<Fact> Whole(string text) =>
        from Match match in Every().Matches(text)
        where !Count().IsMatch(text, match.Index + match.Length)
        select new Fact(FactKind.Period, match.Index, match.Value, Name(match), Unit);

    /// <summary>The period a count ahead of <paramref name="start"/> is counted by, or empty.</summary>
    public static string Before(string text, int start)
    {
        var match = Ahead().Match(text[Math.Max(0, start - 10)..start]);
        return match.Success ? Name(match) : "";
    }

    private static string Name(Match match) =>
        match.Groups["y"].Success ? "년" : match.Groups["q"].Success ? "분기" : match.Groups["h"].Success ? "반기"
        : match.Groups["m"].Success ? "월" : match.Groups["w"].Success ? "주" : "일";
}
