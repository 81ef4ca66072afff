using System.Text;
using System.Xml.Linq;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Docx;

/// <summary>The runs of one paragraph: its text, and what hangs on it (notes, text boxes, pictures, equations).</summary>
internal sealed class DocxInline(DocxBody body, DocxNotes notes, int depth)
{
    private const int Deepest = 100;
    private readonly Stack<string> fields = new();
    private bool inInstruction;

    public StringBuilder Text { get; } = new();

    /// <summary>Characters formatted as hidden.</summary>
    public StringBuilder Hidden { get; } = new();
    public List<Block> Beside { get; } = [];

    public void Read(XElement element) => Read(element, Text, 0);

    private void Read(XElement element, StringBuilder text, int level)
    {
        if (level > Deepest) throw new RefusedFileException(ReadRefusal.Malformed, "nested too deeply");
        foreach (var child in element.Elements()) Add(child, text, level + 1);
    }

    private void Add(XElement element, StringBuilder text, int level)
    {
        switch (element.Name.LocalName)
        {
            case "r":
                Read(element, element.Child("rPr").IsOn("vanish") ? Hidden : text, level);
                break;
            case "t" when !inInstruction && !InPageNumber: text.Append(Symbols.Readable(element.Value)); break;
            case "tab" or "ptab": text.Append('\t'); break;
            case "br" when element.Attr("type") is null or "textWrapping": text.Append('\n'); break;
            case "cr": text.Append('\n'); break;
            case "noBreakHyphen": text.Append('-'); break;
            case "sym": text.Append(Sign(element)); break;
            case "instrText" when fields.Count > 0: fields.Push(fields.Pop() + element.Value); break;
            case "fldChar": Field(element.Attr("fldCharType")); break;
            case "fldSimple" when IsPageNumber(element.Attr("instr") ?? ""): break;
            case "AlternateContent":
                Alternative(element, text, level);
                break;
            case "drawing" or "pict" or "object": Drawing(element, level); break;
            case "oMath" or "oMathPara": Beside.Add(new EquationBlock(DocxMath.Script(element))); break;
            case "ruby": Ruby(element, text, level); break;
            case "footnoteReference": Aside(notes.Footnote(element, ReadBody)); break;
            case "endnoteReference": Aside(notes.Endnote(element, ReadBody)); break;
            case "commentReference": Aside(notes.Memo(element, ReadBody)); break;
            case "sdt" when element.Child("sdtPr").IsOn("showingPlcHdr"):
                if (OfficeText.Clean(string.Concat(element.Below("t").Select(t => t.Value))) is { Length: > 0 } guide) Beside.Add(new GuideBlock(guide));
                break;
            case "hyperlink" or "ins" or "moveTo" or "smartTag" or "sdt" or "sdtContent" or "fldSimple" or "customXml" or "dir" or "bdo": Read(element, text, level); break;
        }
    }

    private bool InPageNumber => fields.Count > 0 && fields.Any(IsPageNumber);

    private void Field(string? type)
    {
        if (type == "begin") fields.Push("");
        inInstruction = type == "begin";
        if (type == "end" && fields.Count > 0) fields.Pop();
    }

    private static bool IsPageNumber(string instruction) =>
        instruction.TrimStart().Split(' ', 2)[0].ToUpperInvariant() is "PAGE" or "NUMPAGES" or "SECTIONPAGES";

    private static string Sign(XElement element) =>
        int.TryParse(element.Attr("char"), System.Globalization.NumberStyles.HexNumber, null, out var code) && code is > 31 and < 0xFFFE and not (>= 0xD800 and <= 0xDFFF)
            ? Symbols.Bullet(((char)code).ToString())
            : "";

    private void Alternative(XElement element, StringBuilder text, int level)
    {
        foreach (var part in element.Children("Choice").Concat(element.Children("Fallback")))
        {
            var before = (text.Length, Beside.Count);
            Read(part, text, level);
            if ((text.Length, Beside.Count) != before) return;
        }
    }

    private void Drawing(XElement element, int level)
    {
        foreach (var box in Outermost(element, "txbxContent", level))
            if (body.Read(box, depth + 1) is { Count: > 0 } blocks) Beside.Add(new AsideBlock(AsideKind.TextBox, "", blocks));
        if (element.Below("blip").Any() || element.Below("imagedata").Any() || element.Below("chart").Any())
            Beside.Add(new ImageBlock(OfficeText.Clean(element.Below("docPr").FirstOrDefault().Attr("descr") ?? element.Below("shape").FirstOrDefault().Attr("alt") ?? "")));
    }

    /// <summary>Elements of a name that stand in no other of it; of alternatives the first that has any.</summary>
    private static List<XElement> Outermost(XElement element, string name, int level)
    {
        if (level > Deepest) throw new RefusedFileException(ReadRefusal.Malformed, "nested too deeply");
        var found = new List<XElement>();
        foreach (var child in element.Elements())
        {
            if (child.Is(name)) found.Add(child);
            else if (!child.Is("AlternateContent")) found.AddRange(Outermost(child, name, level + 1));
            else if (child.Elements().Select(c => Outermost(c, name, level + 1)).FirstOrDefault(f => f.Count > 0) is { } first) found.AddRange(first);
        }
        return found;
    }

    private void Ruby(XElement element, StringBuilder text, int level)
    {
        if (element.Child("rubyBase") is { } below) Read(below, text, level);
        var above = string.Concat(element.Child("rt").Below("t").Select(t => t.Value));
        if (above.Length > 0) text.Append('(').Append(above).Append(')');
    }

    private List<Block> ReadBody(XElement note) => body.Read(note, depth + 1);

    private void Aside(AsideBlock? aside)
    {
        if (aside is not null) Beside.Add(aside);
    }
}
