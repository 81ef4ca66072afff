using System.Text.Json;
using OfficialsAssistant.Competitions.Submissions;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Runs;

/// <summary>Opens a work for the checks: judged files and prompt log, never the identity.</summary>
public static class CheckInputReader
{
    public static CheckInput Read(Submission submission, string submissions)
    {
        var folder = Path.Combine(submissions, submission.Work);
        var files = Files(Path.Combine(folder, "work"), submission.Files.Work);
        var turns = ReadTurns(Path.Combine(folder, "log.jsonl"), "", null);
        return new CheckInput(submission.Work, submission.Track, files, new WorkLog(submission.LogSource, turns));
    }

    /// <param name="hashes">Of the folder's files, in its order.</param>
    public static IReadOnlyList<WorkFile> Files(string folder, IReadOnlyList<Submissions.FileHash> hashes) =>
        [.. FolderFiles.Paths(folder).Zip(hashes, (path, hash) => ReadFile(Path.Combine(folder, path), hash))];

    /// <summary>A film is judged by people; it is not taken into memory to find that out.</summary>
    private static WorkFile ReadFile(string path, FileHash hash) => hash.Bytes > DocumentReader.MaxBytes
        ? new WorkFile(hash.Path, hash.Bytes, hash.Sha256, null, ReadRefusal.TooLarge)
        : WorkFile.Of(hash.Path, File.ReadAllBytes(path));

    /// <param name="faults">Null: a bad line is left out (it has been told before).</param>
    public static IReadOnlyList<LogTurn> ReadTurns(string path, string shownAs, Faults? faults)
    {
        if (!File.Exists(path)) return [];
        var turns = new List<LogTurn>();
        foreach (var (line, i) in File.ReadLines(path).Select((line, i) => (line.TrimStart('\uFEFF'), i + 1)))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Parse(line) is { } turn) turns.Add(turn);
            else faults?.Add(shownAs, i, "", "BadLogLine");
        }
        return turns;
    }

    private static LogTurn? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<LogTurn>(line, Canonical.Options) is { Role: "user" or "assistant" or "system" or "tool", Text: not null } turn ? turn : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
