namespace OfficialsAssistant.Formats.Hwp;

/// <summary>A piece of a PARA_TEXT: a character, or a control that stands at that place.</summary>
/// <param name="Position">Place in the text, from 0; a control takes eight.</param>
/// <param name="Code">The character; of a control below 32.</param>
/// <param name="ControlId">Kind of the control ("tbl "), of controls that have a record of their own.</param>
internal readonly record struct HwpCharacter(int Position, char Code, string ControlId)
{
    public const char FieldEnd = '\u0004', Tab = '\t', LineBreak = '\n', Hyphen = '\u0018', NoBreakSpace = '\u001E', FixedSpace = '\u001F';

    private const int ControlLength = 8, MaxLength = 4 * 1024 * 1024;

    public bool HasRecord => ControlId.Length > 0;

    /// <summary>What it reads as; empty for a control that is no character.</summary>
    public string Text => Code switch
    {
        >= ' ' or Tab or LineBreak => Code.ToString(),
        Hyphen => "-",
        NoBreakSpace or FixedSpace => " ",
        _ => "",
    };

    /// <summary>One after the other: a list of them would take many times the text.</summary>
    /// <exception cref="RefusedFileException">TooMuchInside: no paragraph of a document is as long.</exception>
    public static IEnumerable<HwpCharacter> ReadAll(HwpRecord paraText)
    {
        var end = paraText.Data.Length;
        if (end > MaxLength) throw new RefusedFileException(ReadRefusal.TooMuchInside);
        for (var i = 0; i + 2 <= end;)
        {
            var code = (char)paraText.UInt16(i);
            var isLong = code < ' ' && !IsSingle(code);
            yield return new HwpCharacter(i / 2, code, isLong && !IsInline(code) ? Id(paraText.Data, i + 2) : "");
            i += isLong ? 2 * ControlLength : 2;
        }
    }

    private static bool IsSingle(char code) => code is '\0' or '\n' or '\r' or >= '\u0018' and <= '\u001F';

    private static bool IsInline(char code) => code is >= '\u0004' and <= '\t' or '\u0013' or '\u0014';

    private static string Id(ReadOnlySpan<byte> text, int at) =>
        at + 4 > text.Length ? "" : string.Concat((char)text[at + 3], (char)text[at + 2], (char)text[at + 1], (char)text[at]);
}
