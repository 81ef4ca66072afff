namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Statistics of one list of points.</summary>
public static class ScoreLists
{
    /// <summary>Mean without the highest and the lowest where there are more than two; the plain mean otherwise.</summary>
    /// <returns>Null for an empty list.</returns>
    public static decimal? TrimmedMean(IReadOnlyList<decimal> scores) =>
        scores.Count > 2 ? scores.Order().Skip(1).Take(scores.Count - 2).Average() : Mean(scores);

    /// <returns>Null for an empty list.</returns>
    public static decimal? Mean(IReadOnlyList<decimal> scores) => scores.Count == 0 ? null : scores.Average();

    /// <summary>Of a sample (n − 1).</summary>
    public static Statistic StandardDeviation(IReadOnlyList<decimal> scores)
    {
        if (scores.Count < 2) return NotComputable.NoData;
        var mean = scores.Average();
        return Math.Sqrt((double)(scores.Sum(s => (s - mean) * (s - mean)) / (scores.Count - 1)));
    }

    /// <summary>(score − mean) / standard deviation × 10 + 50.</summary>
    public static IReadOnlyList<Statistic> TScores(IReadOnlyList<decimal> scores)
    {
        var deviation = StandardDeviation(scores);
        if (deviation.Value is not { } sd) return [.. scores.Select(_ => deviation)];
        if (sd == 0) return [.. scores.Select(_ => (Statistic)NotComputable.NoVariation)];
        var mean = scores.Average();
        return [.. scores.Select(s => (Statistic)((double)(s - mean) / sd * 10 + 50))];
    }
}
