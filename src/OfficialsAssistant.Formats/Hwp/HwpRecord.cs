using System.Buffers.Binary;
using System.Text;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>Kinds of records that carry text or what it takes to render it.</summary>
internal static class Tags
{
    public const int IdMappings = 17, Numbering = 23, Bullet = 24, ParaShape = 25, Style = 26, DistributeDocData = 28;
    public const int ParaHeader = 66, ParaText = 67, ParaRangeTag = 70, CtrlHeader = 71, ListHeader = 72, ShapeComponent = 76, Table = 77, Picture = 85,
        Equation = 88, TextArt = 90, FormObject = 91, MemoList = 93, TrackChange = 96;
}

/// <summary>Head of a record: tag, level in the tree and size packed in 32 bits; a size of 4095 stands in the next 32.</summary>
internal readonly ref struct RecordHeader
{
    public RecordHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4) return;
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        (Tag, Level, Size, Length) = ((int)(packed & 0x3FF), (int)((packed >> 10) & 0x3FF), (int)(packed >> 20), 4);
        if (Size != 0xFFF) return;
        var size = bytes.Length < 8 ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        (Size, Length) = (size > int.MaxValue ? int.MaxValue : (int)size, 8);
    }

    public int Tag { get; }
    public int Level { get; }

    /// <summary>Bytes of the record without its head.</summary>
    public int Size { get; }

    /// <summary>Bytes of the head; 0 where there is none.</summary>
    public int Length { get; }
}

/// <summary>The records of one stream as a tree.</summary>
internal sealed class RecordTree
{
    private const int MaxRecords = 2_000_000;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly List<Entry> entries = [];

    /// <exception cref="RefusedFileException">Malformed: a record larger than the stream. TooMuchInside: millions of records.</exception>
    public RecordTree(ReadOnlyMemory<byte> bytes)
    {
        this.bytes = bytes;
        var open = new Stack<int>();
        for (var offset = 0; offset < bytes.Length;)
        {
            var head = new RecordHeader(bytes.Span[offset..]);
            // Writers pad streams; a rest too short for a head is padding.
            if (head.Length == 0) break;
            if (head.Size > bytes.Length - offset - head.Length) throw new RefusedFileException(ReadRefusal.Malformed);
            if (entries.Count == MaxRecords) throw new RefusedFileException(ReadRefusal.TooMuchInside);
            Close(open, head.Level);
            open.Push(entries.Count);
            entries.Add(new Entry(offset + head.Length, head.Size, head.Tag, head.Level, 0));
            offset += head.Length + head.Size;
        }
        Close(open, -1);
    }

    public RecordChildren Roots => new(this, 0, entries.Count);

    public int Tag(int index) => entries[index].Tag;

    public ReadOnlySpan<byte> Data(int index) => bytes.Span.Slice(entries[index].Offset, entries[index].Size);

    /// <summary>Index behind the last descendant.</summary>
    public int End(int index) => entries[index].End;

    private void Close(Stack<int> open, int level)
    {
        while (open.TryPeek(out var last) && (level < 0 || entries[last].Level >= level))
        {
            open.Pop();
            entries[last] = entries[last] with { End = entries.Count };
        }
    }

    private readonly record struct Entry(int Offset, int Size, int Tag, int Level, int End);
}

/// <summary>A record by its place in the tree. Numbers beyond its end read as 0: older versions write shorter records.</summary>
internal readonly record struct HwpRecord(RecordTree Tree, int Index)
{
    public int Tag => Tree.Tag(Index);

    public ReadOnlySpan<byte> Data => Tree.Data(Index);

    public RecordChildren Children => new(Tree, Index + 1, Tree.End(Index));

    /// <summary>Every record below this one, however deep.</summary>
    public IEnumerable<HwpRecord> Descendants
    {
        get
        {
            for (var i = Index + 1; i < Tree.End(Index); i++) yield return new HwpRecord(Tree, i);
        }
    }

    /// <summary>Kind of a control ("tbl ", "gso "), of a CTRL_HEADER.</summary>
    public string ControlId => Data.Length < 4 ? "" : string.Concat((char)Data[3], (char)Data[2], (char)Data[1], (char)Data[0]);

    public byte Byte(int offset) => offset < Data.Length ? Data[offset] : (byte)0;

    public ushort UInt16(int offset) => offset + 2 <= Data.Length ? BinaryPrimitives.ReadUInt16LittleEndian(Data[offset..]) : (ushort)0;

    public uint UInt32(int offset) => offset + 4 <= Data.Length ? BinaryPrimitives.ReadUInt32LittleEndian(Data[offset..]) : 0;

    /// <summary>A string with its length in front; <paramref name="offset"/> moves behind it.</summary>
    public string Text(ref int offset)
    {
        var start = Math.Min(offset + 2, Data.Length);
        var size = Math.Min(2 * UInt16(offset), (Data.Length - start) & ~1);
        offset = start + size;
        return Encoding.Unicode.GetString(Data.Slice(start, size));
    }
}

/// <summary>Records of one level under one parent.</summary>
internal readonly record struct RecordChildren(RecordTree Tree, int Start, int End)
{
    public Enumerator GetEnumerator() => new(Tree, Start, End);

    public List<HwpRecord> ToList()
    {
        var list = new List<HwpRecord>();
        foreach (var record in this) list.Add(record);
        return list;
    }

    public HwpRecord? First(int tag)
    {
        foreach (var record in this)
            if (record.Tag == tag) return record;
        return null;
    }

    internal struct Enumerator(RecordTree tree, int start, int end)
    {
        private int next = start;

        public HwpRecord Current { get; private set; }

        public bool MoveNext()
        {
            if (next >= end) return false;
            Current = new HwpRecord(tree, next);
            next = tree.End(next);
            return true;
        }
    }
}
