using System.Globalization;
using System.Text.RegularExpressions;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>Numbers that Hancom counts: of notes, tables, pictures, equations. The file stores them as they were shown last.</summary>
internal static class AutoNumber
{
    private const int Page = 0, Footnote = 1, Endnote = 2;

    /// <summary>A number in running text. A note's own number is its marker, and a page's is not known.</summary>
    public static string Of(HwpRecord control)
    {
        var bits = control.UInt32(4);
        if ((bits & 0xF) is Page or Footnote or Endnote) return "";
        return Render(control.UInt16(8), (NumberFormat)((bits >> 4) & 0xFF), control, sign: 10, before: 12, after: 14);
    }

    public static string OfNote(HwpRecord control)
    {
        var number = (int)Math.Min(control.UInt32(4), ushort.MaxValue);
        return number == 0 ? "" : Render(number, (NumberFormat)control.Byte(12), control, sign: -1, before: 8, after: 10);
    }

    private static string Render(int number, NumberFormat format, HwpRecord control, int sign, int before, int after) =>
        Character(control, before) + NumberFormats.Render(number, format, sign < 0 ? "" : Character(control, sign)) + Character(control, after);

    private static string Character(HwpRecord control, int offset) => control.UInt16(offset) is >= ' ' and var code && !char.IsSurrogate((char)code) ? ((char)code).ToString() : "";
}

/// <summary>글자겹침 (characters drawn over each other) and 덧말 (small text beside a word: 主(주)).</summary>
internal static class ComposedText
{
    public static string Of(HwpRecord control)
    {
        var offset = 4;
        var main = control.Text(ref offset);
        if (control.ControlId == "tcps") return main;
        var beside = control.Text(ref offset);
        return beside.Length == 0 ? main : $"{main}({beside})";
    }
}

/// <summary>Form objects (양식 개체) as characters: what a button, a box to tick or a field of a form shows.</summary>
internal static partial class FormObject
{
    // Kind, once more its kind, and a length stand before the list of properties.
    private const int PropertiesOffset = 12;

    public static string TextOf(HwpRecord control)
    {
        if (control.Children.First(Tags.FormObject) is not { } record) return "";
        var offset = PropertiesOffset;
        var properties = record.Text(ref offset);
        var shown = Shown().Match(properties) is { Success: true } match ? Cut(match) : "";
        if (!record.Data.StartsWith("tbc+"u8) && !record.Data.StartsWith("tbr+"u8)) return shown;
        return (Ticked().IsMatch(properties) ? "☑" : "☐") + shown;
    }

    private static string Cut(Match match)
    {
        var rest = match.Groups[2].Value;
        return int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? rest[..Math.Min(length, rest.Length)] : "";
    }

    [GeneratedRegex(@"(?<!\w)(?:Caption|Text):wstring:(\d{1,5}):((?s:.{0,4000}))")]
    private static partial Regex Shown();

    [GeneratedRegex(@"(?<!\w)Value:int:1\b")]
    private static partial Regex Ticked();
}
