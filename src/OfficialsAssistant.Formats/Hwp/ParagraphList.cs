namespace OfficialsAssistant.Formats.Hwp;

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
