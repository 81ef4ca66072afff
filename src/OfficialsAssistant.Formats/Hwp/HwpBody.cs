using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>Reads the paragraphs of sections, and of whatever holds paragraphs, as blocks.</summary>
internal sealed class HwpBody
{
    // Documents nest a few tables and boxes. Deeper ones are made to exhaust a stack, and would not pass the JSON of the child process.
    private const int MaxDepth = 16;

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
        return blocks;
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

/// <summary>A LIST_HEADER with the paragraphs that follow it, as a cell, a note or a box has them.</summary>
/// <param name="Header">Null for the paragraphs of a section.</param>
/// <param name="After">Tag of the record before the header that is neither list nor paragraph: what it comes after (a TABLE, a MEMO_LIST).</param>
internal sealed record ParagraphList(HwpRecord? Header, int After, List<HwpRecord> Paragraphs)
{
    /// <summary>Of a caption: whether it is shown above or left of what it describes.</summary>
    public bool IsCaptionBefore => Header is { } header && (header.UInt32(8) & 3) is 0 or 2;

    public bool IsMemo => After == Tags.MemoList;

    public static List<ParagraphList> Of(RecordChildren records)
    {
        var lists = new List<ParagraphList>();
        var after = 0;
        foreach (var record in records)
        {
            if (record.Tag == Tags.ListHeader) lists.Add(new ParagraphList(record, after, []));
            else if (record.Tag != Tags.ParaHeader) after = record.Tag;
            else
            {
                if (lists.Count == 0) lists.Add(new ParagraphList(null, after, []));
                lists[^1].Paragraphs.Add(record);
            }
            // Some writers hang the paragraphs under the list's header, and the list under the memo's.
            if (record.Tag == Tags.ListHeader) lists[^1].Paragraphs.AddRange(record.Children.ToList().Where(c => c.Tag == Tags.ParaHeader));
            if (record.Tag == Tags.MemoList) lists.AddRange(OfMemo(record.Children));
        }
        return lists;
    }

    private static IEnumerable<ParagraphList> OfMemo(RecordChildren records)
    {
        var paragraphs = records.ToList();
        if (paragraphs.Count > 0) yield return new ParagraphList(null, Tags.MemoList, [.. paragraphs.Where(p => p.Tag == Tags.ParaHeader)]);
    }
}
