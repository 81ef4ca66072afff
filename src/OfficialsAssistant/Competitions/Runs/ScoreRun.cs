using OfficialsAssistant.Competitions.Bundles;
using OfficialsAssistant.Competitions.Panels;
using OfficialsAssistant.Competitions.Reports;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Panel;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Runs;

/// <summary>How a run is asked for.</summary>
/// <param name="Out">Where everything is written; made when it is missing.</param>
/// <param name="Pace">Rest after each item that ran.</param>
public sealed record ScoreOptions(CompetitionFolder Folder, string Out, bool Redact, TimeSpan Pace);

/// <summary>What a run came to.</summary>
/// <param name="Faults">Not empty: nothing was scored and nothing written.</param>
/// <param name="Busy">Another process works in the folder.</param>
/// <param name="Cost">What the answers cost, those from the cache too; null: no model was asked.</param>
public sealed record ScoreResult(IReadOnlyList<Fault> Faults, bool Busy, Report? Report, string? Root, int Ran, int Kept, PanelCost? Cost = null);

/// <summary>Scores a competition: read everything, run what is not finished, compute, write. Can be killed and started again at any point.</summary>
/// <param name="endpoint">The model panel; null: none is configured.</param>
public sealed class ScoreRun(Func<Competition, IReadOnlyList<CheckInput>, IReadOnlyList<IGrader>> graders, TimeProvider time, PanelEndpoint? endpoint = null)
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
        var panel = endpoint is null ? null : new PanelRun(input, field, endpoint, journal, options.Out);
        var answers = panel is null ? [] : await panel.RunAsync(progress, cancellationToken);
        PanelCost? cost = panel is null ? null : PanelCost.Of(answers.Select(a => a.Grade), endpoint!.Prices);
        if (options.Redact) (checks, answers) = ([.. checks.Select(Redaction.Of)], [.. answers.Select(a => AnswerLines.Redacted(a, PanelCriteria.Of(input.Competition)))]);
        var built = new ReportBuilder(input, checks, answers).Build();
        var root = new BundleWriter(input, options.Redact).Write(Path.Combine(options.Out, "bundle"), built, checks, AnswerLines.Write(answers));
        new OutputWriter(input, built, root).Write(options.Out);
        WholeFile.Write(Path.Combine(options.Out, "run.json"), Canonical.Page(new { started = started.UtcDateTime, ended = time.GetUtcNow().UtcDateTime, ran = run.Ran + (panel?.Ran ?? 0), kept = run.Kept + (panel?.Kept ?? 0), cost, root }));
        return new ScoreResult([], false, built.Report, root, run.Ran + (panel?.Ran ?? 0), run.Kept + (panel?.Kept ?? 0), cost);
    }
}
