namespace OfficialsAssistant.Formats.Serving;

/// <summary>Sends what is written into it as parts, up to a limit: a file must not become more text than the server can hold.</summary>
internal sealed class ReplyStream(Stream to, long limit) : Stream
{
    private readonly byte[] part = new byte[ReaderWire.LargestReply];
    private int filled;
    private long sent;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => sent + filled;
    public override long Position { get => Length; set => throw new NotSupportedException(); }

    /// <exception cref="RefusedFileException">More than the limit.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Length + buffer.Length > limit) throw new RefusedFileException(ReadRefusal.TooMuchInside);
        while (buffer.Length > 0)
        {
            var taken = Math.Min(buffer.Length, part.Length - filled);
            buffer[..taken].CopyTo(part.AsSpan(filled));
            filled += taken;
            buffer = buffer[taken..];
            if (filled == part.Length) Send();
        }
    }

    /// <summary>Sends the last part.</summary>
    public void Complete() => Send();

    public override void Flush()
    {
        // The serialiser flushes often; parts go out full.
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Send()
    {
        if (filled == 0) return;
        ReaderWire.SendReply(to, ReplyKind.Part, part.AsSpan(0, filled));
        sent += filled;
        filled = 0;
    }
}
