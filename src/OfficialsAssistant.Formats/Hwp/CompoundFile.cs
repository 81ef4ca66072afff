using System.Buffers.Binary;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>
/// A compound file (MS-CFB): streams by their path ("BodyText/Section0"). Whatever the file claims, no chain is followed twice round
/// and nothing is allocated beyond the file's own length.
/// </summary>
/// <exception cref="RefusedFileException">Malformed: a chain that loops or leaves the file, an impossible sector size.</exception>
internal sealed class CompoundFile
{
    private const int HeaderSize = 512;
    private const int HeaderFatSectors = 109;
    private const int MiniSectorSize = 64;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly ReadOnlyMemory<byte> file;
    private readonly int sectorSize;
    private readonly uint[] fat;
    private readonly uint[] miniFat;
    private readonly byte[] miniStream;
    private readonly uint miniStreamCutoff;
    private readonly Dictionary<string, CompoundEntry> streams;

    public CompoundFile(ReadOnlyMemory<byte> file)
    {
        this.file = file;
        if (file.Length < HeaderSize) throw Damaged;
        sectorSize = HeaderInt16(30) switch { 9 => 512, 12 => 4096, _ => throw Damaged };
        miniStreamCutoff = HeaderInt32(56);
        fat = ReadFat();
        var entries = CompoundEntry.ReadAll(Chain(HeaderInt32(48), int.MaxValue));
        miniFat = Numbers(HeaderInt32(60) < LastSector ? Chain(HeaderInt32(60), int.MaxValue) : []);
        miniStream = entries[0].Start < LastSector ? Chain(entries[0].Start, int.MaxValue) : [];
        streams = CompoundEntry.Streams(entries);
    }

    /// <summary>Paths of all streams, in no order.</summary>
    public IEnumerable<string> Paths => streams.Keys;

    /// <returns>Null when there is no such stream.</returns>
    public byte[]? Read(string path)
    {
        if (!streams.TryGetValue(path, out var entry)) return null;
        if (entry.Size == 0) return [];
        if (entry.Size > (ulong)file.Length) throw Damaged;
        return entry.Size < miniStreamCutoff ? MiniChain(entry.Start, (int)entry.Size) : Chain(entry.Start, (int)entry.Size);
    }

    internal static RefusedFileException Damaged => new(ReadRefusal.Malformed);

    private uint[] ReadFat()
    {
        var sectors = new List<uint>();
        for (var i = 0; i < HeaderFatSectors; i++) Add(HeaderInt32(76 + (4 * i)));
        var next = HeaderInt32(68);
        for (var steps = 0; next < LastSector; steps++)
        {
            if (steps > SectorCount) throw Damaged;
            var table = Numbers(Sector(next));
            foreach (var number in table.AsSpan(0, Math.Max(0, table.Length - 1))) Add(number);
            next = table.Length > 0 ? table[^1] : LastSector;
        }
        return [.. sectors.SelectMany(s => Numbers(Sector(s)))];

        void Add(uint sector)
        {
            if (sector >= LastSector) return;
            if (sectors.Count > SectorCount) throw Damaged;
            sectors.Add(sector);
        }
    }

    private int SectorCount => (file.Length - HeaderSize) / sectorSize + 1;

    // The last sector of a file may be cut short: writers differ.
    private ReadOnlySpan<byte> Sector(uint number)
    {
        var start = ((long)number + 1) * sectorSize;
        if (start >= file.Length) throw Damaged;
        return file.Span.Slice((int)start, (int)Math.Min(sectorSize, file.Length - start));
    }

    private byte[] Chain(uint sector, int size)
    {
        var whole = new MemoryStream(Math.Min(size, file.Length));
        for (var steps = 0; sector < LastSector && whole.Length < size; steps++)
        {
            if (steps > SectorCount) throw Damaged;
            whole.Write(Sector(sector));
            sector = sector < fat.Length ? fat[sector] : throw Damaged;
        }
        return Cut(whole, size);
    }

    private byte[] MiniChain(uint sector, int size)
    {
        var whole = new MemoryStream(size);
        for (var steps = 0; sector < LastSector && whole.Length < size; steps++)
        {
            var start = (long)sector * MiniSectorSize;
            if (steps > miniFat.Length || start >= miniStream.Length) throw Damaged;
            whole.Write(miniStream.AsSpan((int)start, (int)Math.Min(MiniSectorSize, miniStream.Length - start)));
            sector = sector < miniFat.Length ? miniFat[sector] : throw Damaged;
        }
        return Cut(whole, size);
    }

    private static byte[] Cut(MemoryStream whole, int size)
    {
        if (size != int.MaxValue && whole.Length < size) throw Damaged;
        if (whole.Length > size) whole.SetLength(size);
        return whole.ToArray();
    }

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * i)..]);
        return numbers;
    }

    private ushort HeaderInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(file.Span[offset..]);

    private uint HeaderInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(file.Span[offset..]);
}
