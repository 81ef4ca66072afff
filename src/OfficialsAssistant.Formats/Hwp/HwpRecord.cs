using System.Buffers.Binary;
using System.Text;

namespace OfficialsAssistant.Formats.Hwp;

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
