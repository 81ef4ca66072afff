using System.Buffers.Binary;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>A piece of a PARA_TEXT: a character, or a control that stands at that place.</summary>
/// <param name="Code">The character; of a control below 32.</param>
/// <param name="ControlId">Kind of the control ("tbl "), of controls that have a record of their own.</param>
internal readonly record struct HwpCharacter(char Code, string ControlId)
{
    public const char FieldEnd = '\u0004', Tab = '\t', LineBreak = '\n', Hyphen = '\u0018', NoBreakSpace = '\u001E', FixedSpace = '\u001F';

    private const int ControlLength = 8;

    public bool HasRecord => ControlId.Length > 0;

    /// <summary>What it reads as; empty for a control that is no character.</summary>
    public string Text => Code switch
    {
        >= ' ' or Tab or LineBreak => Code.ToString(),
        Hyphen => "-",
        NoBreakSpace or FixedSpace => " ",
        _ => "",
    };

    public static List<HwpCharacter> ReadAll(ReadOnlySpan<byte> paraText)
    {
        var characters = new List<HwpCharacter>(paraText.Length / 2);
        for (var i = 0; i + 2 <= paraText.Length;)
        {
            var code = (char)BinaryPrimitives.ReadUInt16LittleEndian(paraText[i..]);
            var isLong = code < ' ' && !IsSingle(code);
            characters.Add(new HwpCharacter(code, isLong && !IsInline(code) ? Id(paraText, i + 2) : ""));
            i += isLong ? 2 * ControlLength : 2;
        }
        return characters;
    }

    private static bool IsSingle(char code) => code is '\0' or '\n' or '\r' or >= '\u0018' and <= '\u001F';

    private static bool IsInline(char code) => code is >= '\u0004' and <= '\t' or '\u0013' or '\u0014';

    private static string Id(ReadOnlySpan<byte> text, int at) =>
        at + 4 > text.Length ? "" : string.Concat((char)text[at + 3], (char)text[at + 2], (char)text[at + 1], (char)text[at]);
}
