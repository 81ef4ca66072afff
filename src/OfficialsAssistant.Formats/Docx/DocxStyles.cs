using System.Text.RegularExpressions;
using System.Xml.Linq;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Docx;

/// <summary>What the styles of a document say about a paragraph: its heading level, its list, whether it is a caption.</summary>
internal sealed partial class DocxStyles(XElement? root)
{
    private readonly Dictionary<string, XElement> styles = root.Children("style").GroupBy(s => s.Attr("styleId") ?? "").ToDictionary(g => g.Key, g => g.First());

    /// <summary>1 to 6, or 0 for a paragraph that is no heading.</summary>
    public int HeadingLevel(XElement? properties)
    {
        if (properties.Child("outlineLvl").Number("val") is { } own) return own < 9 ? Math.Min(own + 1, 6) : 0;
        foreach (var style in Chain(properties))
        {
            if (style.Child("pPr").Child("outlineLvl").Number("val") is { } level) return level < 9 ? Math.Min(level + 1, 6) : 0;
            var name = style.Child("name").Attr("val") ?? "";
            if (Heading().Match(name) is { Success: true } match) return Math.Clamp(match.Groups[1].ValueSpan[0] - '0', 1, 6);
            if (name.ToLowerInvariant() is "title" or "제목") return 1;
        }
        return 0;
    }

    public bool IsCaption(XElement? properties) =>
        Chain(properties).Any(s => (s.Child("name").Attr("val") ?? "").ToLowerInvariant() is "caption" or "캡션");

    /// <summary>List and level of a paragraph: its own, or its style's.</summary>
    public (string List, int Level)? List(XElement? properties)
    {
        var sources = new[] { properties }.Concat(Chain(properties).Select(s => s.Child("pPr")));
        foreach (var numbering in sources.Select(p => p.Child("numPr")).OfType<XElement>())
            if (numbering.Child("numId").Attr("val") is { } list)
                return list == "0" ? null : (list, Math.Clamp((properties.Child("numPr").Child("ilvl") ?? numbering.Child("ilvl")).Number("val") ?? 0, 0, 8));
        return null;
    }

    private IEnumerable<XElement> Chain(XElement? properties)
    {
        var id = properties.Child("pStyle").Attr("val");
        for (var depth = 0; depth < 12 && id is not null && styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.Child("basedOn").Attr("val");
        }
    }

    [GeneratedRegex(@"^(?:heading|제목)\s*([0-9])$", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();
}
