using System.Xml.Linq;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Slides;

/// <summary>PowerPoint's PPTX: a page a slide, its shapes from top to bottom, speaker notes beside.</summary>
internal static class PptxReader
{
    private const string Main = "ppt/presentation.xml";

    public static DocumentText Read(byte[] bytes)
    {
        using var package = new OfficePackage(bytes);
        var relationships = package.Relationships(Main);
        var blocks = new List<Block>();
        var number = 0;
        foreach (var id in package.Load(Main).Child("sldIdLst").Children("sldId"))
            if (relationships.TryGetValue(RelationshipId(id), out var slide) && package.Load(slide.Target) is { } root)
                AddSlide(package, slide.Target, root, ++number, blocks);
        var metadata = package.Metadata();
        var title = metadata.TryGetValue("title", out var named) && named[0] is not "PowerPoint Presentation" ? named[0] : blocks.OfType<HeadingBlock>().FirstOrDefault()?.Text ?? "";
        return new DocumentText(title, metadata, blocks);
    }

    // A slide id has an "id" of its own beside the "r:id" that is meant.
    private static string RelationshipId(XElement id) => id.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0)?.Value ?? "";

    private static void AddSlide(OfficePackage package, string part, XElement root, int number, List<Block> blocks)
    {
        var relationships = package.Relationships(part);
        var shapes = new SlideShapes(package, relationships);
        shapes.Read(root.Child("cSld").Child("spTree"));
        var slide = shapes.Blocks.Count == 0 ? [new EmptyPageBlock()] : shapes.Blocks;
        slide.AddRange(Notes(package, relationships));
        if (root.Attr("show") is "0" or "false") slide = [new AsideBlock(AsideKind.HiddenComment, "", slide)];
        blocks.AddRange(slide.Select(b => b with { Page = number }));
    }

    private static IEnumerable<Block> Notes(OfficePackage package, Dictionary<string, Relationship> relationships)
    {
        if (relationships.Values.FirstOrDefault(r => r.Type == "notesSlide") is not { } notes) yield break;
        foreach (var shape in package.Load(notes.Target).Below("sp").Where(s => s.Below("ph").FirstOrDefault().Attr("type") == "body"))
            if (SlideText.Paragraphs(shape.Child("txBody"), null) is { Count: > 0 } text) yield return new AsideBlock(AsideKind.Footnote, "", text);
    }
}
