using System.Buffers.Binary;
using System.Text;

namespace OfficialsAssistant.Formats.Serving;

/// <summary>What the child process says about a file.</summary>
public enum ReplyKind : byte
{
    /// <summary>Two whole numbers: pages read, of how many.</summary>
    Page = 1,
    /// <summary>The next bytes of the document's JSON.</summary>
    Part = 2,
    /// <summary>The document is complete.</summary>
    Read = 3,
    /// <summary>A byte, the <see cref="ReadRefusal"/>, and its detail.</summary>
    Refused = 4,
    /// <summary>The reader broke on it (what it said, for the log); the process ends.</summary>
    Faulted = 5,
    /// <summary>A byte, the <see cref="FileKind"/>; comes first.</summary>
    Kind = 6,
}

/// <summary>A message of the child process.</summary>
public sealed record Reply(ReplyKind Kind, byte[] Payload)
{
    public ReadPages Pages => new(BinaryPrimitives.ReadInt32LittleEndian(Payload), BinaryPrimitives.ReadInt32LittleEndian(Payload.AsSpan(4)));

    public (ReadRefusal Refusal, string Detail) Refusal => ((ReadRefusal)Payload[0], Encoding.UTF8.GetString(Payload.AsSpan(1)));

    public FileKind FileKind => (FileKind)Payload[0];

    public string Text => Encoding.UTF8.GetString(Payload);
}

/// <summary>The bytes between the server and the child process that reads its files: one request, then replies up to one that ends it.</summary>
public static class ReaderWire
{
    /// <summary>Largest message; neither side believes a longer one.</summary>
    public const int LargestReply = 64 * 1024;

    private const int LongestName = 4096;

    public static async Task SendRequestAsync(Stream to, string fileName, ReadOnlyMemory<byte> bytes)
    {
        var name = Encoding.UTF8.GetBytes(fileName.Length > LongestName / 4 ? fileName[^(LongestName / 4)..] : fileName);
        var head = new byte[8 + name.Length];
        BinaryPrimitives.WriteInt32LittleEndian(head, name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), bytes.Length);
        name.CopyTo(head, 8);
        await to.WriteAsync(head);
        await to.WriteAsync(bytes);
        await to.FlushAsync();
    }

    /// <returns>Null when the other side has closed.</returns>
    internal static (string FileName, byte[] Bytes)? ReceiveRequest(Stream from)
    {
        Span<byte> head = stackalloc byte[8];
        if (from.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8) return null;
        var name = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)];
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(head[4..])];
        from.ReadExactly(name);
        from.ReadExactly(bytes);
        return (Encoding.UTF8.GetString(name), bytes);
    }

    internal static void SendReply(Stream to, ReplyKind kind, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], payload.Length);
        to.Write(head);
        to.Write(payload);
    }

    /// <exception cref="EndOfStreamException">The child has ended.</exception>
    /// <exception cref="InvalidDataException">What came is no message of ours.</exception>
    public static async Task<Reply> ReceiveReplyAsync(Stream from)
    {
        var head = new byte[5];
        await from.ReadExactlyAsync(head);
        var (kind, length) = ((ReplyKind)head[0], BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(1)));
        var least = kind switch { ReplyKind.Page => 8, ReplyKind.Refused or ReplyKind.Kind => 1, _ => 0 };
        if (!Enum.IsDefined(kind) || length < least || length > LargestReply) throw new InvalidDataException($"The reader sent {head[0]} with {length} bytes.");
        var payload = new byte[length];
        await from.ReadExactlyAsync(payload);
        return new Reply(kind, payload);
    }
}
