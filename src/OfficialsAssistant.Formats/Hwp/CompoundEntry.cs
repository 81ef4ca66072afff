using System.Buffers.Binary;
using System.Text;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>One entry of the directory: a storage (folder) or a stream, in a tree of siblings.</summary>
internal readonly record struct CompoundEntry(string Name, bool IsStream, uint Left, uint Right, uint Child, uint Start, ulong Size)
{
    private const int Length = 128;

    public static IReadOnlyList<CompoundEntry> ReadAll(ReadOnlySpan<byte> directory)
    {
        var entries = new List<CompoundEntry>();
        for (; directory.Length >= Length; directory = directory[Length..]) entries.Add(ReadOne(directory));
        return entries.Count > 0 ? entries : throw CompoundFile.Damaged;
    }

    /// <summary>Streams by path. The tree is walked without recursion and no entry twice: a looping tree ends.</summary>
    public static Dictionary<string, CompoundEntry> Streams(IReadOnlyList<CompoundEntry> entries)
    {
        var found = new Dictionary<string, CompoundEntry>(StringComparer.Ordinal);
        var seen = new HashSet<uint>();
        var open = new Stack<(uint Entry, string Folder, int Depth)>([(entries[0].Child, "", 0)]);
        while (open.TryPop(out var place))
        {
            if (place.Entry >= entries.Count || place.Depth > 8 || !seen.Add(place.Entry)) continue;
            var entry = entries[(int)place.Entry];
            if (entry.IsStream) found.TryAdd(place.Folder + entry.Name, entry);
            else open.Push((entry.Child, $"{place.Folder}{entry.Name}/", place.Depth + 1));
            open.Push((entry.Left, place.Folder, place.Depth));
            open.Push((entry.Right, place.Folder, place.Depth));
        }
        return found;
    }

    private static CompoundEntry ReadOne(ReadOnlySpan<byte> bytes)
    {
        var nameBytes = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(bytes[64..]) - 2, 0, 62) & ~1;
        return new CompoundEntry(Encoding.Unicode.GetString(bytes[..nameBytes]), bytes[66] == 2,
            Number(bytes, 68), Number(bytes, 72), Number(bytes, 76), Number(bytes, 116),
            // The upper half is rubbish in files of 512-byte sectors.
            Number(bytes, 120));
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);
}
