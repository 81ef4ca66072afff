using System.Globalization;
using System.Text;
using System.Xml.Linq;
using OfficialsAssistant.Formats.Docx;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Slides;

/// <summary>DrawingML text: paragraphs with their bullets or numbers, and tables.</summary>
internal static class SlideText
{
    /// <param name="bullets">The master's list style for text without bullets of its own; null where text has none.</param>
    public static List<Block> Paragraphs(XElement? body, XElement? bullets)
    {
        var blocks = new List<Block>();
        var counters = new int[9];
        foreach (var paragraph in body.Children("p"))
        {
            var properties = paragraph.Child("pPr");
            var level = Math.Clamp(properties.Number("lvl") ?? 0, 0, 8);
            var text = Text(paragraph);
            if (text.Length == 0) continue;
            var marker = Marker(properties, level, counters, bullets);
            blocks.Add(marker.Length > 0 ? new ListItemBlock(level + 1, marker, text) : new ParagraphBlock(text));
            blocks.AddRange(paragraph.Below("oMath").Select(m => new EquationBlock(DocxMath.Script(m))));
        }
        return blocks;
    }

    public static TableBlock Table(XElement table)
    {
        var cells = new List<TableCell>();
        var row = 0;
        foreach (var line in table.Children("tr"))
        {
            var column = 0;
            foreach (var cell in line.Children("tc"))
            {
                // A covered place is written too, as merged with the one on its left or above.
                if (cell.Attr("hMerge") is null or "0" or "false" && cell.Attr("vMerge") is null or "0" or "false")
                    cells.Add(new TableCell(row, column, Math.Clamp(cell.Number("rowSpan") ?? 1, 1, 1000), Math.Clamp(cell.Number("gridSpan") ?? 1, 1, 1000), Paragraphs(cell.Child("txBody"), null)));
                column++;
            }
            row++;
        }
        return new TableBlock(cells, row > 1 && table.Child("tblPr").Attr("firstRow") is "1" or "true" ? 1 : 0);
    }

    private static string Text(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var run in paragraph.Elements())
            if (run.Is("r") || run.Is("fld") && run.Attr("type") is not "slidenum") text.Append(Symbols.Readable(run.Child("t")?.Value ?? ""));
            else if (run.Is("br")) text.Append('\n');
        return OfficeText.Clean(text.ToString());
    }

    private static string Marker(XElement? properties, int level, int[] counters, XElement? bullets)
    {
        for (var deeper = level + 1; deeper < counters.Length; deeper++) counters[deeper] = 0;
        var numbered = properties.Child("buAutoNum");
        if (numbered is null) counters[level] = 0;
        if (properties.Child("buNone") is not null) return "";
        if (numbered is not null) return Numbered(numbered.Attr("type") ?? "", (numbered.Number("startAt") ?? 1) + counters[level]++);
        var sign = properties.Child("buChar") ?? bullets.Child($"lvl{level + 1}pPr").Child("buChar");
        return sign is null ? "" : Symbols.Bullet(sign.Attr("char") ?? "");
    }

    private static string Numbered(string type, int value)
    {
        var number = NumberFormats.Render(
            type.StartsWith("alphaLc", StringComparison.Ordinal) ? "lowerLetter" : type.StartsWith("alphaUc", StringComparison.Ordinal) ? "upperLetter"
            : type.StartsWith("romanLc", StringComparison.Ordinal) ? "lowerRoman" : type.StartsWith("romanUc", StringComparison.Ordinal) ? "upperRoman"
            : type.StartsWith("circleNum", StringComparison.Ordinal) ? "decimalEnclosedCircle" : "decimal", value);
        return type.EndsWith("ParenBoth", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"({number})")
            : type.EndsWith("ParenR", StringComparison.Ordinal) ? number + ")"
            : type.EndsWith("Period", StringComparison.Ordinal) ? number + "."
            : number;
    }
}
