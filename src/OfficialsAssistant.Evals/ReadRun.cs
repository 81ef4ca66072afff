using System.Diagnostics;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary>What came of one file; counts are of characters after NFC without white space.</summary>
/// <param name="Status">scored, unscored (nothing to compare with), unreadable (refused for what the file is) or failed.</param>
internal sealed record ReadFileResult(string File, string Status, string? Why)
{
    public int Expected { get; init; }
    /// <summary>Share of the expected text's characters that were read; 1 when both are empty.</summary>
    public double? Recalled { get; init; }
    /// <summary>The same of the file's own text records.</summary>
    public int Own { get; init; }
    public double? OwnRecalled { get; init; }
    public int Characters { get; init; }
    /// <summary>Characters that stand neither in the expected text nor in the own records.</summary>
    public int Added { get; init; }
    /// <summary>Lines that both texts have exactly once; <see cref="Order"/> is the share that follow one another as expected.</summary>
    public int Lines { get; init; }
    public double? Order { get; init; }
    public double Milliseconds { get; init; }
    /// <summary>Characters that are wanting or too many, the most frequent first.</summary>
    public string Missing { get; init; } = "";
    public string OwnMissing { get; init; } = "";
    public string Extra { get; init; } = "";

    internal int ExpectedFound { get; init; }
    internal int OwnFound { get; init; }
    internal int Ordered { get; init; }
}

/// <summary>Reads every file below a folder that has an expected text or text records of its own.</summary>
internal static class ReadRun
{
    private const string ExpectedEnding = ".rhwp.txt";
    private const int LongEnough = 200;
    private static readonly string[] WithRecords = [".hwpx", ".hwp"];

    public static async Task<EvalReport<ReadFileResult>> RunAsync(string folder, string expectedFolder, CancellationToken cancellationToken)
    {
        var expected = Files(expectedFolder).Where(f => f.EndsWith(ExpectedEnding, StringComparison.Ordinal))
            .GroupBy(f => Path.GetFileName(f)[..^ExpectedEnding.Length]).ToDictionary(g => g.Key, g => g.First());
        var files = Files(folder).Where(f => expected.ContainsKey(Path.GetFileName(f)) || WithRecords.Contains(Path.GetExtension(f).ToLowerInvariant())).ToList();
        var progress = new ProgressLine(EvalTexts.ReadingFiles);
        var results = new List<ReadFileResult>(files.Count);
        foreach (var file in files)
        {
            var text = expected.TryGetValue(Path.GetFileName(file), out var path) ? await File.ReadAllTextAsync(path, cancellationToken) : null;
            // A sign that only Hancom's fonts know is compared by what it stands for.
            results.Add(Read(await File.ReadAllBytesAsync(file, cancellationToken), Path.GetRelativePath(folder, file), text is null ? null : FileTexts.Readable(text)));
            progress.Report(results.Count, files.Count);
        }
        progress.End();
        return Report(results);
    }

    /// <param name="expected">Null: nobody has read the file before.</param>
    public static ReadFileResult Read(byte[] bytes, string file, string? expected)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var read = FileTexts.Read(bytes, file);
            var milliseconds = Math.Round(clock.Elapsed.TotalMilliseconds, 1);
            if (read.Text is null) return new ReadFileResult(file, IsUnreadable(read, expected) ? "unreadable" : "failed", read.Reason) { Milliseconds = milliseconds };
            return Compare(file, read.Text, expected, read.OwnRecords) with { Milliseconds = milliseconds };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A file that breaks its reader is counted as failed, never as unread.
            return new ReadFileResult(file, "failed", $"{e.GetType().Name}: {e.Message}");
        }
    }

    // Whoever says "damaged" of a file that others read has failed; a password is a password.
    private static bool IsUnreadable(FileTexts read, string? expected) =>
        read.UnreadableByNature && (read.Refusal != "Malformed" || string.IsNullOrWhiteSpace(expected));

    private static ReadFileResult Compare(string file, string text, string? expected, IReadOnlyList<string>? ownRecords)
    {
        if (expected is null && ownRecords is null) return new ReadFileResult(file, "unscored", EvalTexts.NothingToCompare);
        var (ours, theirs, own) = (new CharacterBag(text), new CharacterBag(expected ?? ""), new CharacterBag(string.Join('\n', ownRecords ?? [])));
        var (ordered, lines) = expected is null ? (0, 0) : LineOrder.Compare(text, expected);
        var (found, ownFound, added) = (theirs.FoundIn(ours), own.FoundIn(ours), ours.Without(theirs, own));
        return new ReadFileResult(file, "scored", null)
        {
            Expected = theirs.Size, ExpectedFound = found, Recalled = expected is null ? null : Share(found, theirs.Size),
            Own = own.Size, OwnFound = ownFound, OwnRecalled = ownRecords is null ? null : Share(ownFound, own.Size),
            Characters = ours.Size, Added = added.Sum(c => c.Count), Lines = lines, Ordered = ordered, Order = expected is null ? null : Share(ordered, lines),
            Missing = Sample(theirs.Without(ours)), OwnMissing = Sample(own.Without(ours)), Extra = Sample(added),
        };
    }

    private static EvalReport<ReadFileResult> Report(List<ReadFileResult> results)
    {
        var scored = results.Where(r => r.Status == "scored").ToList();
        var unreadable = results.Count(r => r.Status == "unreadable");
        var unclear = results.Count(r => r.Status == "failed");
        var metrics = new Dictionary<string, double>
        {
            ["charactersRecalled"] = Share(scored.Sum(r => r.ExpectedFound), scored.Sum(r => r.Expected)),
            ["worstRecalled"] = scored.Where(r => r.Expected >= LongEnough).Select(r => r.Recalled!.Value).DefaultIfEmpty(1).Min(),
            ["ownRecalled"] = Share(scored.Sum(r => r.OwnFound), scored.Sum(r => r.Own)),
            ["charactersAdded"] = scored.Sum(r => r.Characters) is var all and > 0 ? Math.Round(scored.Sum(r => r.Added) / (double)all, 6) : 0,
            ["order"] = Share(scored.Sum(r => r.Ordered), scored.Sum(r => r.Lines)),
            ["unreadable"] = Share(unreadable, unreadable + unclear),
        };
        return new EvalReport<ReadFileResult>(
            "read", results.Count, scored.Count, results.Count - scored.Count - unclear, unclear, metrics,
            [.. scored.OrderBy(r => Math.Min(r.Recalled ?? 1, r.OwnRecalled ?? 1)).ThenByDescending(r => r.Added).Take(10)], results);
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    // 0 of 0 is 1: both are empty.
    private static double Share(int part, int whole) => whole == 0 ? 1 : Math.Round(part / (double)whole, 6);

    private static string Sample(IReadOnlyList<(System.Text.Rune Character, int Count)> characters) =>
        string.Concat(characters.Take(20).Select(c => c.Count == 1 ? $"{c.Character}" : $"{c.Character}×{c.Count} "));
}
