using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>Reads the paragraphs of sections, and of whatever holds paragraphs, as blocks.</summary>
internal sealed class HwpBody
{
    // A file that goes as deep is made to exhaust the stack.
    private const int MaxDepth = 48;

    private readonly HwpHead head;
    private readonly HwpControls controls;
    private int depth;
    private int outline;

    public HwpBody(HwpHead head)
    {
        this.head = head;
        controls = new HwpControls(this);
    }

    public List<Block> ReadSection(RecordTree section)
    {
        outline = OutlineOf(section);
        var blocks = new List<Block>();
        foreach (var list in ParagraphList.Of(section.Roots)) blocks.AddRange(list.IsMemo ? [Aside(AsideKind.Memo, list)] : Read(list));
        return blocks;
    }

    /// <exception cref="RefusedFileException">Malformed: nested without end.</exception>
    public IReadOnlyList<Block> Read(ParagraphList list)
    {
        if (++depth > MaxDepth) throw new RefusedFileException(ReadRefusal.Malformed);
        var blocks = new List<Block>();
        foreach (var paragraph in list.Paragraphs) blocks.AddRange(ReadParagraph(paragraph));
        depth--;
        // The section itself is a list as well.
        return Nesting.Bounded(blocks, depth - 1);
    }

    public AsideBlock Aside(AsideKind kind, ParagraphList list, string marker = "") => new(kind, marker, Read(list));

    private List<Block> ReadParagraph(HwpRecord paragraph)
    {
        var records = new ControlQueue(paragraph);
        var builder = new ParagraphBuilder(head.ShapeOf(paragraph, outline));
        foreach (var (character, isDeleted) in head.Deletions.Marked(paragraph))
        {
            if (!isDeleted) Take(character, builder, records);
            else if (character.HasRecord) records.Next(character.ControlId);
        }
        foreach (var left in records.Rest) controls.Read(left, builder);
        var blocks = builder.Close().ToList();
        foreach (var list in ParagraphList.Of(paragraph.Children)) blocks.Add(Aside(list.IsMemo ? AsideKind.Memo : AsideKind.TextBox, list));
        return blocks;
    }

    private void Take(HwpCharacter character, ParagraphBuilder builder, ControlQueue records)
    {
        if (character.HasRecord)
        {
            if (records.Next(character.ControlId) is { } record) controls.Read(record, builder);
        }
        else if (character.Code == HwpCharacter.FieldEnd) builder.EndField();
        else builder.Append(character.Text);
    }

    private static int OutlineOf(RecordTree section)
    {
        foreach (var root in section.Roots)
            foreach (var record in root.Children)
                if (record.Tag == Tags.CtrlHeader && record.ControlId == "secd") return record.UInt16(18);
        return 0;
    }
}
