using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace OfficialsAssistant.Formats.Office;

/// <summary>What a part of a package points at.</summary>
internal sealed record Relationship(string Type, string Target);

/// <summary>An Office Open XML package. Parts are unpacked one by one within limits; nothing outside the package is ever opened.</summary>
internal sealed class OfficePackage : IDisposable
{
    private const int MostParts = 20_000;
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly UnpackLimit limit;

    public OfficePackage(byte[] bytes)
    {
        zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts) throw new RefusedFileException(ReadRefusal.TooMuchInside);
        limit = new UnpackLimit(bytes.Length);
        foreach (var entry in zip.Entries) parts.TryAdd(entry.FullName.TrimStart('/'), entry);
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>Root of a part, or null when the package has no such part.</summary>
    public XElement? Load(string part)
    {
        if (!parts.TryGetValue(part, out var entry)) return null;
        using var reader = Open(entry);
        return XElement.Load(reader);
    }

    /// <summary>Children of the first element of that name, one by one, so that a long document never stands in memory whole.</summary>
    public IEnumerable<XElement> Children(string part, string parent)
    {
        if (!parts.TryGetValue(part, out var entry)) throw new RefusedFileException(ReadRefusal.Malformed, part);
        using var reader = Open(entry);
        while (reader.Read() && !(reader.NodeType == XmlNodeType.Element && reader.LocalName == parent)) { }
        if (reader.EOF || reader.IsEmptyElement) yield break;
        reader.Read();
        while (!reader.EOF && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element) yield return (XElement)XNode.ReadFrom(reader);
            else reader.Read();
        }
    }

    /// <summary>Targets inside the package by relationship id, with full part names; external ones are left out.</summary>
    public Dictionary<string, Relationship> Relationships(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relationships = new Dictionary<string, Relationship>();
        foreach (var relationship in Load($"{part[..slash]}_rels/{part[slash..]}.rels")?.Elements() ?? [])
        {
            if (relationship.Attr("TargetMode") == "External") continue;
            if (relationship.Attr("Target") is { } target && Resolve(part[..slash], target) is { } name)
                relationships[relationship.Attr("Id") ?? ""] = new Relationship(relationship.Attr("Type")?.Split('/')[^1] ?? "", name);
        }
        return relationships;
    }

    /// <summary>Title, creator and the like from docProps/core.xml.</summary>
    public Dictionary<string, IReadOnlyList<string>> Metadata()
    {
        var metadata = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var property in Load("docProps/core.xml")?.Elements() ?? [])
            if (OfficeText.Clean(property.Value) is { Length: > 0 } value) metadata[property.Name.LocalName] = [value];
        return metadata;
    }

    public void Dispose() => zip.Dispose();

    private XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(limit.Watch(entry.Open()), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    private static string? Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var path = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count == 0) return null;
            if (step == "..") path.RemoveAt(path.Count - 1);
            else if (step is not ("" or ".")) path.Add(step);
        }
        return string.Join('/', path);
    }
}
