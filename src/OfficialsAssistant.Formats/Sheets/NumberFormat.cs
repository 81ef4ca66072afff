using System.Globalization;
using System.Text;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Sheets;

/// <summary>One section of a number format: #,##0.00, 0%, 0.0E+00, with text before and after.</summary>
internal sealed class NumberFormat
{
    private readonly StringBuilder before = new(), after = new(), digits = new();
    private readonly int percents;
    private readonly bool isText;

    public NumberFormat(string section)
    {
        for (var i = 0; i < section.Length; i++)
        {
            var c = section[i];
            if (c == '"' && section.IndexOf('"', i + 1) is var end and > 0)
            {
                Literal(section[(i + 1)..end]);
                i = end;
            }
            else if (c == '\\' && i + 1 < section.Length) Literal(section[++i].ToString());
            // _x leaves the width of x free, *x fills up with x: neither is text.
            else if (c is '_' or '*') i++;
            else if (c is '0' or '#' or '.' or ',' or '?') digits.Append(c == '?' ? '#' : c);
            else if (c is 'E' && i + 1 < section.Length && section[i + 1] is '+' or '-') digits.Append("E+");
            else if (c == '%')
            {
                percents++;
                Literal("%");
            }
            else if (c is '/' or '@' || char.IsAsciiLetter(c)) isText = true;
            else Literal(c.ToString());
        }
    }

    /// <returns>Null for formats of other kinds: fractions, dates.</returns>
    public string? Apply(double value)
    {
        if (isText && !digits.ToString().Contains('E') || !double.IsFinite(value)) return null;
        if (digits.Length == 0) return OfficeText.Clean($"{before}{after}");
        // Commas after the last digit divide by a thousand each; .NET's custom formats know all of these by the same signs.
        var text = (value * Math.Pow(100, percents)).ToString(digits.ToString(), CultureInfo.InvariantCulture);
        return OfficeText.Clean($"{before}{text}{after}");
    }

    private void Literal(string text) => (digits.Length == 0 ? before : after).Append(text);
}
