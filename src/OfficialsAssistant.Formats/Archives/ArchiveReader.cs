using System.IO.Compression;
using System.Text;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Archives;

/// <summary>A file of an archive, or why it was left out.</summary>
/// <param name="Path">Relative, with '/', NFC, safe to show and to keep: no "..", no drive, no control or direction signs.</param>
public sealed record ArchiveEntry(string Path, byte[] Bytes, ReadRefusal? Refusal);

/// <summary>ZIP: its files one by one, those of archives inside it too. Nothing is written to disk.</summary>
public static class ArchiveReader
{
    public const int MostEntries = 5_000;
    public const long MostBytes = 256L * 1024 * 1024;
    private const int Deepest = 3, WorstRatio = 200;

    /// <summary>Files in the order of the archive.</summary>
    /// <exception cref="RefusedFileException">No archive, or one that holds more than the limits allow.</exception>
    public static IEnumerable<ArchiveEntry> Entries(byte[] bytes) => Entries(bytes, "", 1, new Budget());

    /// <summary>All readable files in one text, each under its path; those that were not read are named in the metadata ("unread").</summary>
    internal static DocumentText AsOne(byte[] bytes, int depth)
    {
        var parts = new AttachedFiles(depth);
        foreach (var entry in Entries(bytes))
            if (entry.Refusal is { } refusal) parts.Refuse(entry.Path, refusal);
            else parts.Add(entry.Path, entry.Bytes);
        if (parts.Blocks.Count == 0) throw new RefusedFileException(parts.FirstRefusal ?? ReadRefusal.Empty);
        return new DocumentText("", parts.Metadata([]), parts.Blocks);
    }

    /// <summary>Unpacks every part once and throws it away: for parsers that set no limits themselves.</summary>
    internal static void CheckUnpacks(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var limit = new UnpackLimit(bytes.Length);
        foreach (var entry in zip.Entries)
        {
            using var stream = limit.Watch(entry.Open());
            stream.CopyTo(Stream.Null);
        }
    }

    private sealed class Budget
    {
        public int Entries { get; set; }
        public long Bytes { get; set; }
    }

    private static IEnumerable<ArchiveEntry> Entries(byte[] bytes, string folder, int depth, Budget used)
    {
        using var zip = Open(bytes);
        foreach (var entry in zip.Entries)
        {
            if (++used.Entries > MostEntries) throw new RefusedFileException(ReadRefusal.TooMuchInside);
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\')) continue;
            var (path, isSafe) = ArchivePath.Of(entry.FullName);
            if (ArchivePath.IsOfTheSystem(path)) continue;
            path = folder + path;
            var (content, refusal) = !isSafe ? ([], ReadRefusal.Malformed) : entry.IsEncrypted ? ([], ReadRefusal.Password) : Unpack(entry, used);
            if (refusal is null && FileKinds.Of(content, path) == FileKind.Zip)
            {
                if (depth == Deepest) yield return new ArchiveEntry(path, [], ReadRefusal.TooMuchInside);
                else foreach (var inner in Entries(content, path + "/", depth + 1, used)) yield return inner;
            }
            else yield return new ArchiveEntry(path, content, refusal);
        }
    }

    private static ZipArchive Open(byte[] bytes)
    {
        try
        {
            // Names that are not marked as UTF-8 come as their bytes and are told apart afterwards.
            return new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read, leaveOpen: false, Encoding.Latin1);
        }
        catch (InvalidDataException)
        {
            throw new RefusedFileException(ReadRefusal.Malformed);
        }
    }

    private static (byte[] Bytes, ReadRefusal? Refusal) Unpack(ZipArchiveEntry entry, Budget used)
    {
        try
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if ((used.Bytes += read) > MostBytes) throw new RefusedFileException(ReadRefusal.TooMuchInside);
                content.Write(buffer, 0, read);
                if (content.Length > DocumentReader.MaxBytes) return ([], ReadRefusal.TooLarge);
                if (content.Length > 1024 * 1024 && content.Length > entry.CompressedLength * WorstRatio) return ([], ReadRefusal.TooMuchInside);
            }
            return (content.ToArray(), null);
        }
        catch (InvalidDataException)
        {
            return ([], ReadRefusal.Malformed);
        }
    }
}
