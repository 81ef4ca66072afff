using System.Xml.Linq;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwpx;

/// <summary>Reads paragraphs and what hangs in them, in document order.</summary>
internal sealed class HwpxBody(HwpxHead head)
{
    private readonly HashSet<string> shownOnPages = [];
    private string outline = "1";
    // Deletions of change tracking that are open; they may run over paragraphs.
    private readonly HashSet<string> deletions = [];
    private Lazy<IReadOnlySet<string>> deletionEnds = new(new HashSet<string>());
    private int nesting;

    /// <param name="ends">Ids of the deletions that end in the section: one that never ends would take all that follows with it.</param>
    public void BeginSection(Func<IReadOnlySet<string>> ends)
    {
        deletions.Clear();
        deletionEnds = new Lazy<IReadOnlySet<string>>(ends);
    }

    /// <summary>A paragraph of a section, or what else stands on its level.</summary>
    public IEnumerable<Block> Read(XElement element) => element.Name.LocalName switch
    {
        "p" => Paragraph(element),
        "switch" => HwpxSwitch.Chosen(element).SelectMany(Read).ToList(),
        _ => Loose(element),
    };

    /// <summary>The paragraphs of a cell, note, box or master page; lean writers put them there without a list.</summary>
    public IReadOnlyList<Block> ReadList(XElement? holder)
    {
        if (holder is null) return [];
        nesting++;
        List<Block> blocks = [.. (holder.Element("subList")?.Elements() ?? holder.Elements("p")).SelectMany(Read)];
        nesting--;
        return Nesting.Bounded(blocks, nesting);
    }

    private IReadOnlyList<Block> Paragraph(XElement paragraph)
    {
        // The section's properties stand in its first paragraph and tell how that paragraph is numbered.
        if (paragraph.Elements("run").Elements("secPr").FirstOrDefault() is { } section) outline = section.Text("outlineShapeIDRef");
        var builder = new ParagraphBuilder(head.ShapeOf(paragraph, outline));
        foreach (var child in paragraph.Elements()) Inline(child, builder);
        return builder.Close();
    }

    // Some writers hang a table right below the section.
    private IReadOnlyList<Block> Loose(XElement element)
    {
        var builder = new ParagraphBuilder(ParagraphShape.Body);
        Inline(element, builder);
        return builder.Close();
    }

    private void Inline(XElement element, ParagraphBuilder builder)
    {
        switch (element.Name.LocalName)
        {
            case "run" or "ctrl":
                foreach (var child in element.Elements()) Inline(child, builder);
                break;
            case "switch":
                foreach (var child in HwpxSwitch.Chosen(element)) Inline(child, builder);
                break;
            case "t":
                Characters(element, builder);
                break;
            case "deleteBegin" or "deleteEnd":
                Track(element);
                break;
            default:
                if (deletions.Count == 0) Control(element, builder);
                break;
        }
    }

    private void Control(XElement element, ParagraphBuilder builder)
    {
        switch (element.Name.LocalName)
        {
            case "tbl":
                builder.AddBetween(HwpxTable.Read(element, this));
                break;
            case "equation":
                if (HancomCharacters.Clean(element.Element("script")?.Value ?? "") is { Length: > 0 } script) builder.AddBeside(new EquationBlock(script));
                Caption(element, builder);
                break;
            case "fieldBegin":
                BeginField(element, builder);
                break;
            case "fieldEnd":
                builder.EndField();
                break;
            case "footNote" or "endNote" or "header" or "footer" or "hiddenComment":
                Aside(element, builder);
                break;
            case "autoNum":
                builder.Append(HwpxInline.AutoNumber(element));
                break;
            case "compose" or "dutmal" or "btn" or "checkBtn" or "radioBtn" or "edit" or "comboBox" or "listBox" or "textart":
                builder.Append(HwpxInline.Of(element));
                break;
            default:
                Shape(element, builder);
                break;
        }
    }

    // Text and marks stand side by side in hp:t.
    private void Characters(XElement text, ParagraphBuilder builder)
    {
        foreach (var node in text.Nodes())
        {
            if (node is XElement { Name.LocalName: "deleteBegin" or "deleteEnd" } mark) Track(mark);
            else if (deletions.Count > 0) continue;
            else if (node is XText characters) builder.Append(HwpxInline.Characters(characters.Value));
            else if (node is XElement sign) builder.Append(HwpxInline.Sign(sign.Name.LocalName));
        }
    }

    private void Track(XElement mark)
    {
        var id = mark.Text("Id");
        if (mark.Name.LocalName == "deleteEnd") deletions.Remove(id);
        else if (deletionEnds.Value.Contains(id)) deletions.Add(id);
    }

    private void BeginField(XElement field, ParagraphBuilder builder)
    {
        var type = field.Text("type");
        builder.BeginField(type == "CLICK_HERE" ? HwpxInline.Guide(field) : "", type == "FORMULA" ? HwpxInline.Parameter(field, "LastResult") : "");
        // A memo; of other fields, what a proofreader noted.
        if (ReadList(field) is { Count: > 0 } memo) builder.AddBeside(new AsideBlock(AsideKind.Memo, "", memo));
    }

    private void Aside(XElement element, ParagraphBuilder builder)
    {
        var kind = Enum.Parse<AsideKind>(element.Name.LocalName, ignoreCase: true);
        var number = element.Descendants("autoNum").FirstOrDefault(n => n.Text("numType") is "FOOTNOTE" or "ENDNOTE");
        var marker = number is null ? "" : HwpxInline.AutoNumber(number);
        number?.Remove();
        AddAside(kind, marker, ReadList(element), builder);
    }

    private void AddAside(AsideKind kind, string marker, IReadOnlyList<Block> blocks, ParagraphBuilder builder)
    {
        if (blocks.Count == 0) return;
        // Each section repeats its header, each page shows it: once is enough.
        if (kind is AsideKind.Header or AsideKind.Footer && !shownOnPages.Add($"{kind} {PlainText.Of(blocks, TextKinds.All)}")) return;
        builder.AddBeside(new AsideBlock(kind, marker, blocks));
    }

    private void Shape(XElement shape, ParagraphBuilder builder)
    {
        foreach (var child in shape.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "drawText" when IsInitial(shape):
                    builder.Append(PlainText.Of(ReadList(child), TextKinds.Body));
                    break;
                case "drawText" or "subList":
                    AddAside(AsideKind.TextBox, "", ReadList(child.Name.LocalName == "subList" ? shape : child), builder);
                    break;
                case "rect" or "ellipse" or "polygon" or "curve" or "arc" or "line" or "connectLine" or "container" or "pic" or "ole" or "textart" or "equation" or "unknownObject":
                    Control(child, builder);
                    break;
            }
        }
        if (shape.Name.LocalName is "pic" or "video" or "chart") builder.AddBeside(new ImageBlock(AltText.Clean(shape.Element("shapeComment")?.Value ?? "")));
        Caption(shape, builder);
    }

    // 문단 첫 글자 장식: the box holds the paragraph's first letter.
    private static bool IsInitial(XElement shape) => shape.Text("dropcapstyle") is not ("" or "None");

    private void Caption(XElement element, ParagraphBuilder builder)
    {
        if (CaptionOf(element) is { } caption) builder.AddBeside(caption);
    }

    public AsideBlock? CaptionOf(XElement element) =>
        ReadList(element.Element("caption")) is { Count: > 0 } caption ? new AsideBlock(AsideKind.Caption, "", caption) : null;
}
