using System.IO.Compression;
using System.Text;

namespace OfficialsAssistant.Tests.Formats;

/// <summary>Small packages for tests.</summary>
internal static class OfficeFile
{
    public static byte[] Zip(params (string Name, string Text)[] parts) => Zip([.. parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Text)))]);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        return buffer.ToArray();
    }

    public static byte[] Docx(string body, params (string Name, string Xml)[] parts) =>
        Zip([("word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>"), .. parts.Select(p => (p.Name, p.Xml.Replace("<root", $"<root {Namespaces}", StringComparison.Ordinal)))]);

    private const string Namespaces = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' " +
        "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' xmlns:v='urn:v' xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' xmlns:wp='urn:wp' xmlns:a='urn:a'";
}
