using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

public sealed class HwpxMutationTests
{
    /// <summary>Both outcomes must come about, or the damage would test nothing. HWPX_MUTATIONS=10000 makes the long run.</summary>
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("HWPX_MUTATIONS"), out var count) ? count : 300;

    [SkippableFact]
    public void DamagedPackagesEndInTextOrAReason()
    {
        var samples = Samples();
        var read = Enumerable.Range(0, Count).Count(seed => IsRead(Mutations.Of(samples[seed % samples.Count], seed), seed));
        Assert.InRange(read, Count / 50, Count - Count / 50);
    }

    // A flipped bit of a compressed part is a broken archive; to reach the reader the XML itself is changed and packed again.
    [SkippableFact]
    public void DamagedPartsEndInTextOrAReason()
    {
        var samples = Samples();
        var read = Enumerable.Range(0, Count).Count(seed => IsRead(WithDamagedPart(samples[seed % samples.Count], seed), seed));
        Assert.InRange(read, Count / 2, Count - Count / 50);
    }

    private static List<byte[]> Samples() =>
        [.. new DirectoryInfo(SharedMaterial.Folder("samples/hwpx")).GetFiles("*.hwpx").Where(f => f.Length < 40_000).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => File.ReadAllBytes(f.FullName))];

    private static bool IsRead(byte[] bytes, int seed)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var result = DocumentReader.Read(bytes, "x.hwpx");
            Assert.True(result.Document is not null || result.Refusal is not null);
            _ = result.Document?.PlainText(TextKinds.All);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"Took {clock.Elapsed}.");
            return result.Document is not null;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed}", e);
        }
    }

    private static byte[] WithDamagedPart(byte[] original, int seed)
    {
        using var copy = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(original)))
        using (var to = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal) || e.Name.EndsWith(".hpf", StringComparison.Ordinal)))
            {
                using var part = new MemoryStream();
                using (var stream = entry.Open()) stream.CopyTo(part);
                var bytes = Damaged(entry.FullName, part.ToArray(), seed);
                using var written = to.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                written.Write(bytes);
            }
        }
        return copy.ToArray();
    }

    // Digits become other digits (addresses, spans, levels, ids), names become other names: well-formed, and wrong.
    private static byte[] Damaged(string name, byte[] part, int seed)
    {
        var random = new Random(seed);
        if (random.Next(8) == 0) return Mutations.Of(part, seed);
        if (!name.StartsWith("Contents/", StringComparison.Ordinal)) return part;
        var text = System.Text.Encoding.UTF8.GetString(part);
        string[] names = ["hp:subList", "hp:tc", "hp:tr", "hp:p", "hp:run", "hp:t", "hp:ctrl", "hp:tbl", "hp:fieldBegin", "hp:switch", "hp:case", "hp:deleteBegin", "hp:fieldEnd", "hp:compose"];
        var (old, other) = (names[random.Next(names.Length)], names[random.Next(names.Length)]);
        if (random.Next(2) == 0) return System.Text.Encoding.UTF8.GetBytes(text.Replace(old, other, StringComparison.Ordinal));
        var number = random.Next(4) switch { 0 => "-1", 1 => "2147483647", 2 => "99999999999999", _ => random.Next(100_000).ToString(CultureInfo.InvariantCulture) };
        return System.Text.Encoding.UTF8.GetBytes(string.Join($"=\"{number}\"", text.Split($"=\"{random.Next(5)}\"")));
    }
}
