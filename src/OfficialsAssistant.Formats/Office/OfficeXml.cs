using System.Text;
using System.Xml.Linq;

namespace OfficialsAssistant.Formats.Office;

/// <summary>Elements and attributes by their local names: transitional and strict files differ only in namespaces.</summary>
internal static class OfficeXml
{
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement? element, string name) => element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    public static IEnumerable<XElement> Below(this XElement? element, string name) => element?.Descendants().Where(e => e.Name.LocalName == name) ?? [];

    public static string? Attr(this XElement? element, string name) => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    public static int? Number(this XElement? element, string name) => int.TryParse(element.Attr(name), out var number) ? number : null;

    /// <summary>A property such as b or vanish: there, and not switched off.</summary>
    public static bool IsOn(this XElement? properties, string name) =>
        properties.Child(name) is { } property && property.Attr("val") is not ("0" or "false" or "off" or "none");
}

internal static class OfficeText
{
    /// <summary>NFC, single spaces, '\n' line ends, without empty lines at its ends.</summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (c == '\n')
            {
                while (kept.Length > 0 && kept[^1] == ' ') kept.Length--;
                if (kept.Length > 0) kept.Append('\n');
            }
            else if (c is ' ' or '\t' or '\r' or '\u00A0' or '\u3000')
            {
                if (kept.Length > 0 && kept[^1] is not (' ' or '\n')) kept.Append(' ');
            }
            else if (c is not ('\u00AD' or '\u200B' or '\uFEFF') && !char.IsControl(c)) kept.Append(c);
        }
        return kept.ToString().TrimEnd();
    }
}
