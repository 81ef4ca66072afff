using System.Text;
using System.Xml.Linq;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Docx;

/// <summary>Office's mathematics as one line: (a)/(b), x^(2), √(x).</summary>
internal static class DocxMath
{
    private const int Deepest = 100;

    public static string Script(XElement element)
    {
        var text = new StringBuilder();
        Write(element, text, 0);
        return OfficeText.Clean(text.ToString());
    }

    private static void Write(XElement? element, StringBuilder text, int depth)
    {
        if (element is null) return;
        if (depth > Deepest) throw new RefusedFileException(ReadRefusal.Malformed, "nested too deeply");
        switch (element.Name.LocalName)
        {
            case "t": text.Append(element.Value); break;
            case "f": Part("num"); text.Append('/'); Part("den"); break;
            case "rad": text.Append('√'); if (element.Child("deg") is { HasElements: true }) Part("deg"); Part("e"); break;
            case "sSup": Plain("e"); text.Append('^'); Part("sup"); break;
            case "sSub": Plain("e"); text.Append('_'); Part("sub"); break;
            case "sSubSup": Plain("e"); text.Append('_'); Part("sub"); text.Append('^'); Part("sup"); break;
            case "nary":
                text.Append(element.Child("naryPr").Child("chr").Attr("val") ?? "∫");
                if (element.Child("sub") is { HasElements: true }) { text.Append('_'); Part("sub"); }
                if (element.Child("sup") is { HasElements: true }) { text.Append('^'); Part("sup"); }
                Plain("e");
                break;
            case "d":
                text.Append(element.Child("dPr").Child("begChr").Attr("val") ?? "(");
                foreach (var inner in element.Children("e")) Write(inner, text, depth + 1);
                text.Append(element.Child("dPr").Child("endChr").Attr("val") ?? ")");
                break;
            default:
                if (element.Name.LocalName.EndsWith("Pr", StringComparison.Ordinal)) break;
                foreach (var child in element.Elements()) Write(child, text, depth + 1);
                break;
        }

        void Plain(string name) => Write(element.Child(name), text, depth + 1);

        void Part(string name)
        {
            text.Append('(');
            Plain(name);
            text.Append(')');
        }
    }
}
