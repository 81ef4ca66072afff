using System.Text;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>
/// Text records of HWP: PARA_TEXT, EQEDIT, 글자겹침, 덧말, text of form objects, guide text of empty 누름틀. Taken as they lie in the
/// file, whatever they hang in.
/// </summary>
internal static class HwpRecords
{
    /// <exception cref="RefusedFileException">The file cannot be read.</exception>
    public static IReadOnlyList<string> Of(byte[] bytes)
    {
        var records = new List<string>();
        foreach (var section in new HwpFile(bytes).Sections)
            foreach (var root in section.Roots)
                foreach (var record in root.Descendants.Prepend(root)) Take(record, records);
        return records;
    }

    private static void Take(HwpRecord record, List<string> records)
    {
        var offset = 4;
        switch (record.Tag)
        {
            case Tags.ParaText: records.Add(Characters(record.Data)); break;
            case Tags.Equation: records.Add(record.Text(ref offset)); break;
            case Tags.ParaHeader: EmptyFields(record, records); break;
            case Tags.CtrlHeader when record.ControlId is "tcps" or "tdut": records.Add(ComposedText.Of(record)); break;
            case Tags.CtrlHeader when record.ControlId == "form": records.Add(FormObject.TextOf(record)); break;
        }
    }

    private static string Characters(ReadOnlySpan<byte> paraText)
    {
        var text = new StringBuilder();
        foreach (var character in HwpCharacter.ReadAll(paraText)) text.Append(character.Text);
        return text.ToString();
    }

    // A field that ends where it begins shows its guide text, which then stands nowhere but in its command.
    private static void EmptyFields(HwpRecord paragraph, List<string> records)
    {
        if (paragraph.Children.First(Tags.ParaText) is not { } text) return;
        var commands = new Queue<HwpRecord>(paragraph.Children.ToList().Where(c => c.Tag == Tags.CtrlHeader && c.ControlId is ['%', ..]));
        HwpRecord? open = null;
        foreach (var character in HwpCharacter.ReadAll(text.Data))
        {
            var offset = 9;
            if (open is { ControlId: "%clk" } field && character.Code == HwpCharacter.FieldEnd) records.Add(ClickHere.Guide(field.Text(ref offset)));
            open = character.ControlId is ['%', ..] && commands.TryDequeue(out var next) ? next : null;
        }
    }
}
