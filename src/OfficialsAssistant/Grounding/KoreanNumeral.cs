using System.Globalization;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Reads Korean numerals: 1천만, 1,000만, 2억 5천만, 삼십, 두, 열흘.</summary>
internal static partial class KoreanNumeral
{
    private const string Digits = "영일이삼사오육칠팔구";

    private static readonly Dictionary<string, int> Native = new()
    {
        ["한"] = 1, ["두"] = 2, ["세"] = 3, ["네"] = 4, ["다섯"] = 5, ["여섯"] = 6, ["일곱"] = 7, ["여덟"] = 8, ["아홉"] = 9,
        ["열"] = 10, ["열한"] = 11, ["열두"] = 12, ["스무"] = 20, ["서른"] = 30, ["마흔"] = 40, ["쉰"] = 50,
    };

    /// <summary>Words that are a number of days or months by themselves.</summary>
    public static readonly IReadOnlyDictionary<string, (decimal Number, string Unit)> Spans = new Dictionary<string, (decimal, string)>
    {
        ["하루"] = (1, "일"), ["이틀"] = (2, "일"), ["사흘"] = (3, "일"), ["나흘"] = (4, "일"), ["닷새"] = (5, "일"),
        ["엿새"] = (6, "일"), ["이레"] = (7, "일"), ["여드레"] = (8, "일"), ["아흐레"] = (9, "일"), ["열흘"] = (10, "일"),
        ["보름"] = (15, "일"), ["일주일"] = (7, "일"), ["한 달"] = (1, "월"), ["한달"] = (1, "월"), ["반년"] = (6, "월"),
    };

    [GeneratedRegex(@"(?<n>[0-9][0-9,]*(?:\.[0-9]+)?|[일이삼사오육칠팔구])?(?<s>[십백천])?(?<m>[만억])?")]
    private static partial Regex Step();

    /// <summary>The value of digits mixed with Korean scales, or null: "1천5백만" is 15,000,000.</summary>
    public static decimal? Read(string text)
    {
        if (Native.TryGetValue(text, out var native)) return native;
        decimal total = 0, section = 0;
        var at = 0;
        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        while (at < compact.Length)
        {
            var step = Step().Match(compact, at);
            if (step.Index != at || step.Length == 0) return null;
            var scale = Scale(step.Groups["s"].Value);
            if (step.Groups["n"].Success || step.Groups["s"].Success) section += (step.Groups["n"].Success ? Digit(step.Groups["n"].Value) : 1) * scale;
            if (step.Groups["m"].Success)
            {
                total += (section == 0 ? 1 : section) * Scale(step.Groups["m"].Value);
                section = 0;
            }
            at += step.Length;
        }
        return total + section;
    }

    private static decimal Digit(string text) =>
        Digits.IndexOf(text, StringComparison.Ordinal) is >= 0 and var digit
            ? digit
            : decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static decimal Scale(string text) => text switch
    {
        "십" => 10, "백" => 100, "천" => 1_000, "만" => 10_000, "억" => 100_000_000, _ => 1,
    };

    /// <summary>Canonical text of a number: no separators, no trailing zeros.</summary>
    public static string Format(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
