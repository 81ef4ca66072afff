using System.Xml.Linq;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwpx;

/// <summary>What stands in a line of text without being characters.</summary>
internal static class HwpxInline
{
    /// <summary>A line break of the XML is none of the document.</summary>
    public static string Characters(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');

    public static string Sign(string element) => element switch
    {
        "tab" => "\t",
        "lineBreak" => "\n",
        "nbSpace" or "fwSpace" => " ",
        // Hancom's own files spell it without the h.
        "hyphen" or "hypen" => "-",
        _ => "",
    };

    /// <summary>"1)" of a note, "3" of a table's caption. A page number is not of the text: it depends on the page.</summary>
    public static string AutoNumber(XElement number)
    {
        if (number.Text("numType") is "PAGE" or "TOTAL_PAGE") return "";
        var format = number.Element("autoNumFormat") ?? new XElement("autoNumFormat");
        var rendered = NumberFormats.Render(number.Number("num", 1), NumberFormats.Parse(format.Text("type")), format.Text("userChar"));
        return HancomCharacters.Clean(format.Text("prefixChar") + rendered + format.Text("suffixChar"));
    }

    /// <summary>글자겹침, 덧말, form objects (양식 개체) and 글맵시 as characters.</summary>
    public static string Of(XElement element) => element.Name.LocalName switch
    {
        "compose" => element.Text("composeText"),
        "dutmal" => Annotated(element),
        "btn" => element.Text("caption"),
        "checkBtn" or "radioBtn" => Ticked(element),
        "edit" => element.Element("text")?.Value ?? "",
        "comboBox" or "listBox" => element.Text("selectedValue"),
        _ => element.Text("text"),
    };

    public static string Guide(XElement field) =>
        Parameter(field, "Direction") is { Length: > 0 } guide ? guide : ClickHere.Guide(Parameter(field, "Command"));

    public static string Parameter(XElement field, string name) =>
        field.Element("parameters")?.Elements().FirstOrDefault(p => p.Text("name") == name)?.Value ?? "";

    // Ruby text: 主(주).
    private static string Annotated(XElement element)
    {
        var (main, sub) = (element.Element("mainText")?.Value ?? "", element.Element("subText")?.Value ?? "");
        return sub.Length == 0 ? main : $"{main}({sub})";
    }

    private static string Ticked(XElement button) => (button.Text("value") == "CHECKED" ? "☑" : "☐") + button.Text("caption");
}
