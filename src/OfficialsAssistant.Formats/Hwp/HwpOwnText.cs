using System.Text;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>
/// The text records of an HWP file as they lie in it, without structure: what a reading is measured against.
/// It shares the file's unpacking with the reader, and nothing of how the reader understands it.
/// </summary>
public static class HwpOwnText
{
    /// <exception cref="RefusedFileException">The file cannot be read.</exception>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var file = new HwpFile(bytes.ToArray());
        var text = new StringBuilder();
        foreach (var section in file.Sections)
            foreach (var root in section.Roots)
                foreach (var record in root.Descendants.Prepend(root)) Append(record, text);
        return text.ToString();
    }

    private static void Append(HwpRecord record, StringBuilder text)
    {
        var offset = 4;
        var line = record.Tag switch
        {
            Tags.ParaText => string.Concat(HwpCharacter.ReadAll(record.Data).Select(c => c.Text)),
            Tags.Equation => record.Text(ref offset),
            _ => "",
        };
        if (line.Length > 0) text.Append(line).Append('\n');
    }
}
