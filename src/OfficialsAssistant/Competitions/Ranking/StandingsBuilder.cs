using OfficialsAssistant.Competitions.Submissions;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Ranking;

/// <summary>From ballots to ranks, a pure function of its input: stage by stage, who goes on, the final, ties.</summary>
/// <param name="model">Points of the model panel by work (0 to 100) and the weight it has earned; none: it does not count.</param>
public sealed class StandingsBuilder(Competition competition, IReadOnlyList<Submission> submissions, Ballots ballots, ModelShare? model = null)
{
    private readonly Dictionary<string, string> tracks = submissions.ToDictionary(s => s.Work, s => s.Track, StringComparer.Ordinal);

    /// <param name="without">A judge who is left out; the least number of judges is then not asked for.</param>
    public Standings Build(string? without = null)
    {
        var rule = without is null ? competition.Aggregate : competition.Aggregate with { MinJudges = 1 };
        var stages = new List<StageResult>();
        var unranked = submissions.Where(s => s.ExcludedBecause is not null).Select(s => new Unranked(s.Work, s.Track, s.ExcludedBecause!, Settled: true)).ToList();
        List<string> goingOn = [.. submissions.Where(s => s.ExcludedBecause is null).Select(s => s.Work).Order(StringComparer.Ordinal)];
        foreach (var stage in competition.Stages)
        {
            var result = Advance(stage, new StageResult(stage, goingOn.ToDictionary(w => w, w => Score(stage, w, rule, without), StringComparer.Ordinal)), rule, stage == competition.Stages[^1]);
            stages.Add(result);
            unranked.AddRange(result.Works.Values.Where(w => w.Score is null).Select(w => new Unranked(w.Work, tracks[w.Work], WhyUnranked(stage, w, rule), Settled: false)));
            goingOn = [.. result.Works.Values.Where(w => w.Advanced == true).Select(w => w.Work).Order(StringComparer.Ordinal)];
        }
        return new Standings(Rank(stages, rule), [.. unranked.OrderBy(u => u.Work, StringComparer.Ordinal)], stages);
    }

    private WorkInStage Score(Stage stage, string work, AggregateRule rule, string? without)
    {
        var panels = stage.Panels.Select(p => PanelScore.Of(Without(ballots.Of(stage.Id, p.Id, work), without), p.Rubric, rule)).ToList();
        decimal? exact = panels.Select((p, i) => (p.Score, stage.Panels[i].Weight)).Where(p => p.Weight > 0).Aggregate((decimal?)0m, (sum, p) => sum + p.Score * p.Weight / 100);
        return new WorkInStage(work, exact is { } e ? rule.Round(e, RoundAt.Stage) : null, exact, panels, null, null);
    }

    private static IReadOnlyList<Ballot> Without(IReadOnlyList<Ballot> all, string? judge) => judge is null ? all : [.. all.Where(b => b.Judge != judge)];

    private StageResult Advance(Stage stage, StageResult result, AggregateRule rule, bool last)
    {
        var scored = result.Works.Values.Where(w => w.Score is not null).ToList();
        if (last) return result;
        var ties = new Dictionary<string, TieDecision>(StringComparer.Ordinal);
        var on = stage.Advance is not { } advance ? scored.Select(w => w.Work).ToHashSet()
            : scored.GroupBy(w => advance.PerTrack ? tracks[w.Work] : "").SelectMany(g => Best([.. g], advance, result, rule, ties)).ToHashSet();
        return result with
        {
            Works = result.Works.ToDictionary(w => w.Key, w => w.Value.Score is null ? w.Value : w.Value with { Advanced = on.Contains(w.Key), Tie = ties.GetValueOrDefault(w.Key) }, StringComparer.Ordinal),
        };
    }

    private IEnumerable<string> Best(IReadOnlyList<WorkInStage> works, AdvanceRule advance, StageResult result, AggregateRule rule, Dictionary<string, TieDecision> ties)
    {
        var scores = works.Select(w => (w.Work, Score: Announced(w.Score!.Value, rule))).ToList();
        if (advance.AllTied)
        {
            var ordered = scores.OrderByDescending(s => s.Score).ToList();
            var cut = ordered[Math.Min(advance.Top, ordered.Count) - 1].Score;
            return ordered.Where(s => s.Score >= cut).Select(s => s.Work);
        }
        var on = new List<string>();
        foreach (var group in new TieBreaker(competition, [result], new HashSet<string> { result.Stage.Id }, [.. works.Select(w => w.Work)]).Order(scores))
        {
            foreach (var (work, tie) in group.Ties) ties[work] = tie;
            if (on.Count < advance.Top) on.AddRange(group.Works);
        }
        return on;
    }

    // Scores are compared as they are announced: with the declared digits, wherever something is rounded at all.
    private static decimal Announced(decimal score, AggregateRule rule) =>
        rule.Rounds == RoundAt.Nowhere ? score : Math.Round(score, rule.Digits, MidpointRounding.AwayFromZero);

    private IReadOnlyList<Standing> Rank(List<StageResult> stages, AggregateRule rule)
    {
        var rows = submissions.Select(s => Row(s, stages, rule)).OfType<Standing>().ToList();
        var overall = Places(rows, stages);
        var byTrack = rows.GroupBy(r => r.Track).SelectMany(g => Places([.. g], stages)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        return
        [
            .. rows.Select(r => r with { Rank = overall[r.Work].Rank, Tie = overall[r.Work].Tie, TrackRank = byTrack[r.Work].Rank, TrackTie = byTrack[r.Work].Tie })
                .OrderBy(r => r.Rank).ThenBy(r => r.Work, StringComparer.Ordinal),
        ];
    }

    private Standing? Row(Submission submission, List<StageResult> stages, AggregateRule rule)
    {
        var reached = stages.Where(s => s.Works.ContainsKey(submission.Work)).ToList();
        if (reached.Count == 0 || reached.Any(s => s.Works[submission.Work].Score is null)) return null;
        var inStages = reached.Select(s => s.Works[submission.Work]).ToList();
        var isFinal = reached.Count == stages.Count;
        decimal? exact = isFinal ? inStages.Select((w, i) => w.Score!.Value * stages[i].Stage.Weight / 100).Sum() : null;
        if (exact is { } people && model?.PointsOf(submission.Work) is { } points) exact = people * (100 - model.Weight) / 100 + points * model.Weight / 100;
        return new Standing(0, 0, submission.Work, submission.Track, exact is { } e ? rule.Round(e, RoundAt.Final) : null, exact, reached[^1].Stage, inStages, null, null);
    }

    private Dictionary<string, (int Rank, TieDecision? Tie)> Places(IReadOnlyList<Standing> rows, List<StageResult> stages)
    {
        var places = new Dictionary<string, (int, TieDecision?)>(StringComparer.Ordinal);
        foreach (var reached in rows.GroupBy(r => r.Stages.Count).OrderByDescending(g => g.Key))
        {
            var last = stages[reached.Key - 1].Stage.Id;
            HashSet<string> name = reached.Key == stages.Count ? [TieReader.Final, last] : [last];
            // Works that went further stand before, ranked already or not.
            var tracksHere = rows.Select(r => r.Track).ToHashSet(StringComparer.Ordinal);
            var before = reached.Key == stages.Count ? 0 : stages[reached.Key].Works.Keys.Count(w => tracksHere.Contains(tracks[w]));
            var placed = 0;
            var breaker = new TieBreaker(competition, [.. stages.Take(reached.Key)], name, [.. reached.Select(r => r.Work)]);
            foreach (var group in breaker.Order(reached.Select(r => (r.Work, r.Final ?? Announced(r.Stages[^1].Score!.Value, competition.Aggregate)))))
            {
                foreach (var work in group.Works) places[work] = (before + placed + 1, group.Ties.GetValueOrDefault(work));
                placed += group.Works.Count;
            }
        }
        return places;
    }

    private static string WhyUnranked(Stage stage, WorkInStage work, AggregateRule rule)
    {
        var short_ = work.Panels.Select((p, i) => (Panel: stage.Panels[i], Score: p)).Where(p => p.Score.Score is null && p.Panel.Weight > 0)
            .Select(p => CompetitionTexts.Get("TooFewJudges", stage.Title, p.Panel.Id, p.Score.Valid, rule.MinJudges));
        return string.Join(" ", short_);
    }
}

/// <summary>The model panel's part in the final, where it has earned one.</summary>
/// <param name="Weight">Per cent of the final.</param>
public sealed record ModelShare(decimal Weight, IReadOnlyDictionary<string, decimal> Points)
{
    /// <summary>Null where the model has no points for the work: people's score then counts alone.</summary>
    public decimal? PointsOf(string work) => Weight > 0 && Points.TryGetValue(work, out var points) ? points : null;
}
