using System.Buffers.Binary;
using System.Text;

namespace OfficialsAssistant.Tests.Formats.Hwp;

/// <summary>Writes HWP 5.0 files record by record, for what no sample has.</summary>
internal sealed class HwpWriter
{
    private readonly List<byte> section = [];

    /// <summary>A body paragraph: its text (controls as written by <see cref="Control"/>) and the records below it.</summary>
    public HwpWriter Paragraph(string text, params byte[][] below) => Paragraph(0, text, below);

    public HwpWriter Paragraph(int level, string text, params byte[][] below)
    {
        Add(Record(66, level, new byte[24]));
        Add(Record(67, level + 1, Encoding.Unicode.GetBytes(text + "\r")));
        foreach (var record in below) Add(record);
        return this;
    }

    public HwpWriter Add(byte[] record)
    {
        section.AddRange(record);
        return this;
    }

    public byte[] Bytes(uint flags = 0, params byte[][] docInfo) => File(flags, [.. section], docInfo);

    public static byte[] File(uint flags, byte[] section, params byte[][] docInfo) => CompoundFileWriter.Write(new Dictionary<string, byte[]>
    {
        ["FileHeader"] = Header(flags),
        ["DocInfo"] = [.. Record(17, 0, new byte[72]), .. docInfo.SelectMany(d => d)],
        ["BodyText/Section0"] = section,
    });

    /// <summary>Eight characters that stand for a control in the text.</summary>
    public static string Control(char code, string id) =>
        $"{code}{(char)((id[2] << 8) | id[3])}{(char)((id[0] << 8) | id[1])}\0\0\0\0{code}";

    public static byte[] Record(int tag, int level, params byte[][] data)
    {
        var bytes = data.SelectMany(d => d).ToArray();
        var head = new byte[bytes.Length < 0xFFF ? 4 : 8];
        BinaryPrimitives.WriteUInt32LittleEndian(head, (uint)(tag | (level << 10) | (Math.Min(bytes.Length, 0xFFF) << 20)));
        if (head.Length == 8) BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)bytes.Length);
        return [.. head, .. bytes];
    }

    /// <summary>A CTRL_HEADER.</summary>
    public static byte[] ControlRecord(int level, string id, params byte[][] data) => Record(71, level, [[.. id.Reverse().Select(c => (byte)c)], .. data]);

    /// <summary>A string with its length in front.</summary>
    public static byte[] Text(string text) => [(byte)text.Length, (byte)(text.Length >> 8), .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Header(uint flags)
    {
        var header = new byte[256];
        "HWP Document File"u8.CopyTo(header);
        header[35] = 5;
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(36), flags);
        return header;
    }
}
