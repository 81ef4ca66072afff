using System.Globalization;

namespace OfficialsAssistant.Formats.Hancom;

/// <summary>How Hancom writes a number; the values are those of HWP 5.0, the names (in capitals, with underscores) those of HWPX.</summary>
internal enum NumberFormat
{
    Digit = 0, CircledDigit = 1, RomanCapital = 2, RomanSmall = 3, LatinCapital = 4, LatinSmall = 5, CircledLatinCapital = 6, CircledLatinSmall = 7,
    HangulSyllable = 8, CircledHangulSyllable = 9, HangulJamo = 10, CircledHangulJamo = 11, HangulPhonetic = 12, Ideograph = 13, CircledIdeograph = 14,
    DecagonCircle = 15, DecagonCircleHanja = 16, Symbol = 0x80, UserChar = 0x81,
}

/// <summary>Numbers as Hancom renders them.</summary>
internal static class NumberFormats
{
    private const string Syllables = "가나다라마바사아자차카타파하", Jamo = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", Stems = "갑을병정무기경신임계", HanjaStems = "甲乙丙丁戊己庚辛壬癸";
    private const string Digits = "〇一二三四五六七八九", HangulDigits = "영일이삼사오육칠팔구", Notes = "*†‡§";

    /// <summary>HANGUL_SYLLABLE of HWPX; an unknown name is a plain number.</summary>
    public static NumberFormat Parse(string? name) =>
        Enum.TryParse<NumberFormat>(name?.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var format) ? format : NumberFormat.Digit;

    /// <param name="userChar">The sign of <see cref="NumberFormat.UserChar"/>.</param>
    public static string Render(int number, NumberFormat format, string userChar = "")
    {
        if (format == NumberFormat.UserChar) return userChar;
        if (number is < 1 or > 100_000) return number.ToString(CultureInfo.InvariantCulture);
        return format switch
        {
            NumberFormat.CircledDigit => CircledDigit(number),
            NumberFormat.RomanCapital => Roman(number),
            NumberFormat.RomanSmall => Roman(number).ToLowerInvariant(),
            NumberFormat.LatinCapital => Repeated(number, 'A', 26),
            NumberFormat.LatinSmall => Repeated(number, 'a', 26),
            NumberFormat.CircledLatinCapital => Repeated(number, 'Ⓐ', 26),
            NumberFormat.CircledLatinSmall => Repeated(number, 'ⓐ', 26),
            NumberFormat.HangulSyllable => Syllable(number),
            NumberFormat.CircledHangulSyllable => Repeated(number, '㉮', 14),
            NumberFormat.HangulJamo => Turn(number, Jamo),
            NumberFormat.CircledHangulJamo => Repeated(number, '㉠', 14),
            NumberFormat.HangulPhonetic => InWords(number, HangulDigits, "십백천", "만"),
            NumberFormat.Ideograph => InWords(number, Digits, "十百千", "萬"),
            NumberFormat.CircledIdeograph => number <= 10 ? ((char)('㊀' + number - 1)).ToString() : InWords(number, Digits, "十百千", "萬"),
            NumberFormat.DecagonCircle => Turn(number, Stems),
            NumberFormat.DecagonCircleHanja => Turn(number, HanjaStems),
            NumberFormat.Symbol => new string(Notes[(number - 1) % 4], Math.Min((number - 1) / 4 + 1, 9)),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string CircledDigit(int number) => number switch
    {
        <= 20 => ((char)('①' + number - 1)).ToString(),
        <= 35 => ((char)('㉑' + number - 21)).ToString(),
        <= 50 => ((char)('㊱' + number - 36)).ToString(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    // 가 … 하, then 거 … 허 and so on, as 시행규칙 제2조 has it.
    private static string Syllable(int number)
    {
        const string vowels = "ㅏㅓㅗㅜㅡㅣ";
        var (round, place) = ((number - 1) / 14, (number - 1) % 14);
        if (round == 0 || round >= vowels.Length) return Turn(number, Syllables);
        return ((char)(Syllables[place] + (vowels[round] - 'ㅏ') * 28)).ToString();
    }

    // a … z, then aa … zz.
    private static string Repeated(int number, char first, int count) => new((char)(first + (number - 1) % count), Math.Min((number - 1) / count + 1, 9));

    private static string Turn(int number, string letters) => letters[(number - 1) % letters.Length].ToString();

    private static string Roman(int number)
    {
        if (number > 3999) return number.ToString(CultureInfo.InvariantCulture);
        var text = "";
        foreach (var (value, sign) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
            for (; number >= value; number -= value) text += sign;
        return text;
    }

    // 11 is 십일, 20 이십, 10,000 만.
    private static string InWords(int number, string digits, string units, string tenThousand)
    {
        if (number >= 10_000) return (number / 10_000 > 1 ? InWords(number / 10_000, digits, units, tenThousand) : "") + tenThousand + (number % 10_000 > 0 ? InWords(number % 10_000, digits, units, tenThousand) : "");
        var text = "";
        for (var (place, rest) = (0, number); rest > 0; place++, rest /= 10)
        {
            var digit = rest % 10;
            if (digit == 0) continue;
            text = (place == 0 ? digits[digit].ToString() : (digit > 1 ? digits[digit].ToString() : "") + units[place - 1]) + text;
        }
        return text;
    }
}
