using System.Xml;
using System.Xml.Linq;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwpx;

// 본 제품은 한글과컴퓨터의 한글 문서 파일(.hwp) 공개 문서를 참고하여 개발하였습니다.

/// <summary>HWPX (KS X 6101, OWPML): a package of XML parts.</summary>
internal static class HwpxReader
{
    /// <exception cref="RefusedFileException">It needs a password, is damaged or holds too much.</exception>
    public static DocumentText Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var package = new HwpxPackage(bytes.ToArray());
            var blocks = ReadBlocks(package);
            return new DocumentText(Title(package.Content, blocks), Metadata(package.Content), blocks);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            // What the archive and XML libraries say of a damaged file is in no language of its reader.
            throw new RefusedFileException(ReadRefusal.Malformed);
        }
    }

    private static List<Block> ReadBlocks(HwpxPackage package)
    {
        var body = new HwpxBody(new HwpxHead(package.Head));
        var blocks = new List<Block>();
        var sections = package.Sections.ToList();
        if (sections.Count == 0) throw new RefusedFileException(ReadRefusal.Malformed);
        foreach (var section in sections)
        {
            body.BeginSection(() => package.DeletionEnds(section));
            blocks.AddRange(ReadSection(package.Section(section), body));
        }
        // 바탕쪽: what stands behind every page, once.
        foreach (var page in package.MasterPages)
            if (body.ReadList(page) is { Count: > 0 } behind) blocks.Add(new AsideBlock(AsideKind.Header, "", behind));
        return blocks;
    }

    private static IEnumerable<Block> ReadSection(IEnumerable<XElement> elements, HwpxBody body)
    {
        var root = true;
        foreach (var element in elements)
        {
            if (root && element.Name.LocalName != "sec") throw new RefusedFileException(ReadRefusal.Malformed);
            if (!root)
                foreach (var block in body.Read(element)) yield return block;
            root = false;
        }
    }

    private static string Title(XElement content, List<Block> blocks)
    {
        var named = HancomCharacters.Clean(content.Descendants("title").FirstOrDefault()?.Value ?? "");
        return named.Length > 0 ? named : blocks.OfType<HeadingBlock>().FirstOrDefault()?.Text ?? "";
    }

    private static Dictionary<string, IReadOnlyList<string>> Metadata(XElement content) => content.Descendants("metadata").Elements()
        .Select(e => (Name: HancomCharacters.Clean(e.Name.LocalName == "meta" ? e.Text("name") : e.Name.LocalName), Value: ValueOf(e)))
        .Where(m => m.Name.Length > 0 && m.Value.Length > 0)
        .GroupBy(m => m.Name)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(m => m.Value)]);

    // <meta name="creator" content="text">이름</meta>: "text" names the type; other writers put the value there.
    private static string ValueOf(XElement meta) =>
        HancomCharacters.Clean(meta.Value.Length == 0 && meta.Text("content") != "text" ? meta.Text("content") : meta.Value);
}
