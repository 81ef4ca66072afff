namespace OfficialsAssistant.Tests.Formats;

/// <summary>Files as damage and malice make them: seeded, so that a failure can be had again.</summary>
internal static class Mutations
{
    /// <summary>Bits turned, bytes and runs overwritten, pieces cut out or repeated, the end cut off.</summary>
    public static byte[] Of(byte[] original, int seed)
    {
        var random = new Random(seed);
        var bytes = (byte[])original.Clone();
        for (var times = random.Next(1, 8); times > 0 && bytes.Length > 8; times--) bytes = Once(bytes, random);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        var (at, length) = (random.Next(bytes.Length), random.Next(1, 64));
        var end = Math.Min(bytes.Length, at + length);
        switch (random.Next(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                random.NextBytes(bytes.AsSpan(at, end - at));
                return bytes;
            case 2:
                bytes.AsSpan(at, end - at).Fill((byte)(random.Next(2) * 255));
                return bytes;
            case 3:
                return [.. bytes[..at], .. bytes[end..]];
            case 4:
                return [.. bytes[..end], .. bytes[at..]];
            default:
                return random.Next(4) == 0 ? bytes[..at] : bytes;
        }
    }
}
