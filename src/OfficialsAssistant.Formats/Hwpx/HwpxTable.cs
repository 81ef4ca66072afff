using System.Xml.Linq;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwpx;

/// <summary>hp:tbl: a merged cell is written once, at its first place, with its spans.</summary>
internal static class HwpxTable
{
    /// <summary>The table and its caption, on the side where it is shown.</summary>
    public static IReadOnlyList<Block> Read(XElement table, HwpxBody body)
    {
        var rows = table.Elements("tr").ToList();
        var grid = HancomTable.Of([.. rows.SelectMany((row, r) => row.Elements("tc").Select((cell, c) => Cell(cell, r, c, body)))], HeaderRows(table, rows));
        if (body.CaptionOf(table) is not { } caption) return [grid];
        return table.Element("caption")!.Text("side") is "TOP" or "LEFT" ? [caption, grid] : [grid, caption];
    }

    private static TableCell Cell(XElement cell, int row, int column, HwpxBody body)
    {
        var (address, span) = (cell.Element("cellAddr"), cell.Element("cellSpan"));
        return new TableCell(
            address?.Number("rowAddr", row) ?? row, address?.Number("colAddr", column) ?? column, span?.Number("rowSpan", 1) ?? 1, span?.Number("colSpan", 1) ?? 1,
            body.ReadList(cell));
    }

    // Only a table that repeats its header on each page says which rows that is.
    private static int HeaderRows(XElement table, List<XElement> rows)
    {
        if (table.Text("repeatHeader") != "1") return 0;
        return rows.TakeWhile(r => r.Elements("tc").Any() && r.Elements("tc").All(c => c.Text("header") == "1")).Count();
    }
}
