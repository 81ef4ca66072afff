using System.Xml.Linq;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Docx;

/// <summary>Word's DOCX.</summary>
internal static class DocxReader
{
    private const string Main = "word/document.xml";

    public static DocumentText Read(byte[] bytes)
    {
        using var package = new OfficePackage(bytes);
        var relationships = package.Relationships(Main);
        var styles = new DocxStyles(Load(package, relationships, "styles"));
        var notes = new DocxNotes(Load(package, relationships, "footnotes"), Load(package, relationships, "endnotes"), Load(package, relationships, "comments"));
        var body = new DocxBody(styles, new DocxNumbering(Load(package, relationships, "numbering")), notes);
        var edges = new DocxEdges(package, relationships, body);
        var blocks = new List<Block>();
        foreach (var element in package.Children(Main, "body"))
        {
            foreach (var section in element.DescendantsAndSelf().Where(e => e.Is("sectPr"))) edges.Add(section);
            body.Add(element, blocks, 0);
        }
        if (edges.Headers.Count + edges.Footers.Count > 0) blocks = [.. edges.Headers, .. blocks, .. edges.Footers];
        var metadata = package.Metadata();
        return new DocumentText(Title(metadata, blocks), metadata, blocks);
    }

    private static string Title(Dictionary<string, IReadOnlyList<string>> metadata, List<Block> blocks) =>
        metadata.TryGetValue("title", out var title) ? title[0] : blocks.OfType<HeadingBlock>().FirstOrDefault()?.Text ?? "";

    private static XElement? Load(OfficePackage package, Dictionary<string, Relationship> relationships, string type) =>
        package.Load(relationships.Values.FirstOrDefault(r => r.Type == type)?.Target ?? $"word/{type}.xml");
}

/// <summary>Footnotes, endnotes and comments by their ids.</summary>
internal sealed class DocxNotes(XElement? footnotes, XElement? endnotes, XElement? comments)
{
    private readonly Dictionary<string, XElement> feet = ById(footnotes, "footnote"), ends = ById(endnotes, "endnote"), memos = ById(comments, "comment");
    private int foot, end;

    /// <summary>A note where the text refers to it, numbered in order of appearance.</summary>
    public AsideBlock? Footnote(XElement reference, Func<XElement, List<Block>> read) => Note(AsideKind.Footnote, feet, reference, ref foot, read);

    public AsideBlock? Endnote(XElement reference, Func<XElement, List<Block>> read) => Note(AsideKind.Endnote, ends, reference, ref end, read);

    public AsideBlock? Memo(XElement reference, Func<XElement, List<Block>> read) =>
        memos.Remove(reference.Attr("id") ?? "", out var memo) && read(memo) is { Count: > 0 } blocks ? new AsideBlock(AsideKind.Memo, memo.Attr("author") ?? "", blocks) : null;

    // Taken out when used, so that a note that refers to itself ends.
    private static AsideBlock? Note(AsideKind kind, Dictionary<string, XElement> notes, XElement reference, ref int number, Func<XElement, List<Block>> read)
    {
        if (!notes.Remove(reference.Attr("id") ?? "", out var note)) return null;
        var marker = reference.Attr("customMarkFollows") is "1" or "true" or "on" ? "" : $"{++number})";
        return read(note) is { Count: > 0 } blocks ? new AsideBlock(kind, marker, blocks) : null;
    }

    private static Dictionary<string, XElement> ById(XElement? root, string name) =>
        root.Children(name).Where(n => n.Attr("type") is null or "normal").GroupBy(n => n.Attr("id") ?? "").ToDictionary(g => g.Key, g => g.First());
}

/// <summary>Headers and footers of all sections, each text once.</summary>
internal sealed class DocxEdges(OfficePackage package, Dictionary<string, Relationship> relationships, DocxBody body)
{
    private readonly HashSet<string> seen = [];

    public List<Block> Headers { get; } = [];
    public List<Block> Footers { get; } = [];

    public void Add(XElement section)
    {
        foreach (var reference in section.Elements().Where(e => e.Is("headerReference") || e.Is("footerReference")))
        {
            var isHeader = reference.Is("headerReference");
            if (!relationships.TryGetValue(reference.Attr("id") ?? "", out var target) || !seen.Add(target.Target) || package.Load(target.Target) is not { } root) continue;
            var blocks = body.Read(root, 0);
            if (PlainText.Of(blocks, TextKinds.All) is { Length: > 0 } text && seen.Add($"{isHeader}\n{text}"))
                (isHeader ? Headers : Footers).Add(new AsideBlock(isHeader ? AsideKind.Header : AsideKind.Footer, "", blocks));
        }
    }
}
