namespace OfficialsAssistant.Formats.Office;

/// <summary>How much an archive may unpack to, all its entries together: a hundred times its own size, at least 16 MB and at most 192 MB.</summary>
internal sealed class UnpackLimit(long packedLength)
{
    private long left = Math.Clamp(packedLength * 100, 16L * 1024 * 1024, 192L * 1024 * 1024);

    public Stream Watch(Stream stream) => new BoundedStream(stream, Take);

    private void Take(int count)
    {
        left -= count;
        if (left < 0) throw new RefusedFileException(ReadRefusal.TooMuchInside);
    }
}
