using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace OfficialsAssistant.Formats.Serving;

/// <summary>The child process: reads one file after another until its server closes, or until a file broke the reader.</summary>
public static class ReaderServer
{
    /// <summary>Most bytes of JSON that one file may become.</summary>
    public const int MaxReply = 32 * 1024 * 1024;

    private const int PageInterval = 100;

    /// <returns>Exit code: 0 when the server closed, 1 after a fault.</returns>
    public static int Run(Stream input, Stream output)
    {
        using var requests = new BlockingCollection<(string FileName, byte[] Bytes)>(1);
        Listen(input, requests);
        using var replies = new BufferedStream(output, ReaderWire.LargestReply);
        foreach (var (fileName, bytes) in requests.GetConsumingEnumerable())
        {
            var goesOn = Serve(fileName, bytes, replies);
            replies.Flush();
            if (!goesOn) return 1;
        }
        return 0;
    }

    // On a thread of its own, so that a child whose server died ends at once, even in the midst of a file.
    private static void Listen(Stream input, BlockingCollection<(string, byte[])> requests) => new Thread(() =>
    {
        while (ReaderWire.ReceiveRequest(input) is { } request) requests.Add(request);
        Environment.Exit(0);
    })
    { IsBackground = true }.Start();

    private static bool Serve(string fileName, byte[] bytes, Stream replies)
    {
        try
        {
            ReaderWire.SendReply(replies, ReplyKind.Kind, [(byte)FileKinds.Of(bytes, fileName)]);
            var result = ReadingProgress.Listen(Pages(replies), () => DocumentReader.Read(bytes, fileName));
            if (result.Document is { } document) SendDocument(replies, document);
            else Refuse(replies, result.Refusal!.Value, result.Detail);
            return true;
        }
        catch (RefusedFileException e)
        {
            Refuse(replies, e.Refusal, e.Detail);
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or InsufficientMemoryException)
        {
            // What the file left behind goes with the process.
            Refuse(replies, ReadRefusal.TookTooMuchMemory, "");
            return false;
        }
        catch (Exception e)
        {
            // The outermost place of the process: a file that breaks its reader is the file's fault to the server.
            var said = Encoding.UTF8.GetBytes(e.ToString());
            ReaderWire.SendReply(replies, ReplyKind.Faulted, said.AsSpan(0, Math.Min(said.Length, 4096)));
            return false;
        }
    }

    private static void SendDocument(Stream replies, DocumentText document)
    {
        using var parts = new ReplyStream(replies, MaxReply);
        DocumentTextJson.Write(parts, document);
        parts.Complete();
        ReaderWire.SendReply(replies, ReplyKind.Read, []);
    }

    private static void Refuse(Stream replies, ReadRefusal refusal, string detail) =>
        ReaderWire.SendReply(replies, ReplyKind.Refused, [(byte)refusal, .. Encoding.UTF8.GetBytes(detail.Length > 1000 ? detail[..1000] : detail)]);

    private static Action<ReadPages> Pages(Stream replies)
    {
        var last = 0L;
        return pages =>
        {
            if (Environment.TickCount64 - last < PageInterval) return;
            last = Environment.TickCount64;
            Span<byte> numbers = stackalloc byte[8];
            BinaryPrimitives.WriteInt32LittleEndian(numbers, pages.Done);
            BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], pages.Total);
            ReaderWire.SendReply(replies, ReplyKind.Page, numbers);
            replies.Flush();
        };
    }
}
