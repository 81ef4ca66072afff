using System.Buffers.Binary;
using System.Text;

namespace OfficialsAssistant.Tests.Formats.Hwp;

/// <summary>Writes a compound file from streams by path, of one folder deep at most.</summary>
internal static class CompoundFileWriter
{
    private const int Sector = 512, EntrySize = 128;
    private const uint End = 0xFFFFFFFE, Free = 0xFFFFFFFF, Table = 0xFFFFFFFD, None = 0xFFFFFFFF;

    public static byte[] Write(IReadOnlyDictionary<string, byte[]> streams)
    {
        var entries = Entries(streams);
        var directory = Sectors(entries.Count * EntrySize);
        var data = entries.Sum(e => Sectors(e.Data.Length));
        var tables = 1;
        while (tables * (Sector / 4) < tables + directory + data) tables++;
        var file = new byte[(1 + tables + directory + data) * Sector];
        var next = (uint)(tables + directory);
        var fat = Enumerable.Repeat(Free, tables * (Sector / 4)).ToArray();
        for (var i = 0; i < tables; i++) fat[i] = Table;
        Link(fat, (uint)tables, directory);
        for (var i = 0; i < entries.Count; i++)
        {
            WriteEntry(file.AsSpan(((1 + tables) * Sector) + (i * EntrySize)), entries[i], entries[i].Data.Length > 0 ? next : End);
            entries[i].Data.CopyTo(file, (int)(1 + next) * Sector);
            Link(fat, next, Sectors(entries[i].Data.Length));
            next += (uint)Sectors(entries[i].Data.Length);
        }
        for (var i = 0; i < fat.Length; i++) Number(file, Sector + (4 * i), fat[i]);
        WriteHeader(file, tables);
        return file;
    }

    private static void WriteHeader(byte[] file, int tables)
    {
        ReadOnlySpan<byte> signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(file);
        (file[24], file[26], file[28], file[29], file[30], file[32]) = (0x3E, 3, 0xFE, 0xFF, 9, 6);
        Number(file, 44, (uint)tables);
        Number(file, 48, (uint)tables);
        // No stream is small: a cutoff of nothing spares the writer the small sectors, which the samples have plenty of.
        Number(file, 56, 0);
        Number(file, 60, End);
        Number(file, 68, End);
        for (var i = 0; i < 109; i++) Number(file, 76 + (4 * i), i < tables ? (uint)i : Free);
    }

    private static List<Entry> Entries(IReadOnlyDictionary<string, byte[]> streams)
    {
        var entries = new List<Entry> { new("Root Entry", 5, None, 1, []) };
        foreach (var folder in streams.GroupBy(s => s.Key.Contains('/') ? s.Key[..s.Key.IndexOf('/')] : ""))
        {
            if (folder.Key.Length > 0) entries.Add(new Entry(folder.Key, 1, None, (uint)entries.Count + 1, []));
            var first = entries.Count;
            foreach (var (path, data) in folder) entries.Add(new Entry(path[(path.IndexOf('/') + 1)..], 2, (uint)entries.Count + 1, None, data));
            if (folder.Key.Length > 0) entries[^1] = entries[^1] with { Right = None };
            if (folder.Key.Length > 0) entries[first - 1] = entries[first - 1] with { Right = (uint)entries.Count };
        }
        for (var i = 1; i < entries.Count; i++)
            if (entries[i].Right == entries.Count) entries[i] = entries[i] with { Right = None };
        return entries;
    }

    private static void WriteEntry(Span<byte> place, Entry entry, uint start)
    {
        var name = Encoding.Unicode.GetBytes(entry.Name);
        name.CopyTo(place);
        (place[64], place[66], place[67]) = ((byte)(name.Length + 2), entry.Kind, 1);
        Number(place, 68, None);
        Number(place, 72, entry.Right);
        Number(place, 76, entry.Child);
        Number(place, 116, start);
        Number(place, 120, (uint)entry.Data.Length);
    }

    private static void Link(uint[] fat, uint first, int count)
    {
        for (var i = 0; i < count; i++) fat[first + i] = i + 1 < count ? first + (uint)i + 1 : End;
    }

    private static int Sectors(int bytes) => (bytes + Sector - 1) / Sector;

    private static void Number(Span<byte> place, int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(place[offset..], value);

    private sealed record Entry(string Name, byte Kind, uint Right, uint Child, byte[] Data);
}
