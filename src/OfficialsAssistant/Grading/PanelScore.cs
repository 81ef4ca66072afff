namespace OfficialsAssistant.Grading;

/// <summary>How a value went into a mean.</summary>
public enum Use { Counted, TrimmedHighest, TrimmedLowest, NotGiven }

/// <summary>A mean of judges' values with what became of each.</summary>
/// <param name="Uses">In the order of the ballots.</param>
/// <param name="Value">Not rounded; null with fewer than the least number of judges.</param>
public sealed record JudgesMean(decimal? Value, int Valid, bool Trimmed, IReadOnlyList<Use> Uses);

/// <summary>A work's score in one panel with its whole derivation.</summary>
/// <param name="Score">0 to 100 before adjustments, rounded as declared; null: too few judges.</param>
/// <param name="Mean">The same before rounding.</param>
/// <param name="Totals">How totals were averaged; null where each criterion is averaged by itself.</param>
/// <param name="Criteria">Mean points of each criterion, in the rubric's order: as counted where criteria are averaged, over all who gave them otherwise.</param>
/// <param name="Adjustments">Mean of each adjustment where criteria are averaged; else empty.</param>
/// <param name="Untrimmed">A value was averaged over fewer judges than trimming asks for.</param>
public sealed record PanelScore(
    decimal? Score, decimal? Mean, IReadOnlyList<Ballot> Ballots, JudgesMean? Totals, IReadOnlyList<JudgesMean> Criteria, IReadOnlyList<JudgesMean> Adjustments, bool Untrimmed)
{
    /// <summary>Fewest judges any needed value has.</summary>
    public int Valid => Totals?.Valid ?? (Criteria.Count == 0 ? 0 : Criteria.Min(c => c.Valid));

    public static PanelScore Of(IReadOnlyList<Ballot> ballots, Rubric rubric, AggregateRule rule)
    {
        var totals = rule.PerCriterion ? null : MeanOf([.. ballots.Select(b => b.Total)], rule, rule.MinJudges);
        var criteria = rubric.Criteria.Select((_, i) => rule.PerCriterion
            ? MeanOf([.. ballots.Select(b => b.Points[i])], rule, rule.MinJudges)
            : MeanOf([.. ballots.Select(b => b.Points[i])], rule with { Trim = false }, 1)).ToList();
        var adjustments = rule.PerCriterion
            ? rubric.Adjustments.Select((_, i) => MeanOf([.. ballots.Select(b => b.State is BallotState.Complete or BallotState.Incomplete ? b.Adjustments[i] : (decimal?)null)], rule, 1)).ToList()
            : [];
        var mean = totals is not null ? totals.Value : Sum([.. criteria, .. adjustments]);
        var isShort = rule.Trim && (totals is not null ? totals is { Value: not null, Trimmed: false } : mean is not null && criteria.Any(c => !c.Trimmed));
        return new PanelScore(mean is { } m ? rule.Round(m, RoundAt.Work) : null, mean, ballots, totals, criteria, adjustments, isShort);
    }

    /// <summary>Mean of what was given; from <see cref="AggregateRule.TrimFrom"/> values on without one highest and one lowest.</summary>
    public static JudgesMean MeanOf(IReadOnlyList<decimal?> values, AggregateRule rule, int least)
    {
        var given = Enumerable.Range(0, values.Count).Where(i => values[i] is not null).ToList();
        var uses = values.Select(v => v is null ? Use.NotGiven : Use.Counted).ToArray();
        if (given.Count < Math.Max(least, 1)) return new JudgesMean(null, given.Count, false, uses);
        var trimmed = rule.Trim && given.Count >= rule.TrimFrom && given.Count > 2;
        if (trimmed)
        {
            // Of equal values the first judge's is named; the mean is the same whichever it is.
            var highest = given.MaxBy(i => values[i]);
            uses[highest] = Use.TrimmedHighest;
            uses[given.Where(i => i != highest).MinBy(i => values[i])] = Use.TrimmedLowest;
        }
        var counted = given.Where(i => uses[i] == Use.Counted).Select(i => values[i]!.Value).ToList();
        return new JudgesMean(counted.Sum() / counted.Count, given.Count, trimmed, uses);
    }

    private static decimal? Sum(IReadOnlyList<JudgesMean> parts) => parts.All(p => p.Value is not null) ? parts.Sum(p => p.Value!.Value) : null;
}
