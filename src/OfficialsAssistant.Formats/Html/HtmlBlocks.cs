using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OfficialsAssistant.Formats.Docx;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Html;

/// <summary>Elements to blocks: block elements part paragraphs, the others are text within one.</summary>
internal sealed class HtmlBlocks
{
    private const int Deepest = 300;
    private readonly StringBuilder open = new();

    public List<Block> All { get; } = [];

    public void Read(IElement element)
    {
        Inside(element, 0, 0);
        Close();
    }

    private void Inside(INode parent, int depth, int listLevel)
    {
        if (depth > Deepest) throw new RefusedFileException(ReadRefusal.Malformed, "nested too deeply");
        foreach (var node in parent.ChildNodes)
            if (node is IText text) AddText(text);
            else if (node is IElement element) Add(element, depth + 1, listLevel);
    }

    private void AddText(IText text)
    {
        // Line ends of the source are spaces, except where text is set as typed.
        open.Append(text.ParentElement?.Closest("pre") is null ? text.Data.ReplaceLineEndings(" ") : text.Data.ReplaceLineEndings("\n"));
    }

    private void Add(IElement element, int depth, int listLevel)
    {
        if (IsHidden(element))
        {
            Close();
            if (OfficeText.Clean(element.TextContent) is { Length: > 0 } hidden) All.Add(new AsideBlock(AsideKind.HiddenComment, "", [new ParagraphBlock(hidden)]));
            return;
        }
        switch (element.LocalName)
        {
            case "script" or "style" or "template" or "noscript" or "head" or "iframe" or "object" or "embed" or "svg" or "select" or "button": break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Close();
                if (OfficeText.Clean(element.TextContent.ReplaceLineEndings(" ")) is { Length: > 0 } heading) All.Add(new HeadingBlock(element.LocalName[1] - '0', heading));
                break;
            case "br": open.Append('\n'); break;
            case "img":
                Close();
                All.Add(new ImageBlock(OfficeText.Clean(element.GetAttribute("alt") ?? "")));
                break;
            case "table":
                Close();
                AddTable((IHtmlTableElement)element, depth);
                break;
            case "ul" or "ol":
                Close();
                List(element, depth, listLevel + 1);
                break;
            case "math":
                Close();
                All.Add(new EquationBlock(OfficeText.Clean(element.TextContent)));
                break;
            case "caption" or "figcaption":
                Close();
                All.Add(new AsideBlock(AsideKind.Caption, "", Of(element, depth)));
                break;
            case "rt":
                open.Append('(').Append(element.TextContent).Append(')');
                break;
            case "rp": break;
            default:
                var isBlock = IsBlock(element.LocalName);
                if (isBlock) Close();
                Inside(element, depth, listLevel);
                if (isBlock) Close();
                break;
        }
    }

    private void List(IElement list, int depth, int level)
    {
        var number = list is IHtmlOrderedListElement ordered ? ordered.Start : 1;
        var format = list.GetAttribute("type") switch { "a" => "lowerLetter", "A" => "upperLetter", "i" => "lowerRoman", "I" => "upperRoman", _ => "decimal" };
        foreach (var item in list.Children)
        {
            if (item.LocalName is "ul" or "ol") List(item, depth + 1, level + 1);
            if (item.LocalName != "li") continue;
            if (int.TryParse(item.GetAttribute("value"), out var value)) number = value;
            var marker = list.LocalName == "ol" ? $"{NumberFormats.Render(format, number++)}." : "•";
            var at = All.Count;
            Inside(item, depth + 1, level);
            Close();
            // The item's own text comes first; lists and tables in it follow.
            if (at < All.Count && All[at] is ParagraphBlock text) All[at] = new ListItemBlock(level, marker, text.Text);
        }
    }

    private void AddTable(IHtmlTableElement table, int depth)
    {
        var cells = new List<TableCell>();
        var taken = new HashSet<(int, int)>();
        var (row, headers) = (0, 0);
        foreach (var line in table.Rows)
        {
            if (headers == row && (line.ParentElement?.LocalName == "thead" || line.Cells.Length > 1 && line.Cells.All(c => c.LocalName == "th"))) headers++;
            var column = 0;
            foreach (var cell in line.Cells)
            {
                while (taken.Contains((row, column))) column++;
                var (height, width) = (Math.Clamp(cell.RowSpan, 1, table.Rows.Length - row), Math.Clamp(cell.ColumnSpan, 1, 200));
                for (var r = 0; r < height; r++)
                    for (var c = 0; c < width; c++) taken.Add((row + r, column + c));
                cells.Add(new TableCell(row, column, height, width, Of(cell, depth)));
                column += width;
            }
            row++;
        }
        if (table.Caption is { } caption) All.Add(new AsideBlock(AsideKind.Caption, "", Of(caption, depth)));
        if (cells.Count > 0) All.Add(new TableBlock(cells, headers < row ? headers : 0));
    }

    private static List<Block> Of(IElement element, int depth)
    {
        var inner = new HtmlBlocks();
        inner.Inside(element, depth + 1, 0);
        inner.Close();
        return inner.All;
    }

    private void Close()
    {
        if (OfficeText.Clean(open.ToString()) is { Length: > 0 } text) All.Add(new ParagraphBlock(text));
        open.Clear();
    }

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden")) return true;
        var style = element.GetAttribute("style");
        if (style is null) return false;
        style = style.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return style.Contains("display:none", StringComparison.Ordinal) || style.Contains("visibility:hidden", StringComparison.Ordinal)
            || style.Contains("font-size:0;", StringComparison.Ordinal) || style.Contains("font-size:0px", StringComparison.Ordinal) || style.EndsWith("font-size:0", StringComparison.Ordinal);
    }

    private static bool IsBlock(string name) => name is "p" or "div" or "section" or "article" or "header" or "footer" or "main" or "nav" or "aside" or "li" or "dl" or "dt" or "dd"
        or "blockquote" or "pre" or "form" or "fieldset" or "figure" or "address" or "details" or "summary" or "center" or "hr" or "tr" or "td" or "th" or "body" or "option" or "legend";
}
