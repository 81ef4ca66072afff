using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>
/// Text records of HWP: PARA_TEXT, EQEDIT, 글자겹침, 덧말, text of form objects, guide text of empty 누름틀. Taken as they lie in the
/// file, whatever they hang in; what change tracking has deleted is no record.
/// </summary>
internal static class HwpRecords
{
    /// <exception cref="RefusedFileException">The file cannot be read.</exception>
    public static IReadOnlyList<string> Of(byte[] bytes)
    {
        var (file, records) = (new HwpFile(bytes), new List<string>());
        var deletions = new HwpHead(file.DocInfo).Deletions;
        var shown = new HashSet<string>();
        foreach (var section in file.Sections) Walk(section.Roots, deletions, records, shown);
        return records;
    }

    // A header or footer that several sections repeat is one record.
    private static void Walk(RecordChildren level, TrackedDeletions deletions, List<string> records, HashSet<string> shown)
    {
        foreach (var record in level)
        {
            Take(record, deletions, records);
            if (record.Tag != Tags.CtrlHeader || record.ControlId is not ("head" or "foot" or "secd"))
            {
                Walk(record.Children, deletions, records, shown);
                continue;
            }
            var inside = new List<string>();
            Walk(record.Children, deletions, inside, shown);
            if (shown.Add(record.ControlId + string.Concat(inside.SelectMany(i => i).Where(c => !char.IsWhiteSpace(c))))) records.AddRange(inside);
        }
    }

    private static void Take(HwpRecord record, TrackedDeletions deletions, List<string> records)
    {
        var offset = 4;
        switch (record.Tag)
        {
            case Tags.Equation: records.Add(record.Text(ref offset)); break;
            case Tags.ParaHeader:
                records.Add(string.Concat(deletions.Marked(record).Where(c => !c.IsDeleted).Select(c => c.Character.Text)));
                EmptyFields(record, records);
                break;
            case Tags.CtrlHeader when record.ControlId is "tcps" or "tdut": records.Add(ComposedText.Of(record)); break;
            case Tags.CtrlHeader when record.ControlId == "form": records.Add(FormObject.TextOf(record)); break;
        }
    }

    // A field that ends where it begins shows its guide text, which then stands nowhere but in its command.
    private static void EmptyFields(HwpRecord paragraph, List<string> records)
    {
        if (paragraph.Children.First(Tags.ParaText) is not { } text) return;
        var commands = new Queue<HwpRecord>(paragraph.Children.ToList().Where(c => c.Tag == Tags.CtrlHeader && c.ControlId is ['%', ..]));
        HwpRecord? open = null;
        foreach (var character in HwpCharacter.ReadAll(text))
        {
            var offset = 9;
            if (open is { ControlId: "%clk" } field && character.Code == HwpCharacter.FieldEnd) records.Add(ClickHere.Guide(field.Text(ref offset)));
            open = character.ControlId is ['%', ..] && commands.TryDequeue(out var next) ? next : null;
        }
    }
}
