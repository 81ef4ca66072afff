using OfficialsAssistant.Competitions.Bundles;
using OfficialsAssistant.Competitions.Reports;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Runs;

/// <summary>How a run is asked for.</summary>
/// <param name="Out">Where everything is written; made when it is missing.</param>
/// <param name="Pace">Rest after each item that ran.</param>
public sealed record ScoreOptions(CompetitionFolder Folder, string Out, bool Redact, TimeSpan Pace);

/// <summary>What a run came to.</summary>
/// <param name="Faults">Not empty: nothing was scored and nothing written.</param>
/// <param name="Busy">Another process works in the folder.</param>
public sealed record ScoreResult(IReadOnlyList<Fault> Faults, bool Busy, Report? Report, string? Root, int Ran, int Kept);

/// <summary>Scores a competition: read everything, run the checks that are not finished, compute, write. Can be killed and started again at any point.</summary>
public sealed class ScoreRun(Func<Competition, IReadOnlyList<CheckInput>, IReadOnlyList<IGrader>> graders, TimeProvider time)
{
    public async Task<ScoreResult> RunAsync(ScoreOptions options, Action<int, int> progress, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var faults = new Faults();
        if (CompetitionInput.Read(options.Folder, faults) is not { } input) return new ScoreResult(faults.All, false, null, null, 0, 0);
        Directory.CreateDirectory(options.Out);
        using var journal = Journal.Open(Path.Combine(options.Out, "journal.jsonl"));
        if (journal is null) return new ScoreResult([], true, null, null, 0, 0);
        var field = input.Submissions.Select(s => CheckInputReader.Read(s, options.Folder.Submissions)).ToList();
        var run = new CheckRun(input, field, graders(input.Competition, field), journal, new ResultCache(Path.Combine(options.Out, "cache")), options.Pace);
        var checks = await run.RunAsync(progress, cancellationToken);
        if (options.Redact) checks = [.. checks.Select(Redaction.Of)];
        var built = new ReportBuilder(input, checks).Build();
        var root = new BundleWriter(input, options.Redact).Write(Path.Combine(options.Out, "bundle"), built, checks, "");
        new OutputWriter(input, built, root).Write(options.Out);
        WholeFile.Write(Path.Combine(options.Out, "run.json"), Canonical.Page(new { started = started.UtcDateTime, ended = time.GetUtcNow().UtcDateTime, run.Ran, run.Kept, root }));
        return new ScoreResult([], false, built.Report, root, run.Ran, run.Kept);
    }
}
