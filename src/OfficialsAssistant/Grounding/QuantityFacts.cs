using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Numbers with units: counts, rates, amounts and periods, in digits (10,000,000원), mixed (1천만원) and spelled (칠일, 두 명, 열흘).</summary>
internal static partial class QuantityFacts
{
    [GeneratedRegex(@"(?<![\d,.])(?<o>제\s?)?(?<n>\d[\d,]*(?:\.\d+)?(?:\s?[십백천만억]+(?:\s?\d[\d,]*\s?[십백천만억]+)*)?)")]
    private static partial Regex Digits();

    // A spelled numeral is one only when its unit follows and the word ends there: 칠일, 삼십일, 오천만원; never 만일, 사회, 일원.
    [GeneratedRegex(@"(?<![가-힣\d])(?:(?<n>[일이삼사오육칠팔구]|[일이삼사오육칠팔구]?[십백천][일이삼사오육칠팔구십백천]*)(?<u>\s?일|\s?년|\s?개월)|(?<n>[이삼사오육칠팔구]?[십백천][일이삼사오육칠팔구십백천만억]*|[일이삼사오육칠팔구십백천]*[만억])(?<u>\s?(?:원|명|인|회|퍼센트))|(?<n>[일이삼사오육칠팔구])(?<u>\s?(?:인|명)(?=\s?(?:이상|이내|이하|미만|초과))))(?=\s?(?:이상|이내|이하|미만|초과|전|후|간|까지|부터|안에|내에|뒤|동안|마다|을|를|은|의|로|으로|에|$|[\s,.)]))(?<!만일|일일|천일|일원|이인|사인)")]
    private static partial Regex Spelled();

    [GeneratedRegex(@"(?<![가-힣])(?<n>한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두|스무|서른)(?<u>\s(?:명|번|차례|가지|개월|달|시간|대|곳|군데|개소|개|살|사람|주|부|통)|(?:명|번|차례|가지|시간|사람))(?![가-힣]{3})")]
    private static partial Regex Native();

    [GeneratedRegex(@"(?<![가-힣])(?:하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|일주일|한 ?달|반년)(?!살이|나마)")]
    private static partial Regex Span();

    [GeneratedRegex(@"(?<a>\d+|[이삼사오십백]+)\s?분의\s?(?<b>\d+|[일이삼사오육칠팔구십]+)|(?<h>과반수|과반|절반)")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?<!\d)\d+(?:-\d+)+(?!\d)")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\G\s?[~∼〜–-]\s?\d[\d,]*")]
    private static partial Regex RangeEnd();

    public static IEnumerable<Fact> In(string text) =>
        Fraction().Matches(text).Select(match => FractionFact(text, match))
            .Concat(Identifier().Matches(text).Select(match => new Fact(FactKind.Number, match.Index, match.Value, match.Value, "번호")))
            .Concat(Span().Matches(text).Select(match => SpanFact(text, match)))
            .Concat(Native().Matches(text).Select(match => SpelledFact(text, match)))
            .Concat(Spelled().Matches(text).Select(match => SpelledFact(text, match)))
            .Concat(Digits().Matches(text).Select(match => DigitFact(text, match)));

    private static Fact FractionFact(string text, Match match)
    {
        if (match.Groups["h"].Success) return new Fact(FactKind.Number, match.Index, match.Value, match.Value == "절반" ? "1/2" : "과반수", "비율");
        var whole = KoreanNumeral.Read(match.Groups["a"].Value) ?? 0;
        var part = KoreanNumeral.Read(match.Groups["b"].Value) ?? 0;
        return whole == 100
            ? Bounded(text, FactKind.Number, match.Index, match.Index + match.Length, KoreanNumeral.Format(part), "%")
            : Bounded(text, FactKind.Number, match.Index, match.Index + match.Length, $"{part:0}/{whole:0}", "비율");
    }

    private static Fact SpanFact(string text, Match match)
    {
        var (number, unit) = KoreanNumeral.Spans[match.Value];
        return Bounded(text, FactKind.Period, match.Index, match.Index + match.Length, KoreanNumeral.Format(number), unit);
    }

    private static Fact SpelledFact(string text, Match match)
    {
        var unit = Units.Normalise(match.Groups["u"].Value.Trim(), 0);
        return Quantity(text, match.Index, match.Index + match.Length, KoreanNumeral.Read(match.Groups["n"].Value) ?? 0, unit, "");
    }

    private static Fact DigitFact(string text, Match match)
    {
        var end = match.Index + match.Value.TrimEnd(',').Length;
        var unit = Units.Read(text, end);
        if (unit.Unit.Length == 0 && RangeEnd().Match(text, end) is { Success: true } range) unit = Units.Read(text, range.Index + range.Length) with { Length = 0 };
        var number = KoreanNumeral.Read(match.Groups["n"].Value.TrimEnd(',')) ?? 0;
        return Quantity(text, match.Index, end + unit.Length, number, unit, match.Groups["o"].Success ? "제" : "");
    }

    private static Fact Quantity(string text, int start, int end, decimal number, Units.Reading unit, string ordinal) =>
        Bounded(text, unit.Kind, start, end, KoreanNumeral.Format(number * unit.Factor), ordinal + unit.Unit)
            with { Per = unit.Unit == "회" ? FrequencyFacts.Before(text, start) : "" };

    private static Fact Bounded(string text, FactKind kind, int start, int end, string value, string unit)
    {
        var (bound, length) = Bounds.Read(text, start, end);
        return new Fact(kind, start, text[start..(end + length)], value, unit, bound);
    }
}
