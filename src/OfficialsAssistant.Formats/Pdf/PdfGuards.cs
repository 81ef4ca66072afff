using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>What can be seen cheaply, before the parser runs: it would recurse until the process ends.</summary>
internal static partial class PdfGuards
{
    public static void Check(ReadOnlySpan<byte> bytes)
    {
        if (IsArchiveToo(bytes)) throw new RefusedFileException(ReadRefusal.Malformed, "PDF and ZIP at once");
        if (bytes.IndexOf(" obj"u8) >= 0 && HasCircularReference(bytes)) throw new RefusedFileException(ReadRefusal.Malformed, "circular reference");
    }

    /// <summary>A ZIP's end record that closes exactly at the end of the file: each program would open another document.</summary>
    private static bool IsArchiveToo(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes[Math.Max(0, bytes.Length - 65_557)..];
        for (var at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
            if (tail.Length >= at + 22 && BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) + 22 == tail.Length - at) return true;
        return false;
    }

    // "4 0 obj 5 0 R endobj" and "5 0 obj 4 0 R endobj": following one ends nowhere.
    private static bool HasCircularReference(ReadOnlySpan<byte> bytes)
    {
        var next = new Dictionary<string, string>();
        foreach (var head in Heads(bytes))
            if (Alias().Match(head) is { Success: true } match) next[match.Groups[1].Value] = match.Groups[2].Value;
        foreach (var start in next.Keys)
        {
            var seen = new HashSet<string>();
            for (var at = start; next.TryGetValue(at, out var to); at = to)
                if (!seen.Add(at)) return true;
        }
        return false;
    }

    /// <summary>Around every "obj" that is followed by a number: the only objects that may be a mere reference.</summary>
    private static List<string> Heads(ReadOnlySpan<byte> bytes)
    {
        var heads = new List<string>();
        for (var at = bytes.IndexOf(" obj"u8); at >= 0;)
        {
            var body = at + 4;
            while (body < bytes.Length && bytes[body] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t') body++;
            if (body < bytes.Length && char.IsAsciiDigit((char)bytes[body]) && heads.Count < 10_000)
            {
                var from = Math.Max(0, at - 16);
                heads.Add(Encoding.Latin1.GetString(bytes[from..Math.Min(bytes.Length, body + 40)]));
            }
            var rest = bytes[(at + 4)..].IndexOf(" obj"u8);
            at = rest < 0 ? -1 : at + 4 + rest;
        }
        return heads;
    }

    [GeneratedRegex(@"(\d+)\s+\d+\s+obj\s+(\d+)\s+\d+\s+R\s*endobj")]
    private static partial Regex Alias();
}
