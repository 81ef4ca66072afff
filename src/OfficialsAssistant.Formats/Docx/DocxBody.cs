using System.Xml.Linq;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Docx;

/// <summary>Paragraphs and tables of a body, a cell, a note or a text box as blocks.</summary>
internal sealed class DocxBody(DocxStyles styles, DocxNumbering numbering, DocxNotes notes)
{
    private const int Deepest = 60;

    public List<Block> Read(XElement container, int depth)
    {
        var blocks = new List<Block>();
        foreach (var element in container.Elements()) Add(element, blocks, depth);
        return blocks;
    }

    public void Add(XElement element, List<Block> blocks, int depth)
    {
        if (depth > Deepest) throw new RefusedFileException(ReadRefusal.Malformed, "nested too deeply");
        switch (element.Name.LocalName)
        {
            case "p":
                AddParagraph(element, blocks, depth);
                break;
            case "tbl":
                if (Table(element, depth) is { Cells.Count: > 0 } table) blocks.Add(table);
                break;
            case "sdt" when element.Child("sdtPr").IsOn("showingPlcHdr"):
                if (OfficeText.Clean(string.Concat(element.Below("t").Select(t => t.Value))) is { Length: > 0 } guide) blocks.Add(new GuideBlock(guide));
                break;
            case "AlternateContent":
                blocks.AddRange(Alternative(element, choice => Read(choice, depth + 1)));
                break;
            case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" or "smartTag":
                blocks.AddRange(Read(element, depth + 1));
                break;
            case "oMathPara":
                blocks.Add(new EquationBlock(DocxMath.Script(element)));
                break;
        }
    }

    /// <summary>What a program that knows the newer element shows, or else the fallback: never both.</summary>
    public static List<Block> Alternative(XElement element, Func<XElement, List<Block>> read)
    {
        foreach (var part in element.Children("Choice").Concat(element.Children("Fallback")))
            if (read(part) is { Count: > 0 } blocks) return blocks;
        return [];
    }

    private void AddParagraph(XElement element, List<Block> blocks, int depth)
    {
        var properties = element.Child("pPr");
        var inline = new DocxInline(this, notes, depth);
        inline.Read(element);
        var text = OfficeText.Clean(inline.Text.ToString());
        var marker = styles.List(properties) is var (list, level) ? numbering.Next(list, level) : null;
        if (text.Length > 0) blocks.Add(TextBlock(properties, text, marker, depth));
        if (OfficeText.Clean(inline.Hidden.ToString()) is { Length: > 0 } hidden) blocks.Add(new AsideBlock(AsideKind.HiddenComment, "", [new ParagraphBlock(hidden)]));
        blocks.AddRange(inline.Beside);
    }

    private Block TextBlock(XElement? properties, string text, string? marker, int depth)
    {
        var level = depth == 0 ? styles.HeadingLevel(properties) : 0;
        if (level > 0) return new HeadingBlock(level, marker is { Length: > 0 } ? $"{marker} {text}" : text);
        if (styles.IsCaption(properties)) return new AsideBlock(AsideKind.Caption, "", [new ParagraphBlock(text)]);
        return marker is { Length: > 0 } ? new ListItemBlock(styles.List(properties)!.Value.Level + 1, marker, text) : new ParagraphBlock(text);
    }

    private TableBlock Table(XElement table, int depth)
    {
        var cells = new List<TableCell>();
        var open = new Dictionary<int, int>();
        var (row, headers) = (0, 0);
        foreach (var line in Inside(table, "tr"))
        {
            var properties = line.Child("trPr");
            if (properties.Child("del") is not null) continue;
            if (headers == row && properties.IsOn("tblHeader")) headers++;
            var column = properties.Child("gridBefore").Number("val") ?? 0;
            foreach (var cell in Inside(line, "tc")) column += AddCell(cell, row, column, cells, open, depth);
            row++;
        }
        return new TableBlock(cells, headers < row ? headers : 0);
    }

    /// <returns>How many columns of the grid the cell takes.</returns>
    private int AddCell(XElement cell, int row, int column, List<TableCell> cells, Dictionary<int, int> open, int depth)
    {
        var properties = cell.Child("tcPr");
        var span = Math.Clamp(properties.Child("gridSpan").Number("val") ?? 1, 1, 1000);
        var merge = properties.Child("vMerge");
        if (merge is not null && merge.Attr("val") != "restart" && open.TryGetValue(column, out var above) && cells[above].Row + cells[above].RowSpan == row)
        {
            cells[above] = cells[above] with { RowSpan = cells[above].RowSpan + 1 };
            return span;
        }
        open[column] = cells.Count;
        cells.Add(new TableCell(row, column, 1, span, Read(cell, depth + 1)));
        return span;
    }

    // Rows and cells may be wrapped in content controls.
    private static IEnumerable<XElement> Inside(XElement parent, string name) =>
        parent.Elements().SelectMany(e => e.Is(name) ? [e] : e.Is("sdt") ? e.Child("sdtContent").Children(name) : e.Is("customXml") || e.Is("ins") ? e.Children(name) : []);
}
