namespace OfficialsAssistant.Competitions.Ranking;

/// <summary>A group of works that share a rank.</summary>
/// <param name="Ties">How each was told from others of equal score; none where no other was equal.</param>
internal sealed record RankGroup(IReadOnlyList<string> Works, IReadOnlyDictionary<string, TieDecision> Ties);

/// <summary>Puts works of equal score in order by the declared steps.</summary>
/// <param name="stages">The stages whose grades the steps look at.</param>
/// <param name="stageName">What a chair's decision calls this ranking.</param>
/// <param name="scope">Works among which first places are counted.</param>
internal sealed class TieBreaker(Competition competition, IReadOnlyList<StageResult> stages, IReadOnlySet<string> stageName, IReadOnlyList<string> scope)
{
    private readonly Lazy<Dictionary<string, int>> firstPlaces = new(() => CountFirstPlaces(stages, scope));

    /// <summary>Best first; equal works in one group.</summary>
    public List<RankGroup> Order(IEnumerable<(string Work, decimal Score)> scores)
    {
        var groups = new List<RankGroup>();
        foreach (var equal in scores.GroupBy(s => s.Score).OrderByDescending(g => g.Key))
        {
            List<string> works = [.. equal.Select(s => s.Work).Order(StringComparer.Ordinal)];
            if (works.Count == 1) groups.Add(new RankGroup(works, new Dictionary<string, TieDecision>()));
            else Split(works, works, 0, groups);
        }
        return groups;
    }

    private void Split(List<string> works, List<string> all, int from, List<RankGroup> into)
    {
        for (var i = from; i < competition.Ties.Count; i++)
        {
            var step = competition.Ties[i];
            if (step.Kind == TieKind.Shared) break;
            if (ValuesOf(step, works) is not { } values) continue;
            var parts = works.GroupBy(w => values.Values[w]).OrderByDescending(g => g.Key).ToList();
            if (parts.Count == 1) continue;
            foreach (var part in parts)
            {
                List<string> equal = [.. part];
                if (equal.Count > 1) Split(equal, all, i + 1, into);
                else into.Add(Group(equal, all, step.ToString(), values.Values, values.Decision));
            }
            return;
        }
        into.Add(Group(works, all, competition.Ties.Any(t => t.Kind == TieKind.Shared) ? "shared" : "", new Dictionary<string, decimal>(), null));
    }

    private static RankGroup Group(List<string> works, List<string> all, string step, IReadOnlyDictionary<string, decimal> values, ChairDecision? decision) =>
        new(works, works.ToDictionary(w => w, w => new TieDecision([.. all.Where(o => o != w)], step, new SortedDictionary<string, decimal>(values.ToDictionary(), StringComparer.Ordinal), decision)));

    /// <summary>What the step compares, higher is better; null where it says nothing here.</summary>
    private (Dictionary<string, decimal> Values, ChairDecision? Decision)? ValuesOf(TieStep step, List<string> works)
    {
        switch (step.Kind)
        {
            case TieKind.Criterion: return Complete(works.ToDictionary(w => w, w => CriterionOf(w, step.Of)));
            case TieKind.Stage: return Complete(works.ToDictionary(w => w, w => stages.FirstOrDefault(s => s.Stage.Id == step.Of)?.Works.GetValueOrDefault(w)?.Score));
            case TieKind.FirstPlaces: return (works.ToDictionary(w => w, w => (decimal)firstPlaces.Value.GetValueOrDefault(w)), null);
            case TieKind.Chair:
                var decision = competition.Chair.LastOrDefault(c => stageName.Contains(c.Stage) && works.TrueForAll(c.Order.Contains));
                return decision is null ? null : (works.ToDictionary(w => w, w => (decimal)(decision.Order.Count - decision.Order.ToList().IndexOf(w))), decision);
            default: return null;
        }
    }

    private static (Dictionary<string, decimal>, ChairDecision?)? Complete(Dictionary<string, decimal?> values) =>
        values.Values.All(v => v is not null) ? (values.ToDictionary(v => v.Key, v => v.Value!.Value), null) : null;

    /// <summary>Mean points of a criterion over all panels that have it, each as heavy as in the final; rounded as announced.</summary>
    private decimal? CriterionOf(string work, string criterion)
    {
        var (sum, weight) = (0m, 0m);
        foreach (var stage in stages)
        {
            if (!stage.Works.TryGetValue(work, out var inStage)) continue;
            for (var p = 0; p < stage.Stage.Panels.Count; p++)
            {
                var panel = stage.Stage.Panels[p];
                var at = panel.Rubric.Criteria.ToList().FindIndex(c => c.Id == criterion);
                if (at < 0) continue;
                if (inStage.Panels[p].Criteria[at].Value is not { } mean) return null;
                // A stage that does not count in the final still has its order.
                var heavy = Math.Max(stage.Stage.Weight, 0.0001m) * Math.Max(panel.Weight, 0.0001m);
                (sum, weight) = (sum + mean * heavy, weight + heavy);
            }
        }
        return weight == 0 ? null : Math.Round(sum / weight, competition.Aggregate.Digits, MidpointRounding.AwayFromZero);
    }

    /// <summary>How many judges had the work (alone or with others) on their first place.</summary>
    private static Dictionary<string, int> CountFirstPlaces(IReadOnlyList<StageResult> stages, IReadOnlyList<string> scope)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            var totals = scope.Where(stage.Works.ContainsKey)
                .SelectMany(w => stage.Works[w].Panels.SelectMany((p, i) => p.Ballots.Where(b => b.Total is not null).Select(b => (Work: w, Judge: (i, b.Judge), Total: b.Total!.Value))));
            foreach (var ofJudge in totals.GroupBy(t => t.Judge))
            {
                var best = ofJudge.Max(t => t.Total);
                foreach (var first in ofJudge.Where(t => t.Total == best)) counts[first.Work] = counts.GetValueOrDefault(first.Work) + 1;
            }
        }
        return counts;
    }
}
