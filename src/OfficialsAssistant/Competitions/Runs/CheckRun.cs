using System.Globalization;
using System.Text.Json;
using OfficialsAssistant.Competitions.Submissions;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Runs;

/// <summary>Runs every check on every work once: what is finished with equal input is taken from the cache, what failed is tried again.</summary>
/// <param name="field">The works, in the order of the submissions.</param>
/// <param name="pace">Rest after each item that really ran.</param>
public sealed class CheckRun(CompetitionInput input, IReadOnlyList<CheckInput> field, IReadOnlyList<IGrader> graders, Journal journal, ResultCache cache, TimeSpan pace)
{
    /// <summary>What every check may depend on beside its own work: what it is told, and the other works that near-duplicates are looked for in.</summary>
    private readonly string common = ResultCache.Sha(Canonical.Line(new { input.Competition.Checks, Field = input.Submissions.Select(s => s.Files.Work) }));

    /// <summary>Items that ran this time, and those that were already finished.</summary>
    public int Ran { get; private set; }
    public int Kept { get; private set; }

    /// <returns>By work, then check.</returns>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(Action<int, int> progress, CancellationToken cancellationToken)
    {
        // What a check says is hashed with the rest: its numbers and words must not change with the machine it ran on.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("ko"));
        var results = new List<CheckResult>();
        var total = input.Submissions.Count * graders.Count;
        foreach (var (submission, work) in input.Submissions.Zip(field))
        {
            foreach (var grader in graders)
            {
                results.Add(await GradeAsync(submission, work, grader, cancellationToken));
                progress(results.Count, total);
            }
        }
        return [.. results.OrderBy(r => r.Work, StringComparer.Ordinal).ThenBy(r => r.Grader, StringComparer.Ordinal)];
    }

    private async Task<CheckResult> GradeAsync(Submission submission, CheckInput work, IGrader grader, CancellationToken cancellationToken)
    {
        var key = $"check/{grader.Id}/{submission.Work}";
        var fingerprint = ResultCache.Sha(Canonical.Line(new { common, grader.Version, submission.Track, submission.LogSource, submission.Files.Work, submission.Files.Log }));
        if (journal.Find(key) is { } line && line.Input == fingerprint && cache.Find(line.Result) is { } known && Parse(known) is { } kept)
        {
            Kept++;
            return kept;
        }
        var result = await GraderRun.GradeAsync(grader, work, cancellationToken);
        var failed = result.Grade is Unscored { Failed: true };
        journal.Append(new JournalLine(key, fingerprint, failed ? "" : cache.Put(Canonical.Line(result))));
        Ran++;
        if (pace > TimeSpan.Zero) await Task.Delay(pace, cancellationToken);
        // Read back, so that a fresh result and a cached one are the same to the last digit.
        return Parse(Canonical.Line(result))!;
    }

    private static CheckResult? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckResult>(json, Canonical.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
