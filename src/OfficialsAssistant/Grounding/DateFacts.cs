using System.Globalization;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Days (2026. 3. 2., 2026년 3월 2일, 3월 2일, 매월 10일) and times of day (09:30, 오전 9시).</summary>
internal static partial class DateFacts
{
    public const string Day = "날짜", Time = "시각";

    [GeneratedRegex(@"(?<![\d.])(?<y>\d{4})\s?(?:[.\-/]|년)\s?(?<m>\d{1,2})\s?(?:[.\-/]|월)\s?(?<d>\d{1,2})(?:일|\.(?!\d))?(?![\d:])|(?<![\d.])['’](?<y>\d{2})\.\s?(?<m>\d{1,2})\.\s?(?<d>\d{1,2})\.?(?!\d)|(?<!\d)(?<y>\d{4})년\s?(?<m>\d{1,2})월|(?<!\d)(?<m>\d{1,2})월\s?(?<d>\d{1,2})일|(?<!\d)(?<y>(?:19|20)\d{2})\s?(?:년|학년도)|(?<![\d개])(?<m>1[0-2]|[1-9])월(?!급)|(?<=(?:매월|매달|다음\s?달|익월|그\s?달|당월|해당\s?월|첫째\s?달|마지막\s?달)\s?)(?<d>\d{1,2})일")]
    private static partial Regex Date();

    [GeneratedRegex(@"(?:(?<h>오전|오후|새벽|아침|낮|저녁|밤)\s?)?(?<!\d)(?<t>\d{1,2})시(?!간|[가-힣]*[장군도구])(?:\s?(?<n>\d{1,2})분|\s?(?<n>반))?|(?:(?<h>오전|오후)\s?)?(?<![\d:.])(?<t>\d{1,2}):(?<n>\d{2})(?![\d:])|(?<t>정오|자정)")]
    private static partial Regex Clock();

    public static IEnumerable<Fact> In(string text) => Date().Matches(text).Select(m => DayFact(text, m)).Concat(Clock().Matches(text).Select(m => TimeFact(text, m)));

    private static Fact DayFact(string text, Match match)
    {
        var year = match.Groups["y"].Success ? match.Groups["y"].Value.PadLeft(4, '0') : "----";
        if (year.StartsWith("00", StringComparison.Ordinal)) year = "20" + year[2..];
        return Bounded(text, match, $"{year}|{Two(match.Groups["m"])}|{Two(match.Groups["d"])}", Day);
    }

    private static string Two(Group group) => group.Success ? group.Value.PadLeft(2, '0') : "--";

    private static Fact TimeFact(string text, Match match)
    {
        var hour = match.Groups["t"].Value switch { "정오" => 12, "자정" => 0, var t => int.Parse(t, CultureInfo.InvariantCulture) };
        var minute = match.Groups["n"].Value switch { "" => 0, "반" => 30, var n => int.Parse(n, CultureInfo.InvariantCulture) };
        if (match.Groups["h"].Value is "오후" or "저녁" or "밤" && hour < 12) hour += 12;
        return Bounded(text, match, $"{hour:00}:{minute:00}", Time);
    }

    private static Fact Bounded(string text, Match match, string value, string unit)
    {
        var (bound, length) = Bounds.Read(text, match.Index, match.Index + match.Length);
        return new Fact(FactKind.Date, match.Index, text.Substring(match.Index, match.Length + length), value, unit, bound);
    }
}
