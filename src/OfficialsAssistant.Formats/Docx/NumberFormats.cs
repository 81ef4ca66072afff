using System.Globalization;
using System.Text;

namespace OfficialsAssistant.Formats.Docx;

/// <summary>Numbers in the ways of ST_NumberFormat (ECMA-376 part 1, 17.18.59) that Korean documents use.</summary>
internal static class NumberFormats
{
    private const string Ganada = "가나다라마바사아자차카타파하", Chosung = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸", Branches = "子丑寅卯辰巳午未申酉戌亥";
    private static readonly string[] Native = ["하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];

    public static string Render(string format, int value) => format switch
    {
        "none" => "",
        "decimalZero" => value.ToString("D2", CultureInfo.InvariantCulture),
        "upperLetter" => Repeated("ABCDEFGHIJKLMNOPQRSTUVWXYZ", value),
        "lowerLetter" => Repeated("abcdefghijklmnopqrstuvwxyz", value),
        "upperRoman" => Roman(value),
        "lowerRoman" => Roman(value).ToLowerInvariant(),
        "ganada" => Repeated(Ganada, value),
        "chosung" => Repeated(Chosung, value),
        "ideographTraditional" => Repeated(Stems, value),
        "ideographZodiac" => Repeated(Branches, value),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Enclosed(value, '①', 20),
        "decimalEnclosedParen" => Enclosed(value, '⑴', 20),
        "decimalEnclosedFullstop" => Enclosed(value, '⒈', 20),
        "koreanDigital" => Digits("영일이삼사오육칠팔구", value),
        "koreanDigital2" or "ideographDigital" or "taiwaneseDigital" => Digits("〇一二三四五六七八九", value),
        "koreanCounting" => Counting("일이삼사오육칠팔구", "십백천", value),
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" => Counting("一二三四五六七八九", "十百千", value),
        "koreanLegal" when value is >= 1 and <= 10 => Native[value - 1],
        "decimalFullWidth" or "decimalFullWidth2" => Digits("０１２３４５６７８９", value),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Repeated(string letters, int value) =>
        value is < 1 or > 2000 ? value.ToString(CultureInfo.InvariantCulture) : new string(letters[(value - 1) % letters.Length], ((value - 1) / letters.Length) + 1);

    private static string Enclosed(int value, char first, int most) =>
        value >= 1 && value <= most ? ((char)(first + value - 1)).ToString() : value.ToString(CultureInfo.InvariantCulture);

    private static string Digits(string digits, int value) =>
        string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(c => char.IsAsciiDigit(c) ? digits[c - '0'] : c));

    private static string Counting(string digits, string places, int value)
    {
        if (value is < 1 or > 9999) return value.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        var plain = value.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < plain.Length; i++)
        {
            var (digit, place) = (plain[i] - '0', plain.Length - i - 1);
            if (digit == 0) continue;
            if (digit > 1 || place == 0) text.Append(digits[digit - 1]);
            if (place > 0) text.Append(places[place - 1]);
        }
        return text.ToString();
    }

    private static string Roman(int value)
    {
        if (value is < 1 or > 3999) return value.ToString(CultureInfo.InvariantCulture);
        ReadOnlySpan<(int Value, string Sign)> signs =
            [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        foreach (var (size, sign) in signs)
            for (; value >= size; value -= size) text.Append(sign);
        return text.ToString();
    }
}
