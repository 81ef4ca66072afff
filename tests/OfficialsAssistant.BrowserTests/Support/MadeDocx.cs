using System.IO.Compression;
using System.Text;

namespace OfficialsAssistant.BrowserTests.Support;

/// <summary>A Word file with a table whose first row is one merged cell.</summary>
internal static class MadeDocx
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly (string Path, string Xml)[] Parts =
    [
        ("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """),
        ("_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
            """),
        ("word/document.xml", $"""
            <w:document xmlns:w="{Word}"><w:body><w:p><w:r><w:t>여비는 다음과 같다.</w:t></w:r></w:p>
            <w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>
            <w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>국내 여비</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>일비</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>25,000원</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>
            """),
    ];

    public static FilePayload File(string name)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (path, xml) in Parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        }
        return new() { Name = name, MimeType = "application/octet-stream", Buffer = bytes.ToArray() };
    }
}
