namespace OfficialsAssistant.Formats.Hwp;

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
