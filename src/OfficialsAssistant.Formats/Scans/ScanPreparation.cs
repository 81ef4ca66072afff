using System.Numerics;
using System.Runtime.InteropServices;

namespace OfficialsAssistant.Formats.Scans;

/// <summary>
/// What makes a scan readable: even paper, full contrast, and a blur without which sharp, spaced jamo are taken for
/// vertical text (measured: 67 % of the characters wrong without it, 5 % with it).
/// </summary>
public static class ScanPreparation
{
    private const double Sigma = 2;
    private const int Reach = 6;

    // Shares of the pixels at which pure black and pure white begin: gently, or the grain of a faint page is stretched too.
    private const double Black = 0.0001, White = 0.99;

    /// <summary>The page with even paper and black writing, blurred.</summary>
    public static GreyImage Prepare(GreyImage image) => Blur(Stretch(Background.Divide(image)));

    private static GreyImage Blur(GreyImage image)
    {
        var weights = Weights();
        var result = new GreyImage(image.Width, image.Height, new byte[image.Pixels.Length]);
        var rows = new float[(2 * Reach) + 1][];
        var (padded, sum) = (new float[image.Width + (2 * Reach)], new float[image.Width]);
        for (var y = -Reach; y < image.Height + Reach; y++)
        {
            var row = rows[(y + Reach) % rows.Length] ??= new float[image.Width];
            Array.Clear(row);
            Pad(image.Row(Math.Clamp(y, 0, image.Height - 1)), padded);
            for (var k = 0; k < weights.Length; k++) AddTo(row, padded.AsSpan(k, image.Width), weights[k]);
            if (y < Reach) continue;
            Array.Clear(sum);
            for (var k = 0; k < weights.Length; k++) AddTo(sum, rows[(y - Reach + k) % rows.Length], weights[k]);
            var to = result.Row(y - Reach);
            for (var x = 0; x < to.Length; x++) to[x] = (byte)Math.Clamp(sum[x] + 0.5f, 0, 255);
        }
        return result;
    }

    private static GreyImage Stretch(GreyImage image)
    {
        var counts = new int[256];
        foreach (var pixel in image.Pixels) counts[pixel]++;
        var (low, high) = (Level(counts, image.Pixels.Length * Black), Level(counts, image.Pixels.Length * White));
        if (high - low < 16) return image;
        var levels = Enumerable.Range(0, 256).Select(v => (byte)Math.Clamp((v - low) * 255 / (high - low), 0, 255)).ToArray();
        return image with { Pixels = Array.ConvertAll(image.Pixels, p => levels[p]) };
    }

    private static int Level(int[] counts, double pixels)
    {
        var (level, seen) = (0, counts[0]);
        while (seen < pixels && level < 255) seen += counts[++level];
        return level;
    }

    private static void Pad(ReadOnlySpan<byte> row, float[] padded)
    {
        for (var x = 0; x < padded.Length; x++) padded[x] = row[Math.Clamp(x - Reach, 0, row.Length - 1)];
    }

    private static void AddTo(Span<float> sums, ReadOnlySpan<float> values, float weight)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < to.Length; i++) to[i] += from[i] * weight;
        for (var x = to.Length * Vector<float>.Count; x < sums.Length; x++) sums[x] += values[x] * weight;
    }

    private static float[] Weights()
    {
        var weights = Enumerable.Range(-Reach, (2 * Reach) + 1).Select(d => Math.Exp(-d * d / (2 * Sigma * Sigma))).ToArray();
        return [.. weights.Select(w => (float)(w / weights.Sum()))];
    }
}
