namespace OfficialsAssistant.Formats.Hwp;

/// <summary>The controls of a paragraph in their order; characters name only their kind.</summary>
internal sealed class ControlQueue
{
    private readonly List<HwpRecord> records = [];
    private int next;

    public ControlQueue(HwpRecord paragraph)
    {
        foreach (var child in paragraph.Children)
            if (child.Tag == Tags.CtrlHeader) records.Add(child);
    }

    /// <summary>Controls that no character stood for: their text is not lost.</summary>
    public IEnumerable<HwpRecord> Rest => records.Skip(next);

    public HwpRecord? Next(string id)
    {
        if (next < records.Count && records[next].ControlId == id) return records[next++];
        return null;
    }
}
