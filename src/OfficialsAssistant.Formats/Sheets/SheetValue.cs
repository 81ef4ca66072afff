using System.Globalization;
using System.Text;
using ExcelDataReader;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Sheets;

/// <summary>A cell's value as its number format displays it, for the formats that offices use.</summary>
internal static class SheetValue
{
    private static readonly CultureInfo Korean = CultureInfo.GetCultureInfo("ko-KR");

    public static string Display(object value, string? format) => value switch
    {
        string text => OfficeText.Clean(text),
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime date => Date(date, format),
        TimeSpan time => time.ToString(time.Days == 0 ? @"hh\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture),
        double or int or decimal => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture), format),
        _ => OfficeText.Clean(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    // Built-in formats that Excel shows in the way of the country (ECMA-376 part 1, 18.8.30, ko-kr); the parser knows the American way.
    public static string? FormatOf(IExcelDataReader reader, int column) => reader.GetNumberFormatIndex(column) switch
    {
        14 or 34 or 35 => "yyyy-mm-dd",
        22 => "yyyy-mm-dd h:mm",
        27 or 36 => "yyyy\"年\" mm\"月\" dd\"日\"",
        31 => "yyyy\"년\" mm\"월\" dd\"일\"",
        32 => "h\"시\" mm\"분\"",
        33 => "h\"시\" mm\"분\" ss\"초\"",
        _ => reader.GetNumberFormatString(column),
    };

    private static string Number(double value, string? format)
    {
        var sections = Sections(format ?? "");
        if (sections.Count == 0 || sections[0].Equals("General", StringComparison.OrdinalIgnoreCase) || sections[0] == "@") return General(value);
        var section = value < 0 && sections.Count > 1 ? sections[1] : value == 0 && sections.Count > 2 ? sections[2] : sections[0];
        return new NumberFormat(section).Apply(value < 0 && sections.Count > 1 ? -value : value) ?? General(value);
    }

    private static string General(double value) => double.IsFinite(value) ? Math.Abs(value) < 1e15 ? ((decimal)value).ToString("0.##########", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Date(DateTime date, string? format)
    {
        var pattern = new StringBuilder();
        var tokens = DateTokens(Sections(format ?? "").FirstOrDefault("")).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var isMinute = token[0] == 'm' && (Neighbour(i, -1) == 'h' || Neighbour(i, 1) == 's');
            pattern.Append(token[0] switch
            {
                'y' => token.Length <= 2 ? "yy" : "yyyy",
                'm' => isMinute ? new string('m', Math.Min(token.Length, 2)) : new string('M', Math.Min(token.Length, 4)),
                'd' => new string('d', Math.Min(token.Length, 4)),
                'a' => token.Length >= 4 ? "dddd" : "ddd",
                'h' => new string(tokens.Contains("AM/PM") ? 'h' : 'H', Math.Min(token.Length, 2)),
                's' => new string('s', Math.Min(token.Length, 2)),
                'A' => "tt",
                _ => $"'{token[1..].Replace("'", "", StringComparison.Ordinal)}'",
            });
        }
        if (pattern.Length == 0) pattern.Append(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm");
        return OfficeText.Clean(pattern.Length == 1 ? date.ToString($"%{pattern}", Korean) : date.ToString(pattern.ToString(), Korean));

        char Neighbour(int at, int step)
        {
            for (at += step; at >= 0 && at < tokens.Count; at += step)
                if (tokens[at][0] != '"') return tokens[at][0];
            return ' ';
        }
    }

    /// <summary>Runs of one letter (yyyy, mm …), AM/PM, and everything else as literals that begin with a quotation mark.</summary>
    private static IEnumerable<string> DateTokens(string section)
    {
        for (var i = 0; i < section.Length;)
        {
            var c = char.ToLowerInvariant(section[i]);
            var length = 1;
            if (string.Compare(section, i, "AM/PM", 0, 5, StringComparison.OrdinalIgnoreCase) == 0)
            {
                yield return "AM/PM";
                length = 5;
            }
            else if (c is 'y' or 'm' or 'd' or 'h' or 's' or 'a')
            {
                while (i + length < section.Length && char.ToLowerInvariant(section[i + length]) == c) length++;
                yield return new string(c, length);
            }
            else if (c == '"' && section.IndexOf('"', i + 1) is var end and > 0)
            {
                yield return section[i..end];
                length = end - i + 1;
            }
            else if (c == '\\' && i + 1 < section.Length)
            {
                yield return "\"" + section[i + 1];
                length = 2;
            }
            else if (c is not ('"' or '@' or '_' or '*' or 'g')) yield return "\"" + section[i];
            i += length;
        }
    }

    /// <summary>Parts between semicolons, without colours, conditions and locales in brackets.</summary>
    private static List<string> Sections(string format)
    {
        var sections = new List<string> { "" };
        var quoted = false;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '"') quoted = !quoted;
            if (!quoted && format[i] == '[' && format.IndexOf(']', i) is var end and > 0)
            {
                // [$₩-412] carries a currency sign.
                if (format[i + 1] == '$') sections[^1] += $"\"{format[(i + 2)..end].Split('-')[0]}\"";
                i = end;
            }
            else if (!quoted && format[i] == ';') sections.Add("");
            else sections[^1] += format[i];
        }
        return [.. sections.Take(4)];
    }
}
