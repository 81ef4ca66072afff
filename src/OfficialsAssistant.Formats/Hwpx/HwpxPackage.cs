using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OfficialsAssistant.Formats.Hwpx;

/// <summary>A package of parts, opened with limits; only XML parts are unpacked.</summary>
internal sealed partial class HwpxPackage : IDisposable
{
    private const int MaxEntries = 10_000;
    // XML of documents packs ten to fifty times; a small file that unpacks to more than this is a bomb.
    private const long AlwaysUnpacked = 32L * 1024 * 1024, MaxUnpacked = 160L * 1024 * 1024;
    private const int MaxRatio = 100;
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long left;

    public HwpxPackage(byte[] bytes)
    {
        left = Math.Clamp((long)bytes.Length * MaxRatio, AlwaysUnpacked, MaxUnpacked);
        zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.Entries.Count > MaxEntries) throw new RefusedFileException(ReadRefusal.TooMuchInside);
        foreach (var entry in zip.Entries)
        {
            if (LeadsOut(entry.FullName)) throw new RefusedFileException(ReadRefusal.Malformed);
            parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        }
        if (IsEncrypted()) throw new RefusedFileException(ReadRefusal.Password);
        Content = ReadContent();
    }

    /// <summary>content.hpf, or an empty element where the package has none.</summary>
    public XElement Content { get; }

    public XElement? Load(string name) => parts.TryGetValue(name, out var part) ? HwpxXml.Load(Open(part)) : null;

    public XElement? Head => Load("Contents/header.xml") ?? (Named("header").FirstOrDefault() is { } name ? Load(name) : null);

    /// <summary>Sections by their parts' names: those of the spine in its order, then those the spine forgot.</summary>
    public IEnumerable<string> Sections => Spine().Concat(Named("section")).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Root and children of a section.</summary>
    public IEnumerable<XElement> Section(string name) => HwpxXml.Stream(Open(parts[name]));

    /// <summary>Ids of the tracked deletions that end in a section.</summary>
    public IReadOnlySet<string> DeletionEnds(string section)
    {
        using var reader = HwpxXml.Open(Open(parts[section]));
        var ids = new HashSet<string>();
        while (reader.Read())
            if (reader.NodeType == System.Xml.XmlNodeType.Element && reader.LocalName == "deleteEnd") ids.Add(reader.GetAttribute("Id") ?? "");
        return ids;
    }

    public IEnumerable<XElement> MasterPages => Named("masterpage").Select(name => HwpxXml.Load(Open(parts[name])));

    public void Dispose() => zip.Dispose();

    private static bool LeadsOut(string name) => name.Split('/', '\\').Contains("..") || name.StartsWith('/') || name.Contains(':');

    // ODF's way: the manifest tells how each part is encrypted.
    private bool IsEncrypted() => Load("META-INF/manifest.xml") is { } manifest && manifest.Descendants("encryption-data").Any();

    private XElement ReadContent() =>
        Load("Contents/content.hpf") ?? (parts.Keys.FirstOrDefault(k => k.EndsWith(".hpf", StringComparison.OrdinalIgnoreCase)) is { } name ? Load(name)! : new XElement("package"));

    private List<string> Spine()
    {
        var items = Content.Descendants("item").GroupBy(i => i.Text("id")).ToDictionary(g => g.Key, g => g.First().Text("href"));
        return [.. Content.Descendants("itemref").Select(r => items.GetValueOrDefault(r.Text("idref"), "")).Select(Find).OfType<string>().Where(IsSection)];
    }

    // A reference is counted from the package's root, in some files from the folder of content.hpf.
    private string? Find(string href)
    {
        href = href.Replace('\\', '/').TrimStart('/');
        return parts.ContainsKey(href) ? href : parts.ContainsKey("Contents/" + href) ? "Contents/" + href : null;
    }

    private static bool IsSection(string name) => PartName().Match(name) is { Success: true } match && match.Groups[1].Value.Equals("section", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> Named(string kind) => parts.Keys
        .Select(name => (Name: name, Match: PartName().Match(name)))
        .Where(p => p.Match.Success && p.Match.Groups[1].Value.Equals(kind, StringComparison.OrdinalIgnoreCase))
        .OrderBy(p => p.Match.Groups[2].Length).ThenBy(p => p.Match.Groups[2].Value, StringComparer.Ordinal)
        .Select(p => p.Name);

    private BoundedStream Open(ZipArchiveEntry part) => new(part.Open(), Take);

    private void Take(int count)
    {
        left -= count;
        if (left < 0) throw new RefusedFileException(ReadRefusal.TooMuchInside);
    }

    [GeneratedRegex(@"(?:^|/)(section|masterpage|header)(\d*)\.xml$", RegexOptions.IgnoreCase)]
    private static partial Regex PartName();
}
