using System.Globalization;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Search;

/// <summary>One form for numbers, amounts, dates and article numbers: 칠일 = 7일, 1천만원 = 10000000원, 2026. 1. 5. = 2026년 1월 5일, 제11조의2 = 11조의2.</summary>
internal static partial class KoreanNumbers
{
    private const string Sino = "영일이삼사오육칠팔구";

    private static readonly Dictionary<string, string> s_days = new()
    {
        ["이틀"] = "2일", ["사흘"] = "3일", ["나흘"] = "4일", ["닷새"] = "5일", ["엿새"] = "6일", ["이레"] = "7일", ["여드레"] = "8일", ["아흐레"] = "9일",
        ["열흘"] = "10일", ["보름"] = "15일", ["일주일"] = "7일", ["한달"] = "1개월", ["두달"] = "2개월", ["석달"] = "3개월", ["세달"] = "3개월", ["넉달"] = "4개월",
        ["여섯달"] = "6개월", ["반년"] = "6개월", ["일년"] = "1년", ["이년"] = "2년", ["삼년"] = "3년", ["오년"] = "5년",
    };

    /// <param name="text">Already in compatibility form and lower case.</param>
    public static string Normalise(string text)
    {
        // Most words hold neither a digit nor a numeral with a unit.
        if (text.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
        {
            text = Grouped().Replace(text, "");
            text = Dotted().Replace(text, m => $"{m.Groups["y"].Value}년 {Plain(m.Groups["m"].Value)}월 {Plain(m.Groups["d"].Value)}일 ");
            text = Share().Replace(text, "$1퍼센트");
            text = Article().Replace(text, m => m.Groups["b"].Success ? $" {m.Groups["a"].Value}조의{m.Groups["b"].Value} " : $" {m.Groups["a"].Value}조 ");
            text = Clause().Replace(text, " $1$2 ");
            text = Mixed().Replace(text, m => Value(m.Groups["n"].Value) is { } value ? value.ToString(CultureInfo.InvariantCulture) : m.Value);
        }
        text = Spelled().Replace(text, m => Value(m.Groups["n"].Value) is { } value ? $"{value}{m.Groups["u"].Value}" : m.Value);
        return Named().Replace(text, m => s_days[Blank().Replace(m.Value, "")]);
    }

    // 1억5천만, 2만5000, 삼십: digits and numerals mixed, places descending.
    private static long? Value(string written)
    {
        long total = 0, section = 0, digits = 0;
        var any = false;
        foreach (var c in written)
        {
            if (char.IsWhiteSpace(c)) continue;
            if (char.IsAsciiDigit(c)) (digits, any) = ((digits * 10) + (c - '0'), true);
            else if (Sino.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit) (digits, any) = (digit, true);
            else if (c is '십' or '백' or '천')
            {
                section += (any ? digits : 1) * (c == '십' ? 10 : c == '백' ? 100 : 1000);
                (digits, any) = (0, false);
            }
            else
            {
                var place = c == '만' ? 10_000L : 100_000_000L;
                total += Math.Max(section + digits, 1) * place;
                (section, digits, any) = (0, 0, false);
            }
            if (digits > 1_000_000_000_000 || total > 1_000_000_000_000_000) return null;
        }
        return total + section + digits;
    }

    private static string Plain(string number) => number.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(?!\d))")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)(?:\.\s?|-|/)(?<m>0?[1-9]|1[0-2])(?:\.\s?|-|/)(?<d>0?[1-9]|[12]\d|3[01])\.?(?!\d)")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"100분의\s?(\d+)(?!\d)")]
    private static partial Regex Share();

    [GeneratedRegex(@"제?\s?(?<a>\d{1,4})조(?:\s?의\s?(?<b>\d{1,3}))?(?![가-힣]{2}원)")]
    private static partial Regex Article();

    [GeneratedRegex(@"제\s?(\d{1,3})\s?([항호장절관편급차회])")]
    private static partial Regex Clause();

    [GeneratedRegex(@"(?<n>\d+\s?(?:[십백천만억]\s?\d*\s?)*[십백천만억])(?=\s?(?:원|명|개|건|대|제곱|㎡|톤|인|세대|가구|이상|이하|미만|초과))")]
    private static partial Regex Mixed();

    [GeneratedRegex(@"(?<![가-힣\d])(?:(?<n>[일이삼사오육칠팔구]?[십백천][일이삼사오육칠팔구십백천만]*)(?<u>일|개월|년|시간|명|퍼센트|세|만원|원)(?=[이에을은의까부전후간\s]|$)|(?<n>[일이삼사오육칠팔구])(?<u>개월|시간|퍼센트)|(?<n>[일이삼사오육칠팔구])(?<u>일|년|주)(?=\s?(?:이내|전|후|안에|동안|까지)))")]
    private static partial Regex Spelled();

    [GeneratedRegex(@"(?<![가-힣])(?:이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|일주일|(?:한|두|석|세|넉|여섯)\s?달|반년|[일이삼오]\s년)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
