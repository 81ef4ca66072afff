using System.Globalization;
using System.Text;

namespace OfficialsAssistant.Formats.Scans;

/// <summary>A page as grey pixels, row by row from the top; 0 is black, 255 white.</summary>
public sealed record GreyImage(int Width, int Height, byte[] Pixels)
{
    /// <summary>Most pixels of a page: A2 at 300 dots an inch.</summary>
    public const int MaxPixels = 36_000_000;

    public Span<byte> Row(int y) => Pixels.AsSpan(y * Width, Width);

    /// <summary>Reads a binary PGM (P5) of 8 bits, as pdftoppm writes it.</summary>
    /// <exception cref="InvalidDataException">It is none, is cut short or is too large.</exception>
    public static GreyImage ReadPgm(byte[] bytes)
    {
        var at = 0;
        if (Word(bytes, ref at) != "P5") throw new InvalidDataException("No binary PGM.");
        var (width, height, white) = (Number(bytes, ref at), Number(bytes, ref at), Number(bytes, ref at));
        if (white != 255 || width == 0 || height == 0 || (long)width * height > MaxPixels || bytes.Length - at < width * height) throw new InvalidDataException("PGM of another kind or size.");
        return new GreyImage(width, height, bytes[at..(at + (width * height))]);
    }

    public void WritePgm(Stream stream)
    {
        stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{Width} {Height}\n255\n")));
        stream.Write(Pixels);
    }

    /// <summary>Half as wide and high: each pixel the mean of four.</summary>
    public GreyImage Halved()
    {
        var half = new GreyImage(Width / 2, Height / 2, new byte[Width / 2 * (Height / 2)]);
        for (var y = 0; y < half.Height; y++)
        {
            var above = Row(2 * y);
            var below = Row((2 * y) + 1);
            var row = half.Row(y);
            for (var x = 0; x < row.Length; x++) row[x] = (byte)((above[2 * x] + above[(2 * x) + 1] + below[2 * x] + below[(2 * x) + 1] + 2) / 4);
        }
        return half;
    }

    /// <summary>Turned clockwise by 0, 90, 180 or 270 degrees.</summary>
    public GreyImage Turned(int degrees)
    {
        if (degrees == 0) return this;
        var turned = degrees == 180 ? new GreyImage(Width, Height, new byte[Pixels.Length]) : new GreyImage(Height, Width, new byte[Pixels.Length]);
        for (var y = 0; y < Height; y++)
        {
            var row = Row(y);
            for (var x = 0; x < Width; x++) turned.Pixels[Place(x, y, degrees, turned.Width)] = row[x];
        }
        return turned;
    }

    private int Place(int x, int y, int degrees, int width) => degrees switch
    {
        90 => (x * width) + (Height - 1 - y),
        180 => ((Height - 1 - y) * width) + (Width - 1 - x),
        270 => ((Width - 1 - x) * width) + y,
        _ => throw new ArgumentOutOfRangeException(nameof(degrees)),
    };

    private static int Number(byte[] bytes, ref int at) =>
        int.TryParse(Word(bytes, ref at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException("PGM without a number.");

    // One white space ends a word; lines that begin with # are comments.
    private static string Word(byte[] bytes, ref int at)
    {
        while (at < bytes.Length && (char.IsWhiteSpace((char)bytes[at]) || bytes[at] == '#'))
        {
            if (bytes[at] == '#') while (at < bytes.Length && bytes[at] != '\n') at++;
            else at++;
        }
        var start = at;
        while (at < bytes.Length && !char.IsWhiteSpace((char)bytes[at])) at++;
        return Encoding.ASCII.GetString(bytes, start, at++ - start);
    }
}
