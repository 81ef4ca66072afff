using System.Diagnostics;
using System.IO.Compression;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Formats.Hwp;
using OfficialsAssistant.Tests.Library;
using Xunit;
using Xunit.Abstractions;

namespace OfficialsAssistant.Tests.Formats.Hwp;

/// <summary>
/// Damaged files end in text or in a reason. Most damage to a packed stream is seen by the unpacking; so every second file is first
/// written anew with its streams unpacked, that the damage reaches records, tables and numberings. HWP_MUTATIONS=10000 makes the run long.
/// </summary>
public sealed class MutatedHwpTests(ITestOutputHelper output)
{
    private const long MostBytes = 256L * 1024 * 1024;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    [SkippableFact]
    public void EndInTextOrAReason()
    {
        var packed = Directory.GetFiles(SharedMaterial.Folder("samples/hwp")).Where(f => new FileInfo(f).Length < 128 * 1024).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var unpacked = packed.Select(Unpacked).OfType<byte[]>().ToList();
        var count = int.TryParse(Environment.GetEnvironmentVariable("HWP_MUTATIONS"), out var asked) ? asked : 300;
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < count; seed++)
        {
            var bytes = seed % 2 == 0 ? Mutations.Of(packed[seed / 2 % packed.Count], seed) : Overwritten(unpacked[seed / 2 % unpacked.Count], new Random(seed));
            var outcome = Outcome(bytes, seed);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
        output.WriteLine(string.Join(", ", outcomes.Select(o => $"{o.Key} {o.Value}")));
        Assert.True(outcomes.Keys.Count > 1, "The damage does no harm, or nothing is read.");
    }

    // What a reading allocates is more than what it holds at once: a bound on the first is one on the second.
    private static string Outcome(byte[] bytes, int seed)
    {
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        var result = DocumentReader.Read(bytes, "mutated.hwp");
        // A broken pair of surrogates throws here.
        _ = result.Document?.PlainText(TextKinds.All).Normalize();
        foreach (var table in result.Document?.Blocks.OfType<TableBlock>() ?? []) _ = table.Rows;
        Assert.True(clock.Elapsed < s_longest, $"Seed {seed} took {clock.Elapsed}.");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, $"Seed {seed} took too much memory.");
        return result.Refusal?.ToString() ?? "read";
    }

    // Nothing is moved: a record whose head is spared is read on with what its fields now say.
    private static byte[] Overwritten(byte[] file, Random random)
    {
        var bytes = file.ToArray();
        for (var left = random.Next(1, 40); left > 0; left--)
        {
            var at = random.Next(bytes.Length);
            bytes[at] = random.Next(3) switch { 0 => 0xFF, 1 => (byte)(bytes[at] ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
        }
        return bytes;
    }

    /// <summary>The file with DocInfo and sections unpacked; null when it is no plain HWP 5.0 file.</summary>
    private static byte[]? Unpacked(byte[] file)
    {
        if (FileKinds.Of(file, "") != FileKind.Hwp) return null;
        var streams = new CompoundFile(file);
        var header = streams.Read("FileHeader")!;
        if ((header[36] & 0b110) != 0) return null;
        var isPacked = (header[36] & 1) != 0;
        header[36] &= 0xFE;
        return CompoundFileWriter.Write(streams.Paths.Where(p => p == "DocInfo" || p.StartsWith("BodyText/", StringComparison.Ordinal))
            .ToDictionary(p => p, p => isPacked ? Inflate(streams.Read(p)!) : streams.Read(p)!).Append(new("FileHeader", header)).ToDictionary());
    }

    private static byte[] Inflate(byte[] stream)
    {
        using var inflating = new DeflateStream(new MemoryStream(stream), CompressionMode.Decompress);
        var whole = new MemoryStream();
        inflating.CopyTo(whole);
        return whole.ToArray();
    }
}
