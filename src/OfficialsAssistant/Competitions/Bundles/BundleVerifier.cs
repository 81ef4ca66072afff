using System.Text;
using System.Text.Json;
using OfficialsAssistant.Competitions.Panels;
using OfficialsAssistant.Competitions.Reports;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Bundles;

/// <summary>What became of a bundle under verification.</summary>
/// <param name="Differences">Korean sentences, the first difference first; none: it is whole.</param>
public sealed record Verification(string? Root, int Files, bool Redacted, IReadOnlyList<string> Differences);

/// <summary>Holds a bundle against its manifest, its log against its chain, and its report against the report computed anew.</summary>
public static class BundleVerifier
{
    /// <param name="root">What stands outside the bundle: the whole root or its first digits, spaces allowed; null: not compared.</param>
    public static Verification Verify(string folder, string? root)
    {
        var path = Path.Combine(folder, Manifest.FileName);
        if (!File.Exists(path)) return Failed(null, CompetitionTexts.Get("VerifyMissing", Manifest.FileName));
        var bytes = File.ReadAllBytes(path);
        var actual = Manifest.RootOf(bytes);
        if (Manifest.Parse(bytes) is not { } manifest) return Failed(actual, CompetitionTexts.Get("VerifyManifestBroken"));
        var differences = Files(folder, manifest, bytes);
        if (root is not null && !Matches(actual, root)) differences.Add(CompetitionTexts.Get("VerifyRoot", root, actual));
        var redacted = !manifest.Files.Any(f => f.Path.StartsWith("inputs/submissions/", StringComparison.Ordinal) && f.Path.Contains("/work/", StringComparison.Ordinal));
        // Recomputing from inputs that are not what they were would only tell the same again.
        if (differences.Count == 0) differences.AddRange(Contents(folder, redacted));
        return new Verification(actual, manifest.Files.Count, redacted, differences);
    }

    private static Verification Failed(string? root, string difference) => new(root, 0, false, [difference]);

    private static bool Matches(string actual, string root)
    {
        var digits = string.Concat(root.Where(c => !char.IsWhiteSpace(c) && c != '-')).ToLowerInvariant();
        return digits.Length >= 16 && actual.StartsWith(digits, StringComparison.Ordinal);
    }

    private static List<string> Files(string folder, Manifest manifest, byte[] bytes)
    {
        var differences = new List<string>();
        if (manifest.Format != Manifest.CurrentFormat) differences.Add(CompetitionTexts.Get("VerifyFormat", manifest.Format));
        if (!manifest.ToBytes().AsSpan().SequenceEqual(bytes)) differences.Add(CompetitionTexts.Get("VerifyNotCanonical"));
        var there = FolderFiles.Paths(folder).Where(p => p != Manifest.FileName).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in manifest.Files)
        {
            if (!seen.Add(file.Path)) differences.Add(CompetitionTexts.Get("VerifyListedTwice", file.Path));
            else if (!there.Remove(file.Path)) differences.Add(CompetitionTexts.Get("VerifyMissing", file.Path));
            else if (FolderFiles.Hash(Path.Combine(folder, file.Path), file.Path) is var now && now != file) differences.Add(CompetitionTexts.Get("VerifyChanged", file.Path, file.Sha256, now.Sha256));
        }
        differences.AddRange(there.Order(StringComparer.Ordinal).Select(p => CompetitionTexts.Get("VerifyExtra", p)));
        differences.AddRange(Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Where(d => !Directory.EnumerateFileSystemEntries(d).Any())
            .Select(d => CompetitionTexts.Get("VerifyExtra", FolderFiles.Relative(folder, d) + "/")).Order(StringComparer.Ordinal));
        return differences;
    }

    private static IEnumerable<string> Contents(string folder, bool redacted)
    {
        var log = File.ReadAllBytes(Path.Combine(folder, BundleWriter.Log));
        if (RecordLog.FirstBreak(log) is { } broken) return [CompetitionTexts.Get("VerifyChain", broken)];
        var faults = new Faults();
        var recorded = Read<RecordedFacts>(Path.Combine(folder, BundleWriter.Works));
        var inputs = Path.Combine(folder, BundleWriter.Inputs);
        var input = recorded is null ? null : CompetitionInput.Read(FolderOf(inputs), faults, recorded);
        if (input is null) return [CompetitionTexts.Get("VerifyInputs", faults.All.Count > 0 ? faults.All[0].ToString() : BundleWriter.Works)];
        if (!redacted && WorksDiffer(input) is { } work) return [CompetitionTexts.Get("VerifyWork", work)];
        var checks = File.ReadLines(Path.Combine(folder, BundleWriter.Checks)).Select(l => JsonSerializer.Deserialize<CheckResult>(l, Canonical.Options)!).ToList();
        var answers = AnswerLines.Read(File.ReadAllText(Path.Combine(folder, BundleWriter.Answers)));
        if (AnswerLines.FirstForged(answers, input.Competition) is { } forged) return [CompetitionTexts.Get("VerifyAnswer", forged.Grade.Work, forged.Grade.Criterion)];
        var built = new ReportBuilder(input, checks, answers).Build();
        if (!built.Log.Bytes.AsSpan().SequenceEqual(log)) return [FirstDifference(BundleWriter.Log, log, built.Log.Bytes)];
        var (stored, now) = (File.ReadAllBytes(Path.Combine(folder, BundleWriter.ReportFile)), Encoding.UTF8.GetBytes(Canonical.Page(built.Report)));
        return stored.AsSpan().SequenceEqual(now) ? [] : [FirstDifference(BundleWriter.ReportFile, stored, now)];
    }

    private static CompetitionFolder FolderOf(string inputs) =>
        CompetitionFolder.Of(Path.Combine(inputs, CompetitionReader.FileName), Path.Combine(inputs, "submissions"));

    /// <summary>A work whose files are not those of its fingerprint.</summary>
    private static string? WorksDiffer(CompetitionInput input) => input.Submissions.FirstOrDefault(s =>
        !FolderFiles.Hashes(Path.Combine(input.Folder.Submissions, s.Work, "work")).SequenceEqual(s.Files.Work)
        || s.Files.Log is { } log && (!File.Exists(Path.Combine(input.Folder.Submissions, s.Work, "log.jsonl")) || FolderFiles.Hash(Path.Combine(input.Folder.Submissions, s.Work, "log.jsonl"), "log.jsonl") != log))?.Work;

    private static string FirstDifference(string file, byte[] stored, byte[] now)
    {
        var (a, b) = (Encoding.UTF8.GetString(stored).Split('\n'), Encoding.UTF8.GetString(now).Split('\n'));
        var at = Enumerable.Range(0, Math.Max(a.Length, b.Length)).First(i => a.ElementAtOrDefault(i) != b.ElementAtOrDefault(i));
        return CompetitionTexts.Get("VerifyRecomputed", file, at + 1, a.ElementAtOrDefault(at)?.Trim() ?? "", b.ElementAtOrDefault(at)?.Trim() ?? "");
    }

    private static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Canonical.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
