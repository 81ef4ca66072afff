using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwpx;

/// <summary>What header.xml says of paragraphs: which are lists and outlines, and how these are numbered.</summary>
internal sealed partial class HwpxHead
{
    private readonly Dictionary<string, Numbering> numberings;
    private readonly Dictionary<string, (string Sign, string Checked)> bullets;
    private readonly Dictionary<string, ListHead> heads;
    private readonly Dictionary<string, int> outlineStyles;
    private readonly ListNumbering counters = new();

    public HwpxHead(XElement? head)
    {
        head ??= new XElement("head");
        numberings = ById(head, "numbering", NumberingOf);
        bullets = ById(head, "bullet", b => (b.Text("char"), b.Text("checkedChar")));
        heads = ById(head, "paraPr", HeadOf);
        outlineStyles = ById(head, "style", s => OutlineName().Match($"{s.Text("name")}|{s.Text("engName")}") is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
    }

    /// <summary>The shape of a paragraph, counted: to be asked once for each, in document order.</summary>
    /// <param name="outline">Id of the section's outline numbering.</param>
    public ParagraphShape ShapeOf(XElement paragraph, string outline)
    {
        var head = heads.GetValueOrDefault(paragraph.Text("paraPrIDRef"));
        return head.Type switch
        {
            "OUTLINE" => new ParagraphShape(ParagraphKind.Outline, head.Level + 1, Number("outline " + outline, outline, head.Level)),
            "NUMBER" => new ParagraphShape(ParagraphKind.ListItem, head.Level + 1, Number("list " + head.Id, head.Id, head.Level)),
            "BULLET" => new ParagraphShape(ParagraphKind.ListItem, head.Level + 1, Bullet(head)),
            // Style "개요 2" whose number somebody took away is still a heading.
            _ when outlineStyles.GetValueOrDefault(paragraph.Text("styleIDRef")) is > 0 and var level => new ParagraphShape(ParagraphKind.Outline, level, ""),
            _ => ParagraphShape.Body,
        };
    }

    private string Number(string key, string id, int level) => numberings.TryGetValue(id, out var numbering) ? counters.Next(key, numbering, level) : "";

    private string Bullet(ListHead head)
    {
        var (sign, ticked) = bullets.GetValueOrDefault(head.Id, ("", ""));
        return HancomCharacters.Bullet(head.Checked && ticked.Length > 0 ? ticked : sign);
    }

    private static ListHead HeadOf(XElement shape) => shape.Descendants("heading").FirstOrDefault() is { } heading
        ? new ListHead(heading.Text("type"), heading.Text("idRef"), Math.Clamp(heading.Number("level"), 0, 9), shape.Text("checked") == "1")
        : default;

    private static Numbering NumberingOf(XElement numbering) => new(
        [.. numbering.Elements("paraHead").OrderBy(h => h.Number("level")).Select(h => new NumberingLevel(
            h.Value, NumberFormats.Parse(h.Text("numFormat")), Math.Max(1, h.Number("start", 1)), h.Text("userChar")))]);

    private static Dictionary<string, T> ById<T>(XElement head, string name, Func<XElement, T> read) =>
        head.Descendants(name).GroupBy(e => e.Text("id")).ToDictionary(g => g.Key, g => read(g.First()));

    private readonly record struct ListHead(string Type, string Id, int Level, bool Checked);

    [GeneratedRegex(@"(?:개요|Outline) ?(10|[1-9])(?=\||$)")]
    private static partial Regex OutlineName();
}
