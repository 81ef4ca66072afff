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

    /// <summary>The first rows whose cells are all marked as header; a table that repeats its header has at least one.</summary>
    private static int HeaderRows(HwpRecord? table, IReadOnlyList<ParagraphList> lists)
    {
        var rows = lists.GroupBy(l => l.Header!.Value.UInt16(10)).OrderBy(g => g.Key)
            .TakeWhile(row => row.All(l => (l.Header!.Value.UInt32(4) & IsHeaderCell) != 0)).Count();
        return rows == 0 && lists.Count > 0 && table is { } record && (record.UInt32(0) & RepeatsHeader) != 0 ? 1 : rows;
    }
}
