using System.IO.Compression;
using System.Text;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Tests.Formats;

/// <summary>Packages written for what no sample has.</summary>
internal static class HwpxFile
{
    public const string Ns2011 = "http://www.hancom.co.kr/hwpml/2011/", Ns2024 = "http://www.owpml.org/owpml/2024/";

    public static string Run(string content) => $"<hp:run charPrIDRef=\"0\">{content}</hp:run>";

    public static string P(string content, int paraPr = 0) => $"<hp:p paraPrIDRef=\"{paraPr}\" styleIDRef=\"0\">{content}</hp:p>";

    public static string Line(string text, int paraPr = 0) => P(Run($"<hp:t>{text}</hp:t>"), paraPr);

    /// <summary>The blocks of one section with this content.</summary>
    public static IReadOnlyList<Block> Blocks(string section, string head = "", string ns = Ns2011) => Read(Package([("section0", section)], head, ns)).Blocks;

    public static DocumentText Read(byte[] package)
    {
        var result = DocumentReader.Read(package, "문서.hwpx");
        return result.Document ?? throw new InvalidOperationException($"Refused: {result.Refusal}");
    }

    /// <param name="sections">In spine order.</param>
    public static byte[] Package((string Name, string Content)[] sections, string head = "", string ns = Ns2011, params (string Name, string Content)[] others)
    {
        var parts = new List<(string, string)>
        {
            ("mimetype", "application/hwp+zip"),
            ("Contents/content.hpf", $"""
                <opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata><opf:title>시행계획</opf:title><opf:meta name="creator" content="text">홍길동</opf:meta></opf:metadata>
                <opf:manifest>{string.Concat(sections.Select(s => $"<opf:item id=\"{s.Name}\" href=\"Contents/{s.Name}.xml\" media-type=\"application/xml\"/>"))}</opf:manifest>
                <opf:spine>{string.Concat(sections.Select(s => $"<opf:itemref idref=\"{s.Name}\"/>"))}</opf:spine></opf:package>
                """),
            ("Contents/header.xml", $"<hh:head xmlns:hh=\"{ns}head\"><hh:refList>{head}</hh:refList></hh:head>"),
        };
        parts.AddRange(sections.Select(s => ($"Contents/{s.Name}.xml", $"<hs:sec xmlns:hs=\"{ns}section\" xmlns:hp=\"{ns}paragraph\">{s.Content}</hs:sec>")));
        parts.AddRange(others);
        return Zip(parts);
    }

    public static byte[] Zip(IEnumerable<(string Name, string Content)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return stream.ToArray();
    }
}
