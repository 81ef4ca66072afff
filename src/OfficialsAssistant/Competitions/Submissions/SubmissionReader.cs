using System.Globalization;
using OfficialsAssistant.Competitions.Runs;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Submissions;

/// <summary>Reads the folder of works, a folder each.</summary>
/// <param name="recorded">Fingerprints kept from before, where the works themselves are not at hand (a redacted bundle).</param>
public sealed class SubmissionReader(string folder, Competition competition, Faults faults, IReadOnlyDictionary<string, WorkFiles>? recorded = null)
{
    private static readonly string[] s_known = ["submission.yaml", "work", "log.jsonl", "identity"];

    /// <summary>What lies there and is not taken up; told, never dropped silently.</summary>
    public SortedSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>By receipt code.</summary>
    public IReadOnlyList<Submission> ReadAll()
    {
        if (!Directory.Exists(folder))
        {
            faults.Add("submissions", null, "", "FolderMissing", Path.GetFileName(folder));
            return [];
        }
        foreach (var file in Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Where(IsVisible)) Ignored.Add($"submissions/{file}");
        var works = Directory.EnumerateDirectories(folder).Where(d => IsVisible(Path.GetFileName(d))).Order(StringComparer.Ordinal).ToList();
        if (works.Count == 0) faults.Add("submissions", null, "", "NoWorks");
        return [.. works.Select(Read).OfType<Submission>()];
    }

    private Submission? Read(string path)
    {
        var before = faults.Count;
        var work = Path.GetFileName(path);
        var shownAs = $"submissions/{work}";
        if (YamlFile.Open(Path.Combine(path, "submission.yaml"), $"{shownAs}/submission.yaml", faults) is not { } file) return null;
        var track = file.Text("track");
        if (track is not null && competition.Tracks.All(t => t.Id != track)) file.Fault("track", "TrackUnknown", track, string.Join(", ", competition.Tracks.Select(t => t.Id)));
        var submittedAt = file.Text("submittedAt");
        if (submittedAt is not null && !DateTimeOffset.TryParse(submittedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)) file.Fault("submittedAt", "NotTime", submittedAt);
        var late = file.OneOf("late", required: false, "none", "accepted", "rejected") ?? "none";
        var reason = file.Text("reason", required: false) ?? file.Text("lateReason", required: false) ?? "";
        if (late != "none" && reason.Length == 0) file.Fault("late", "LateWithoutReason", late);
        var withdrawn = file.Flag("withdrawn", required: false) ?? false;
        var tools = ReadTools(file);
        var source = file.OneOf("logSource", required: false, "recorded", "pasted", "none") ?? "none";
        file.Text("lateReason", required: false);
        file.RefuseUnknownKeys();
        foreach (var other in Directory.EnumerateFileSystemEntries(path).Select(e => Path.GetFileName(e)!).Where(e => IsVisible(e) && !s_known.Contains(e))) Ignored.Add($"{shownAs}/{other}");
        CheckInputReader.ReadTurns(Path.Combine(path, "log.jsonl"), $"{shownAs}/log.jsonl", faults);
        if (faults.Count > before) return null;
        return new Submission(
            work, track!, submittedAt!, Enum.Parse<Lateness>(late, ignoreCase: true), reason, withdrawn, tools, Enum.Parse<LogSource>(source, ignoreCase: true),
            recorded is null ? Hash(path) : recorded.GetValueOrDefault(work) ?? new WorkFiles([], null, []));
    }

    private static IReadOnlyList<string> ReadTools(YamlMap file) =>
        !file.Has("tools") ? file.Texts("tools", required: false) : file.IsText("tools") ? [file.Text("tools", required: false) ?? ""] : file.Texts("tools", required: false);

    private static WorkFiles Hash(string path)
    {
        var log = Path.Combine(path, "log.jsonl");
        return new WorkFiles(
            FolderFiles.Hashes(Path.Combine(path, "work")),
            File.Exists(log) ? FolderFiles.Hash(log, "log.jsonl") : null,
            // Ordered by content: the order of names could say something, too.
            [.. FolderFiles.Hashes(Path.Combine(path, "identity")).OrderBy(f => f.Sha256, StringComparer.Ordinal).Select((f, i) => f with { Path = $"identity/{i + 1}" })]);
    }

    private static bool IsVisible(string name) => !name.StartsWith('.') && !name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) && !name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}
