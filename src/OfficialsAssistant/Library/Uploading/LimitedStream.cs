namespace OfficialsAssistant.Library.Uploading;

/// <summary>The file goes on past its limit.</summary>
internal sealed class FileTooLargeException() : Exception("The file is larger than it may be.");

/// <summary>Reads another stream up to a limit, so that nothing beyond it is ever stored.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : Stream
{
    private long taken;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => taken; set => throw new NotSupportedException(); }

    /// <exception cref="FileTooLargeException">More than the limit.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override void Flush() => inner.Flush();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read) => (taken += read) <= limit ? read : throw new FileTooLargeException();
}
