using System.Xml.Linq;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Slides;

/// <summary>Shapes of one slide as blocks: the title first, then from top to bottom and from left to right.</summary>
internal sealed class SlideShapes
{
    private const int Deepest = 40;
    // Shapes whose tops differ by less than about a line stand beside each other (914,400 units an inch).
    private const long Line = 228_600;

    private sealed record Placed(long Top, long Left, bool IsTitle, List<Block> Blocks);

    private readonly OfficePackage package;
    private readonly Dictionary<string, Relationship> relationships;
    private readonly XElement? layout, master;

    public List<Block> Blocks { get; private set; } = [];

    public SlideShapes(OfficePackage package, Dictionary<string, Relationship> relationships)
    {
        (this.package, this.relationships) = (package, relationships);
        if (relationships.Values.FirstOrDefault(r => r.Type == "slideLayout") is not { } part) return;
        layout = package.Load(part.Target);
        if (package.Relationships(part.Target).Values.FirstOrDefault(r => r.Type == "slideMaster") is { } above) master = package.Load(above.Target);
    }

    public void Read(XElement? tree) => Blocks = [.. InOrder(Shapes(tree, 0)).SelectMany(s => s.Blocks)];

    private List<Placed> Shapes(XElement? tree, int depth)
    {
        if (depth > Deepest) throw new RefusedFileException(ReadRefusal.Malformed, "nested too deeply");
        var shapes = new List<Placed>();
        foreach (var element in tree?.Elements() ?? [])
            if (element.Is("AlternateContent"))
            {
                if (element.Elements().Select(choice => Shapes(choice, depth + 1)).FirstOrDefault(s => s.Count > 0) is { } first) shapes.AddRange(first);
            }
            else if (Place(element, depth) is { Blocks.Count: > 0 } shape) shapes.Add(shape);
        return shapes;
    }

    private static IEnumerable<Placed> InOrder(List<Placed> shapes) =>
        shapes.OrderByDescending(s => s.IsTitle).ThenBy(s => s.Top / Line).ThenBy(s => s.Left);

    private Placed? Place(XElement element, int depth)
    {
        var placeholder = element.Elements().FirstOrDefault(e => e.Name.LocalName.StartsWith("nv", StringComparison.Ordinal)).Below("ph").FirstOrDefault();
        var (top, left) = At(element, placeholder);
        var isTitle = placeholder.Attr("type") is "title" or "ctrTitle";
        return element.Name.LocalName switch
        {
            "sp" or "cxnSp" => new Placed(top, left, isTitle, Text(element, placeholder, isTitle)),
            "grpSp" => new Placed(top, left, false, [.. InOrder(Shapes(element, depth + 1)).SelectMany(s => s.Blocks)]),
            "graphicFrame" => new Placed(top, left, false, Frame(element)),
            "pic" => new Placed(top, left, false, [new ImageBlock(OfficeText.Clean(element.Child("nvPicPr").Child("cNvPr").Attr("descr") ?? ""))]),
            _ => null,
        };
    }

    private List<Block> Text(XElement shape, XElement? placeholder, bool isTitle)
    {
        var type = placeholder.Attr("type");
        // Date and slide number are not what a slide says.
        if (type is "sldNum" or "dt") return [];
        var bullets = placeholder is not null && type is null or "body" or "obj" ? master.Child("txStyles").Child("bodyStyle") : null;
        var text = SlideText.Paragraphs(shape.Child("txBody"), bullets);
        if (text.Count == 0) return [];
        if (isTitle) return [new HeadingBlock(1, string.Join(' ', text.Select(Words)).Replace('\n', ' '))];
        return type == "ftr" ? [new AsideBlock(AsideKind.Footer, "", text)] : text;
    }

    private static string Words(Block block) => block is ListItemBlock item ? item.Text : PlainText.Of([block], TextKinds.Searched);

    private List<Block> Frame(XElement frame)
    {
        if (frame.Below("tbl").FirstOrDefault() is { } table) return SlideText.Table(table) is { Cells.Count: > 0 } block ? [block] : [];
        // A diagram keeps its words in a part of its own.
        if (frame.Below("relIds").FirstOrDefault().Attr("dm") is { } data && relationships.TryGetValue(data, out var part))
            return [.. package.Load(part.Target).Below("pt").SelectMany(p => SlideText.Paragraphs(p.Child("t"), null))];
        return frame.Below("chart").Any() ? [new ImageBlock(OfficeText.Clean(frame.Child("nvGraphicFramePr").Child("cNvPr").Attr("descr") ?? ""))] : [];
    }

    /// <summary>Where a shape stands: as it says, or as its place in the layout or the master does.</summary>
    private (long Top, long Left) At(XElement element, XElement? placeholder)
    {
        var off = Offset(element);
        if (off is null && placeholder is not null) off = Offset(Same(layout, placeholder)) ?? Offset(Same(master, placeholder));
        return (Number(off, "y"), Number(off, "x"));

        static long Number(XElement? off, string name) => long.TryParse(off.Attr(name), out var number) ? number : 0;
    }

    private static XElement? Offset(XElement? element) =>
        ((element.Child("spPr") ?? element.Child("grpSpPr")).Child("xfrm") ?? element.Child("xfrm")).Child("off");

    private static XElement? Same(XElement? root, XElement placeholder) =>
        root.Below("sp").FirstOrDefault(s => s.Below("ph").FirstOrDefault() is { } other &&
            (placeholder.Attr("idx") is { } index ? other.Attr("idx") == index : other.Attr("type") == placeholder.Attr("type")));
}
