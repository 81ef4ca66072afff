namespace OfficialsAssistant.Formats.Office;

/// <summary>How much an archive may unpack to, all its entries together: a hundred times its own size, at least 16 MB and at most 192 MB.</summary>
internal sealed class UnpackLimit(long packedLength)
{
    private long left = Math.Clamp(packedLength * 100, 16L * 1024 * 1024, 192L * 1024 * 1024);

    public Stream Watch(Stream stream) => new Watched(stream, this);

    private void Take(int count)
    {
        left -= count;
        if (left < 0) throw new RefusedFileException(ReadRefusal.TooMuchInside);
    }

    private sealed class Watched(Stream inner, UnpackLimit limit) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            limit.Take(read);
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
