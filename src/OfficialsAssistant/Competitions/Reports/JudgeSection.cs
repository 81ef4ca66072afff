using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>What each judge's sheet shows beside the others', stage by stage.</summary>
internal sealed class JudgeSection(Competition competition, Standings standings, StandingsBuilder builder)
{
    public IReadOnlyList<ReportJudge> Of()
    {
        var without = competition.Judges.ToDictionary(j => j.Code, j => Without(j.Code), StringComparer.Ordinal);
        return [.. standings.Stages.SelectMany(s => s.Stage.Panels.SelectMany((p, i) => OfPanel(s, p, i, without)))];
    }

    private IEnumerable<ReportJudge> OfPanel(StageResult stage, StagePanel panel, int at, Dictionary<string, List<ReportRankChange>> without)
    {
        var judges = competition.JudgesOf(panel.Id).Select(j => j.Code).Order(StringComparer.Ordinal).ToList();
        var works = stage.Works.Values.OrderBy(w => w.Work, StringComparer.Ordinal).ToList();
        var ballots = works.Select(w => judges.Select(j => w.Panels[at].Ballots.FirstOrDefault(b => b.Judge == j)).ToArray()).ToList();
        var totals = RatingTable.Of([.. ballots.Select(row => row.Select(b => b?.Total is { } t ? (double)t : double.NaN).ToArray())]);
        var (fit, _) = judges.Count == 0 || works.Count == 0 ? (null, []) : SeverityModel.Of(totals);
        for (var j = 0; j < judges.Count; j++)
        {
            var own = ballots.Select(row => row[j]).OfType<Ballot>().ToList();
            var given = own.Where(b => b.Total is not null).Select(b => b.Total!.Value).ToList();
            var expected = own.Count(b => b.State != BallotState.Recused) * panel.Rubric.Criteria.Count;
            var changes = without[judges[j]];
            yield return new ReportJudge(
                judges[j], panel.Id, stage.Stage.Id, Count(BallotState.Complete), Count(BallotState.Incomplete), Count(BallotState.Recused), Count(BallotState.Absent), Count(BallotState.NoSheet),
                expected == 0 ? null : Round(own.Where(b => b.State != BallotState.Recused).Sum(b => b.Points.Count(p => p is not null)) / (decimal)expected),
                given.Count == 0 ? null : Round(given.Average()), given.Count < 2 ? null : Round((decimal)Math.Sqrt(given.Select(g => (double)g).Select(g => (g - (double)given.Average()) * (g - (double)given.Average())).Sum() / (given.Count - 1))),
                Round(fit is null ? null : fit.Severity[j]), Round(WithOthers(totals, j)), null, fit is null ? CompetitionTexts.Get("NoSharedWorks") : null, [], changes, ChangesPrizes(changes));

            int Count(BallotState state) => own.Count(b => b.State == state);
        }
    }

    /// <summary>Rank correlation of a judge's totals with the mean of the others'.</summary>
    private static double? WithOthers(RatingTable totals, int judge)
    {
        var pairs = totals.Rows.Where(r => !double.IsNaN(r[judge]) && r.Where((v, i) => i != judge && !double.IsNaN(v)).Any())
            .Select(r => (Own: r[judge], Others: r.Where((v, i) => i != judge && !double.IsNaN(v)).Average())).ToList();
        return RankCorrelation.Spearman([.. pairs.Select(p => p.Own)], [.. pairs.Select(p => p.Others)]).Value;
    }

    private List<ReportRankChange> Without(string judge)
    {
        var then = builder.Build(judge).Ranked.ToDictionary(s => s.Work, s => s.Rank, StringComparer.Ordinal);
        return [.. standings.Ranked.Where(s => !then.TryGetValue(s.Work, out var rank) || rank != s.Rank).Select(s => new ReportRankChange(s.Work, s.Rank, then.TryGetValue(s.Work, out var rank) ? rank : null))];
    }

    private bool ChangesPrizes(IReadOnlyList<ReportRankChange> changes) => PrizeSection.Bounds(competition).Any(b => changes.Any(c => c.Old <= b != (c.New is { } rank && rank <= b)));

    private static decimal? Round(double? value) => value is { } v && double.IsFinite(v) ? Math.Round((decimal)v, 6) : null;

    private static decimal? Round(decimal value) => Math.Round(value, 6);
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
