using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>A distribution document (배포용 문서) locks editing, not reading: the key to its text lies in the text's own first record.</summary>
internal static class DistributionDocument
{
    private const int KeyDataSize = 256;

    /// <param name="stream">A ViewText section as stored: one record of key data, then blocks of AES-128-ECB.</param>
    /// <exception cref="RefusedFileException">Malformed.</exception>
    public static byte[] Decrypt(ReadOnlySpan<byte> stream)
    {
        var head = new RecordHeader(stream);
        if (head.Tag != Tags.DistributeDocData || head.Size < KeyDataSize || stream.Length < head.Length + head.Size)
            throw new RefusedFileException(ReadRefusal.Malformed);
        var key = KeyOf(stream.Slice(head.Length, KeyDataSize));
        var locked = stream[(head.Length + head.Size)..];
        using var aes = Aes.Create();
        aes.Key = key;
        // Left-over bytes of a damaged end are no block.
        return aes.DecryptEcb(locked[..(locked.Length / 16 * 16)], PaddingMode.None);
    }

    private static byte[] KeyOf(ReadOnlySpan<byte> keyData)
    {
        var data = keyData.ToArray();
        var seed = BinaryPrimitives.ReadUInt32LittleEndian(data);
        var random = new MicrosoftRandom(seed);
        for (int i = 0, run = 0, mask = 0; i < data.Length; i++, run--)
        {
            if (run == 0)
            {
                mask = random.Next() & 0xFF;
                run = (random.Next() & 0xF) + 1;
            }
            if (i >= 4) data[i] ^= (byte)mask;
        }
        return data.AsSpan(4 + (int)(seed & 0xF), 16).ToArray();
    }

    /// <summary>rand() of the Microsoft C library, which the format relies on.</summary>
    private struct MicrosoftRandom(uint seed)
    {
        private uint state = seed;

        public int Next()
        {
            state = unchecked((state * 214013) + 2531011);
            return (int)((state >> 16) & 0x7FFF);
        }
    }
}
