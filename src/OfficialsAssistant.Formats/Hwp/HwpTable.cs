using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>A table from its TABLE record and the lists of its cells.</summary>
internal static class HwpTable
{
    private const uint RepeatsHeader = 1 << 2, IsHeaderCell = 1 << 18;

    public static TableBlock Read(HwpRecord? table, IReadOnlyList<ParagraphList> lists, HwpBody body)
    {
        var cells = lists.Select(l => CellOf(l.Header!.Value, body.Read(l))).ToList();
        return HancomTable.Of(cells, HeaderRows(table, lists));
    }

    private static TableCell CellOf(HwpRecord header, IReadOnlyList<Block> blocks) =>
        new(header.UInt16(10), header.UInt16(8), Math.Max(1, (int)header.UInt16(14)), Math.Max(1, (int)header.UInt16(12)), blocks);

    // Only a table that repeats its header on each page says which rows that is.
    private static int HeaderRows(HwpRecord? table, IReadOnlyList<ParagraphList> lists)
    {
        if (table is not { } record || (record.UInt32(0) & RepeatsHeader) == 0) return 0;
        return lists.GroupBy(l => l.Header!.Value.UInt16(10)).OrderBy(g => g.Key)
            .TakeWhile(row => row.All(l => (l.Header!.Value.UInt32(4) & IsHeaderCell) != 0)).Count();
    }
}
