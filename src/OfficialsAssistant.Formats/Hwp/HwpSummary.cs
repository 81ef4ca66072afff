using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>Title, author and the like from the summary information (an OLE property set).</summary>
internal static class HwpSummary
{
    private const int FirstSectionOffset = 44, Text = 31, Time = 64, MaxProperties = 64;

    private static readonly Dictionary<uint, string> Names = new()
    {
        [2] = "title", [3] = "subject", [4] = "creator", [5] = "keyword", [6] = "description", [8] = "lastsaveby", [12] = "CreatedDate", [13] = "ModifiedDate", [20] = "date",
    };

    /// <returns>Empty where the stream is missing or damaged: the text is read all the same.</returns>
    public static Dictionary<string, IReadOnlyList<string>> Read(ReadOnlySpan<byte> stream)
    {
        var metadata = new Dictionary<string, IReadOnlyList<string>>();
        var section = (int)Math.Min(Number(stream, FirstSectionOffset), int.MaxValue / 2);
        var count = Math.Min(Number(stream, section + 4), MaxProperties);
        for (var i = 0; i < count; i++)
        {
            if (!Names.TryGetValue(Number(stream, section + 8 + (8 * i)), out var name)) continue;
            var value = Value(stream, section + (long)Number(stream, section + 12 + (8 * i)));
            if (value.Length > 0) metadata[name] = [value];
        }
        return metadata;
    }

    private static string Value(ReadOnlySpan<byte> stream, long offset)
    {
        if (offset + 8 > stream.Length) return "";
        var at = (int)offset;
        return Number(stream, at) switch
        {
            Text => Characters(stream, at + 8, Number(stream, at + 4)),
            Time when at + 12 <= stream.Length => Moment(BinaryPrimitives.ReadInt64LittleEndian(stream[(at + 4)..])),
            _ => "",
        };
    }

    private static string Characters(ReadOnlySpan<byte> stream, int start, uint count)
    {
        var size = (int)Math.Min(2L * count, (stream.Length - start) & ~1);
        return HancomCharacters.Clean(Encoding.Unicode.GetString(stream.Slice(start, size)).TrimEnd('\0'));
    }

    private static string Moment(long fileTime) =>
        fileTime > 0 && fileTime < DateTime.MaxValue.ToFileTimeUtc() ? DateTime.FromFileTimeUtc(fileTime).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : "";

    private static uint Number(ReadOnlySpan<byte> bytes, int offset) =>
        offset >= 0 && offset + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]) : 0;
}
