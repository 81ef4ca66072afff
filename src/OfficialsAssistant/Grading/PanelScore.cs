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
/// <param name="CriteriaWhenAsked">Behind <see cref="Criteria"/>: rankings without a judge seldom look at them.</param>
/// <param name="Adjustments">Mean of each adjustment where criteria are averaged; else empty.</param>
/// <param name="Untrimmed">A value was averaged over fewer judges than trimming asks for.</param>
public sealed record PanelScore(
    decimal? Score, decimal? Mean, IReadOnlyList<Ballot> Ballots, JudgesMean? Totals, Lazy<IReadOnlyList<JudgesMean>> CriteriaWhenAsked, IReadOnlyList<JudgesMean> Adjustments, bool Untrimmed)
{
    /// <summary>Mean points of each criterion, in the rubric's order: as counted where criteria are averaged, over all who gave them otherwise.</summary>
    public IReadOnlyList<JudgesMean> Criteria => CriteriaWhenAsked.Value;

    /// <summary>Fewest judges any needed value has.</summary>
    public int Valid => Totals?.Valid ?? (Criteria.Count == 0 ? 0 : Criteria.Min(c => c.Valid));

    public static PanelScore Of(IReadOnlyList<Ballot> ballots, Rubric rubric, AggregateRule rule)
    {
        var totals = rule.PerCriterion ? null : MeanOf([.. ballots.Select(b => b.Total)], rule, rule.MinJudges);
        var criteria = new Lazy<IReadOnlyList<JudgesMean>>(() => [.. rubric.Criteria.Select((_, i) => rule.PerCriterion
            ? MeanOf([.. ballots.Select(b => b.Points[i])], rule, rule.MinJudges)
            : MeanOf([.. ballots.Select(b => b.Points[i])], rule with { Trim = false }, 1))]);
        var adjustments = rule.PerCriterion
            ? rubric.Adjustments.Select((_, i) => MeanOf([.. ballots.Select(b => b.State is BallotState.Complete or BallotState.Incomplete ? b.Adjustments[i] : (decimal?)null)], rule, 1)).ToList()
            : [];
        var mean = totals is not null ? totals.Value : Sum([.. criteria.Value, .. adjustments]);
        var isShort = rule.Trim && (totals is not null ? totals is { Value: not null, Trimmed: false } : mean is not null && criteria.Value.Any(c => !c.Trimmed));
        return new PanelScore(mean is { } m ? rule.Round(m, RoundAt.Work) : null, mean, ballots, totals, criteria, adjustments, isShort);
    }

    /// <summary>Mean of what was given; from <see cref="AggregateRule.TrimFrom"/> values on without one highest and one lowest.</summary>
    public static JudgesMean MeanOf(IReadOnlyList<decimal?> values, AggregateRule rule, int least)
    {
        // Plain loops: leaving each judge out in turn comes here a million times in a large competition.
        var uses = new Use[values.Count];
        var (valid, sum, highest, lowest) = (0, 0m, -1, -1);
        for (var i = 0; i < values.Count; i++)
        {
            uses[i] = values[i] is null ? Use.NotGiven : Use.Counted;
            if (values[i] is not { } value) continue;
            (valid, sum) = (valid + 1, sum + value);
            // Of equal values the first judge's is named; the mean is the same whichever it is.
            if (highest < 0 || value > values[highest]) highest = i;
        }
        if (valid < Math.Max(least, 1)) return new JudgesMean(null, valid, false, uses);
        if (!rule.Trim || valid < rule.TrimFrom || valid < 3) return new JudgesMean(sum / valid, valid, false, uses);
        for (var i = 0; i < values.Count; i++)
            if (i != highest && values[i] is { } value && (lowest < 0 || value < values[lowest])) lowest = i;
        (uses[highest], uses[lowest]) = (Use.TrimmedHighest, Use.TrimmedLowest);
        return new JudgesMean((sum - values[highest]!.Value - values[lowest]!.Value) / (valid - 2), valid, true, uses);
    }

    private static decimal? Sum(IReadOnlyList<JudgesMean> parts) => parts.All(p => p.Value is not null) ? parts.Sum(p => p.Value!.Value) : null;
}
