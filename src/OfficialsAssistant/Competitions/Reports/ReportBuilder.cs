using System.Globalization;
using OfficialsAssistant.Competitions.Bundles;
using OfficialsAssistant.Competitions.Panels;
using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>A report with the records it points at.</summary>
public sealed record BuiltReport(Report Report, RecordLog Log, Standings Standings);

/// <summary>Builds the report, a pure function of what was handed in and what the checks and the model said. The bundle is verified by calling it again.</summary>
/// <param name="checks">Lines of checks.jsonl.</param>
/// <param name="answers">Lines of answers.jsonl; none: no model was asked.</param>
public sealed class ReportBuilder(CompetitionInput input, IReadOnlyList<CheckResult> checks, IReadOnlyList<AnswerLine>? answers = null)
{
    private readonly Competition competition = input.Competition;

    public BuiltReport Build()
    {
        var grades = checks.ToDictionary(c => (c.Work, c.Grader), c => c.Grade);
        var model = ModelOutcome.Of(input, answers ?? [], (work, check) => grades.GetValueOrDefault((work, check)));
        var share = model?.Share;
        var builder = Builder(input.SheetsAfterAppeals, grades, share);
        var standings = builder.Build();
        var flags = checks.SelectMany(c => c.Flags.Select(f => new ReportFlag(c.Work, c.Grader, f.Kind, f.Text, f.File, f.Passages))).ToList();
        var judges = new JudgeSection(competition, standings, builder, input.Departments).Of();
        var decisions = new DecisionSection(input, standings, checks, flags, answers ?? []).Of();
        var reportModel = ModelSection.Of(competition, model);
        var log = RecordWriter.Write(input, SheetHashes(), reportModel);
        var before = input.Appeals.Any(a => a.Applied) ? Builder(input.Sheets, grades, share).Build() : null;
        var report = new Report(
            CompetitionOf(), input.Submissions.Count, standings.Ranked.Count, standings.Unranked.Count, checks.Count(c => c.Grade is Unscored { Failed: true }) + (answers ?? []).Count(a => a.Grade.Grade is Unscored { Failed: true }),
            !decisions.Any(d => d.Required), Metrics(standings), [.. standings.Ranked.Select(s => StandingOf(s, standings, model, before, flags))],
            [.. standings.Unranked.Select(u => UnrankedOf(u, standings, flags))], judges, AgreementSection.Of(competition, standings), PrizeSection.Of(competition, standings, judges), decisions,
            Appeals(grades, share), reportModel, ProfileSection.Of(input, standings), AuditSection.Of(input, log, reportModel), WarningSection.Of(input, standings));
        return new BuiltReport(report, log, standings);
    }

    private StandingsBuilder Builder(Sheets.SheetBook sheets, Dictionary<(string, string), Grade> grades, ModelShare? share) => new(
        competition, input.Submissions,
        new Ballots(competition, input.Submissions.Where(s => s.ExcludedBecause is null).Select(s => s.Work), sheets, (work, check) => grades.GetValueOrDefault((work, check)), input.Assignments.Has), share);

    private ReportCompetition CompetitionOf() => new(
        competition.Id, competition.Version, competition.Title, competition.Plan?.Number, competition.Plan?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        input.Frozen?.Rules, input.Frozen?.FrozenAt, RuleTexts.Aggregate(competition.Aggregate), string.Join(" → ", competition.Ties.Select(t => Derivations.StepTitle(t.ToString()))));

    private ReportStanding StandingOf(Standing standing, Standings standings, ModelOutcome? model, Standings? before, List<ReportFlag> flags) => new(
        standing.Rank, standing.Work, standing.Track, standing.TrackRank, standing.Final, standing.Reached.Id, before?.Ranked.FirstOrDefault(b => b.Work == standing.Work)?.Rank,
        Derivations.Final(standing, standings.Stages, model?.Share, competition.Aggregate.FinalDigits), Derivations.Of(standings.Stages, standing.Stages), Derivations.Of(standing.Work, standing.Tie), Derivations.Of(standing.Work, standing.TrackTie),
        [.. flags.Where(f => f.Work == standing.Work)], model?.Points.TryGetValue(standing.Work, out var points) == true ? points : null);

    private static ReportUnranked UnrankedOf(Unranked unranked, Standings standings, List<ReportFlag> flags) => new(
        unranked.Work, unranked.Track, unranked.Why, unranked.Settled,
        [.. standings.Stages.Where(s => s.Works.ContainsKey(unranked.Work)).Select(s => Derivations.Of(s.Stage, s.Works[unranked.Work]))], [.. flags.Where(f => f.Work == unranked.Work)]);

    private SortedDictionary<string, decimal?> Metrics(Standings standings)
    {
        var ballots = standings.Stages.SelectMany(s => s.Works.Values.SelectMany(w => w.Panels.SelectMany(p => p.Ballots))).Where(b => b.State != BallotState.Recused).ToList();
        var expected = ballots.Sum(b => b.Points.Count);
        var open = standings.Unranked.Count(u => !u.Settled);
        return new SortedDictionary<string, decimal?>(StringComparer.Ordinal)
        {
            ["coverage"] = expected == 0 ? null : Math.Round(ballots.Sum(b => b.Points.Count(p => p is not null)) / (decimal)expected, 6),
            ["ranked"] = standings.Ranked.Count + open == 0 ? null : Math.Round(standings.Ranked.Count / (decimal)(standings.Ranked.Count + open), 6),
            ["checked"] = checks.Count == 0 ? null : Math.Round(checks.Count(c => c.Grade is not Unscored) / (decimal)checks.Count, 6),
        };
    }

    /// <summary>Each applied appeal against the ranks without it, one after the other.</summary>
    private List<ReportAppeal> Appeals(Dictionary<(string, string), Grade> grades, ModelShare? share)
    {
        var (rows, book) = (new List<ReportAppeal>(), input.Sheets);
        foreach (var appeal in input.Appeals)
        {
            var old = Ranks(book);
            book = book.With(appeal.Changes);
            var now = appeal.Applied ? Ranks(book) : old;
            rows.Add(new ReportAppeal(
                appeal.Id, appeal.Work, appeal.Received, appeal.Applied ? "applied" : "rejected", appeal.Reason, appeal.By,
                [.. input.Submissions.Select(s => s.Work).Where(w => w == appeal.Work || Rank(old, w) != Rank(now, w)).Select(w => new ReportRankChange(w, Rank(old, w), Rank(now, w)))]));
        }
        return rows;

        Dictionary<string, int> Ranks(Sheets.SheetBook sheets) => Builder(sheets, grades, share).Build().Ranked.ToDictionary(s => s.Work, s => s.Rank, StringComparer.Ordinal);

        static int? Rank(Dictionary<string, int> ranks, string work) => ranks.TryGetValue(work, out var rank) ? rank : null;
    }

    private SortedDictionary<string, string> SheetHashes()
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in input.Sheets.Files) hashes[$"scores/{file}".Normalize()] = FolderFiles.Hash(Path.Combine(input.Folder.Scores, file), file).Sha256;
        foreach (var file in input.Appeals.SelectMany(a => a.Sheets)) hashes[$"appeals/{file}".Normalize()] = FolderFiles.Hash(Path.Combine(input.Folder.Appeals!, file), file).Sha256;
        return hashes;
    }
}
