using System.Xml.Linq;

namespace OfficialsAssistant.Formats.Hwpx;

/// <summary>The same content written for newer and older programs; only one of them is the text.</summary>
internal static class HwpxSwitch
{
    /// <summary>Children of the first case whose namespace is Hancom's or the standard's; else of the default; else of the first case.</summary>
    public static IEnumerable<XElement> Chosen(XElement choice)
    {
        var known = choice.Elements("case").FirstOrDefault(c => IsKnown(c.Text("required-namespace")));
        return (known ?? choice.Element("default") ?? choice.Element("case"))?.Elements() ?? [];
    }

    private static bool IsKnown(string name) =>
        name.StartsWith("http://www.hancom.co.kr/hwpml/", StringComparison.Ordinal) || name.StartsWith("http://www.owpml.org/owpml/", StringComparison.Ordinal);
}
