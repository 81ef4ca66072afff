using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>What does not stand in the way of a result, but should be known of it.</summary>
internal static class WarningSection
{
    public static IReadOnlyList<string> Of(CompetitionInput input, Standings standings) =>
    [
        .. Rules(input),
        .. standings.Stages.SelectMany(s => s.Stage.Panels.Select((p, i) => Short(input.Competition, s, p, i))).OfType<string>(),
        .. Sheets(input, standings),
        .. input.Ignored.Select(f => CompetitionTexts.Get("WarnIgnored", f)),
    ];

    private static IEnumerable<string> Rules(CompetitionInput input)
    {
        var competition = input.Competition;
        if (competition.Plan is null) yield return CompetitionTexts.Get("WarnNoPlan");
        if (input.Frozen is null) yield return CompetitionTexts.Get("WarnNotFrozen");
        foreach (var panel in competition.Stages.SelectMany(s => s.Panels.Select(p => p.Id)).Distinct())
            if (competition.JudgesOf(panel).Count is var n && n < competition.Aggregate.MinJudges) yield return CompetitionTexts.Get("WarnFewJudges", panel, n, competition.Aggregate.MinJudges);
        foreach (var work in input.Submissions.Where(s => s.Files.Work.Count == 0 && !s.Withdrawn)) yield return CompetitionTexts.Get("WarnNoFiles", work.Work);
    }

    private static string? Short(Competition competition, StageResult stage, StagePanel panel, int at)
    {
        var works = stage.Works.Values.Where(w => w.Panels[at].Untrimmed).Select(w => w.Work).Order(StringComparer.Ordinal).ToList();
        return works.Count == 0 ? null : CompetitionTexts.Get("WarnNotTrimmed", stage.Stage.Title, panel.Id, competition.Aggregate.TrimFrom, Shortened(works));
    }

    private static IEnumerable<string> Sheets(CompetitionInput input, Standings standings)
    {
        var byJudge = input.Sheets.Rows.ToLookup(r => (r.Key.Stage, r.Key.Judge), r => r.Value);
        foreach (var stage in standings.Stages)
        {
            foreach (var judge in stage.Stage.Panels.SelectMany(p => input.Competition.JudgesOf(p.Id)).OrderBy(j => j.Code, StringComparer.Ordinal))
            {
                var rows = byJudge[(stage.Stage.Id, judge.Code)].OrderBy(r => r.Work, StringComparer.Ordinal).ToList();
                if (rows.Count == 0) yield return CompetitionTexts.Get("WarnNoSheet", stage.Stage.Title, judge.Code);
                var outside = rows.Where(r => !stage.Works.ContainsKey(r.Work)).Select(r => r.Work).ToList();
                if (outside.Count > 0) yield return CompetitionTexts.Get("WarnNotInStage", stage.Stage.Title, judge.Code, Shortened(outside));
                foreach (var row in rows.Where(r => r.Status == SheetStatus.Recused && r.Reason.Length == 0)) yield return CompetitionTexts.Get("WarnRecusedWithoutReason", judge.Code, row.Work);
                var blank = rows.Where(r => r.Status == SheetStatus.Given && stage.Works.TryGetValue(r.Work, out var w) && w.Panels.SelectMany(p => p.Ballots).Any(b => b.Judge == judge.Code && b.State == BallotState.Incomplete)).Select(r => r.Work).ToList();
                if (blank.Count > 0) yield return CompetitionTexts.Get("WarnBlank", stage.Stage.Title, judge.Code, Shortened(blank));
            }
        }
    }

    private static string Shortened(List<string> works) => works.Count <= 8 ? string.Join(", ", works) : CompetitionTexts.Get("AndMore", string.Join(", ", works.Take(8)), works.Count - 8);
}
