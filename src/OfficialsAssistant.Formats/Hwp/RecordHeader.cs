using System.Buffers.Binary;

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
