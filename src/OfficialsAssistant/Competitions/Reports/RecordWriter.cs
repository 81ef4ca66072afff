using System.Globalization;
using OfficialsAssistant.Competitions.Bundles;
using OfficialsAssistant.Competitions.Sheets;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>Everything that bears on the result as numbered records: what was handed in, decided, changed. No time of the run stands in it.</summary>
internal static class RecordWriter
{
    public static RecordLog Write(CompetitionInput input, IReadOnlyDictionary<string, string> sheetHashes, ReportModel model)
    {
        var log = new RecordLog();
        var competition = input.Competition;
        if (competition.Plan is { } plan) log.Add("planApproved", ("number", plan.Number), ("date", plan.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (input.Frozen is { } frozen) log.Add("rulesFrozen", ("at", frozen.FrozenAt), ("rules", frozen.Rules), ("version", frozen.Version.ToString(CultureInfo.InvariantCulture)));
        foreach (var submission in input.Submissions) Add(log, submission);
        foreach (var (path, hash) in sheetHashes) log.Add("sheet", ("file", path), ("sha256", hash));
        foreach (var ((stage, judge, work), row) in input.Sheets.Rows.Where(r => r.Value.Status != SheetStatus.Given).OrderBy(r => r.Key.Stage, StringComparer.Ordinal).ThenBy(r => r.Key.Judge, StringComparer.Ordinal).ThenBy(r => r.Key.Work, StringComparer.Ordinal))
            log.Add(row.Status == SheetStatus.Recused ? "recusal" : "absence", ("stage", stage), ("judge", judge), ("work", work), ("reason", row.Reason));
        foreach (var change in input.Sheets.Changes) Add(log, change);
        foreach (var appeal in input.Appeals)
        {
            log.Add("appeal", ("id", appeal.Id), ("work", appeal.Work), ("received", appeal.Received), ("decision", appeal.Applied ? "applied" : "rejected"), ("reason", appeal.Reason), ("by", string.Join(", ", appeal.By)));
            foreach (var change in appeal.Changes) Add(log, change);
        }
        foreach (var decision in competition.Chair)
            log.Add("chairDecision", ("stage", decision.Stage), ("order", string.Join(", ", decision.Order)), ("reason", decision.Reason), ("by", decision.By));
        log.Add("model", ("declaredWeight", CompetitionTexts.Number(model.DeclaredWeight)), ("weight", CompetitionTexts.Number(model.Weight)), ("why", model.Why));
        return log;
    }

    private static void Add(RecordLog log, Submissions.Submission submission)
    {
        log.Add("submission", ("work", submission.Work), ("track", submission.Track), ("submittedAt", submission.SubmittedAt),
            ("files", Runs.ResultCache.Sha(Canonical.Line(submission.Files))), ("identityFiles", submission.Files.Identity.Count.ToString(CultureInfo.InvariantCulture)));
        if (submission.Late != Submissions.Lateness.None) log.Add("late", ("work", submission.Work), ("decision", submission.Late == Submissions.Lateness.Accepted ? "accepted" : "rejected"), ("reason", submission.Reason));
        if (submission.Withdrawn) log.Add("withdrawal", ("work", submission.Work), ("reason", submission.Reason));
    }

    private static void Add(RecordLog log, SheetChange change) => log.Add(
        "correction", ("source", change.Source), ("stage", change.Stage), ("judge", change.Judge), ("work", change.Work), ("before", Cells(change.Before)), ("after", Cells(change.After)),
        ("file", change.After.File), ("row", change.After.Line.ToString(CultureInfo.InvariantCulture)), ("reason", change.Reason), ("by", string.Join(", ", change.By)));

    private static string Cells(SheetRow? row) => row is null ? "(없음)" : string.Join(" ",
        new[] { row.Status == SheetStatus.Given ? "" : row.Status.ToString().ToLowerInvariant() }.Where(s => s.Length > 0)
            .Concat(row.Marks.Concat(row.Adjustments).Select(m => $"{m.Key}={CompetitionTexts.Number(m.Value)}")));
}
