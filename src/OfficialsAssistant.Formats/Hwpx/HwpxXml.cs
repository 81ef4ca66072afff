using System.Xml;
using System.Xml.Linq;

namespace OfficialsAssistant.Formats.Hwpx;

/// <summary>
/// XML of a package, element by element and bounded. Names are told by their local part: Hancom's namespaces of 2011 and 2016 and the
/// standard's of 2024 have the same elements.
/// </summary>
internal static class HwpxXml
{
    // A table in a table takes six elements; nobody nests forty of them.
    private const int MaxDepth = 256, MaxElements = 2_000_000;

    // linesegarray keeps where lines broke on the writer's screen: half of all elements, none of the text.
    private const string LayoutCache = "linesegarray";

    public static XmlReader Open(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        // Control characters that XML forbids do come in real files; they are left out of the text.
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    /// <summary>The whole document.</summary>
    public static XElement Load(Stream stream)
    {
        using var reader = Open(stream);
        reader.MoveToContent();
        return Read(reader);
    }

    /// <summary>The root as an element without children, then each of its children.</summary>
    public static IEnumerable<XElement> Stream(Stream stream)
    {
        using var reader = Open(stream);
        reader.MoveToContent();
        yield return Empty(reader);
        if (reader.IsEmptyElement) yield break;
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement && !reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element) yield return Read(reader);
            else reader.Read();
        }
    }

    // Leaves the reader behind the element. Not recursive: depth is the file's to choose.
    private static XElement Read(XmlReader reader)
    {
        var root = Empty(reader);
        var (open, count, from) = (root, 0, reader.Depth);
        if (reader.IsEmptyElement) return Behind(reader, root);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement)
            {
                if (reader.Depth == from) return Behind(reader, root);
                open = open.Parent!;
            }
            else if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth > MaxDepth || ++count > MaxElements) throw new RefusedFileException(ReadRefusal.Malformed);
                var child = Empty(reader);
                if (reader.LocalName != LayoutCache) open.Add(child);
                if (reader.IsEmptyElement) continue;
                if (reader.LocalName == LayoutCache) Skip(reader);
                else open = child;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) open.Add(new XText(reader.Value));
        }
        return root;
    }

    private static XElement Behind(XmlReader reader, XElement element)
    {
        reader.Read();
        return element;
    }

    // To the end of the element, not beyond it as XmlReader.Skip would.
    private static void Skip(XmlReader reader)
    {
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth) { }
    }

    private static XElement Empty(XmlReader reader)
    {
        var element = new XElement(reader.LocalName);
        if (!reader.MoveToFirstAttribute()) return element;
        do
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns") element.SetAttributeValue(reader.LocalName, reader.Value);
        }
        while (reader.MoveToNextAttribute());
        reader.MoveToElement();
        return element;
    }

    public static string Text(this XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    public static int Number(this XElement element, string attribute, int otherwise = 0) =>
        int.TryParse(element.Attribute(attribute)?.Value, out var number) ? number : otherwise;
}
