using System.Buffers;
using System.Text.Json;

namespace OfficialsAssistant.LanguageModels;

/// <summary>
/// Reads a server's event stream along and ends it where the model library would go on or stop in silence: an error object
/// among the events, a line without end, an end without [DONE] or finish reason. Everything before the fault is passed on.
/// </summary>
internal sealed class EventStreamGuard(Stream inner) : Stream
{
    private const int LongestLine = 1 << 20;

    private readonly ArrayBufferWriter<byte> line = new();
    private EndpointFault? fault;
    private bool finished;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (fault is not null) throw fault;
        var read = await inner.ReadAsync(buffer, cancellationToken);
        if (read > 0) return Watch(buffer.Span[..read]);
        if (buffer.Length == 0) return 0;
        End();
        return 0;
    }

    /// <summary>How many of the bytes may be passed on: those before the line that is at fault.</summary>
    private int Watch(ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        while (start < bytes.Length)
        {
            var length = bytes[start..].IndexOfAny((byte)'\n', (byte)'\r');
            var piece = length < 0 ? bytes[start..] : bytes.Slice(start, length);
            if (line.WrittenCount + piece.Length > LongestLine) return Fail(ModelFailure.BadResponse, start);
            if (length < 0)
            {
                line.Write(piece);
                break;
            }
            var failure = Look(piece);
            if (failure is not null) return Fail(failure.Value, start);
            start += length + 1;
        }
        return bytes.Length;
    }

    private ModelFailure? Look(ReadOnlySpan<byte> piece)
    {
        if (line.WrittenCount == 0) return Judge(piece);
        line.Write(piece);
        var failure = Judge(line.WrittenSpan);
        line.ResetWrittenCount();
        return failure;
    }

    private ModelFailure? Judge(ReadOnlySpan<byte> text)
    {
        // llama.cpp has sent "error: {…}" as a field of its own; others name the event.
        if (text.StartsWith("error:"u8) || text.SequenceEqual("event: error"u8) || text.SequenceEqual("event:error"u8)) return ModelFailure.ServerError;
        if (!text.StartsWith("data:"u8)) return null;
        var data = text["data:"u8.Length..].Trim((byte)' ');
        if (data.SequenceEqual("[DONE]"u8) || HasFinishReason(data)) finished = true;
        // The cheap search spares nearly every line the parser.
        return data.IndexOf("\"error\""u8) >= 0 ? ErrorIn(data) : null;
    }

    /// <summary>True for <c>"finish_reason":"…"</c>; inside a string value the quotation marks would be escaped.</summary>
    private static bool HasFinishReason(ReadOnlySpan<byte> data)
    {
        var name = "\"finish_reason\""u8;
        var at = data.IndexOf(name);
        if (at < 0) return false;
        var rest = data[(at + name.Length)..].TrimStart(" :\t"u8);
        return rest.Length > 0 && rest[0] == '"';
    }

    private static ModelFailure? ErrorIn(ReadOnlySpan<byte> data)
    {
        try
        {
            var reader = new Utf8JsonReader(data);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isError = reader.ValueTextEquals("error"u8);
                reader.Read();
                if (isError && reader.TokenType != JsonTokenType.Null) return ModelFailure.ServerError;
                reader.Skip();
            }
            return null;
        }
        catch (JsonException)
        {
            return ModelFailure.BadResponse;
        }
    }

    private int Fail(ModelFailure reason, int passOn)
    {
        fault = new EndpointFault(reason);
        return passOn > 0 ? passOn : throw fault;
    }

    private void End()
    {
        if (line.WrittenCount > 0 && Look([]) is { } failure) throw new EndpointFault(failure);
        if (!finished) throw new EndpointFault(ModelFailure.BadResponse);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
