using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>What each judge's sheet shows beside the others', stage by stage.</summary>
/// <param name="departments">Department by work; empty where they are not known.</param>
internal sealed class JudgeSection(Competition competition, Standings standings, StandingsBuilder builder, IReadOnlyDictionary<string, string> departments)
{
    public IReadOnlyList<ReportJudge> Of()
    {
        var without = competition.Judges.ToDictionary(j => j.Code, j => Without(j.Code), StringComparer.Ordinal);
        return [.. standings.Stages.SelectMany(s => s.Stage.Panels.SelectMany((p, i) => OfPanel(s, p, i, without)))];
    }

    private IEnumerable<ReportJudge> OfPanel(StageResult stage, StagePanel panel, int at, Dictionary<string, List<ReportRankChange>> without)
    {
        var ratings = PanelTable.Of(competition, stage, panel, at, departments);
        foreach (var profile in JudgeDiagnostics.Of(ratings))
        {
            var own = ratings.Works.SelectMany(w => stage.Works[w].Panels[at].Ballots.Where(b => b.Judge == profile.Judge)).ToList();
            var totals = own.Select(b => b.Total).OfType<decimal>().ToList();
            var expected = own.Where(b => b.State != BallotState.Recused).ToList();
            yield return new ReportJudge(
                profile.Judge, panel.Id, stage.Stage.Id, Count(BallotState.Complete), Count(BallotState.Incomplete), Count(BallotState.Recused), Count(BallotState.Absent), Count(BallotState.NoSheet),
                expected.Count == 0 ? null : Math.Round(expected.Sum(b => b.Points.Count(p => p is not null)) / (decimal)(expected.Count * panel.Rubric.Criteria.Count), 6),
                totals.Count == 0 ? null : Math.Round(totals.Average(), 6), PanelTable.Number(profile.Spread), PanelTable.Number(profile.Severity), PanelTable.Number(profile.Agreement),
                PanelTable.Number(profile.Halo), PanelTable.Number(profile.VisibleSeverity), profile.Severity.Why is { } why ? CompetitionTexts.Get($"NotComputable_{why}") : null,
                [.. profile.Flags.Select(FlagOf)], without[profile.Judge], ChangesPrizes(without[profile.Judge]));

            int Count(BallotState state) => own.Count(b => b.State == state);
        }
    }

    private static ReportJudgeFlag FlagOf(JudgeFlag flag)
    {
        var (effect, strength) = (Math.Round((decimal)flag.Effect, 2), Math.Round((decimal)flag.Strength, 2));
        var text = CompetitionTexts.Get($"Judge_{flag.Kind}", flag.Kind == JudgeFlagKind.Harsh ? -effect : effect, strength, string.Join(", ", flag.Works.Take(8)), flag.Group ?? "");
        return new ReportJudgeFlag(flag.Kind.ToString().ToLowerInvariant(), Math.Round((decimal)flag.Effect, 6), Math.Round((decimal)flag.Strength, 6), text.TrimEnd());
    }

    private List<ReportRankChange> Without(string judge)
    {
        var then = builder.Build(judge).Ranked.ToDictionary(s => s.Work, s => s.Rank, StringComparer.Ordinal);
        return [.. standings.Ranked.Where(s => !then.TryGetValue(s.Work, out var rank) || rank != s.Rank).Select(s => new ReportRankChange(s.Work, s.Rank, then.TryGetValue(s.Work, out var rank) ? rank : null))];
    }

    private bool ChangesPrizes(IReadOnlyList<ReportRankChange> changes) => PrizeSection.Bounds(competition).Any(b => changes.Any(c => c.Old <= b != (c.New is { } rank && rank <= b)));
}

/// <summary>Who gets which prize, and whether one judge decides it.</summary>
internal static class PrizeSection
{
    /// <summary>Last rank of each prize; the first three where none are declared.</summary>
    public static IEnumerable<int> Bounds(Competition competition)
    {
        var last = 0;
        foreach (var prize in Declared(competition)) yield return last += prize.Count;
    }

    public static IReadOnlyList<ReportPrize> Of(Competition competition, Standings standings, IReadOnlyList<ReportJudge> judges)
    {
        var (prizes, first) = (new List<ReportPrize>(), 1);
        foreach (var prize in Declared(competition))
        {
            var last = first + prize.Count - 1;
            var changing = judges.GroupBy(j => j.Judge).Where(g => g.First().Without.Any(c => In(c.Old) != In(c.New))).Select(g => g.Key);
            prizes.Add(new ReportPrize(prize.Title, [.. standings.Ranked.Where(s => In(s.Rank)).Select(s => s.Work)], [.. changing.Order(StringComparer.Ordinal)]));
            first = last + 1;

            bool In(int? rank) => rank >= last - prize.Count + 1 && rank <= last;
        }
        return prizes;
    }

    private static IReadOnlyList<Prize> Declared(Competition competition) =>
        competition.Prizes.Count > 0 ? competition.Prizes : [.. Enumerable.Range(1, 3).Select(i => new Prize(CompetitionTexts.Get("Place", i), 1))];
}
