namespace OfficialsAssistant.Grading.Statistics;

/// <summary>
/// Agreement beyond chance, (observed − expected) / (1 − expected); the coefficients differ in what they expect by chance. Subjects with one
/// rating count for what is expected only. After Gwet, Handbook of Inter-Rater Reliability (2014), chapters 2 to 4 and 6.
/// </summary>
public static class Agreement
{
    /// <summary>Share of agreeing pairs of raters, weighted.</summary>
    public static Statistic Percent(CategoryCounts counts, Weighting weighting = Weighting.Identity) =>
        counts.Lack() is { } lack ? lack : Observed(counts, CategoryWeights.Of(counts.Categories, weighting));

    /// <summary>Scott's pi for two raters, generalised to many: chance is everybody's common distribution.</summary>
    public static Statistic Fleiss(CategoryCounts counts, Weighting weighting = Weighting.Identity) =>
        Beyond(counts, weighting, weights => Quadratic(weights, Shares(counts), Shares(counts)));

    /// <summary>Gwet's AC1, or AC2 with weights: chance is a subject that is hard to put anywhere.</summary>
    public static Statistic Gwet(CategoryCounts counts, Weighting weighting = Weighting.Identity) => Beyond(counts, weighting, weights =>
        weights.Cast<double>().Sum() * Shares(counts).Sum(p => p * (1 - p)) / (counts.Categories.Count * (counts.Categories.Count - 1.0)));

    /// <summary>Chance is an even throw over the declared scale.</summary>
    public static Statistic BrennanPrediger(CategoryCounts counts, Weighting weighting = Weighting.Identity) =>
        Beyond(counts, weighting, weights => weights.Cast<double>().Sum() / Math.Pow(counts.Categories.Count, 2));

    /// <summary>Cohen's kappa for two raters, generalised to many: chance keeps each rater's own distribution.</summary>
    public static Statistic Conger(CategoryCounts counts, Weighting weighting = Weighting.Identity)
    {
        if (counts.ByRater?.Where(r => r.Sum() > 0).ToList() is not { Count: > 1 } raters) return counts.ByRater is null ? NotComputable.WrongForm : NotComputable.NoData;
        var shares = raters.Select(r => Share(r, r.Sum())).ToList();
        return Beyond(counts, weighting, weights => PairsOf(shares).Average(p => Quadratic(weights, p.First, p.Second)));
    }

    /// <summary>Of two raters over the subjects both rated; of more the mean over their pairs (Light).</summary>
    public static Statistic Cohen(RatingTable ratings, IReadOnlyList<double>? categories, Weighting weighting = Weighting.Identity) =>
        OverPairs(ratings, pair => Conger(CategoryCounts.Of(pair, categories ?? Used(ratings)), weighting));

    /// <summary>Of two raters over the subjects both rated; of more the mean over their pairs.</summary>
    public static Statistic Scott(RatingTable ratings, IReadOnlyList<double>? categories, Weighting weighting = Weighting.Identity) =>
        OverPairs(ratings, pair => Fleiss(CategoryCounts.Of(pair, categories ?? Used(ratings)), weighting));

    private static Statistic OverPairs(RatingTable ratings, Func<RatingTable, Statistic> of)
    {
        if (ratings.Lack() is { } lack) return lack;
        var all = from a in Enumerable.Range(0, ratings.Raters) from b in Enumerable.Range(a + 1, ratings.Raters - a - 1) select of(ratings.Pair(a, b).Complete());
        var values = all.ToList();
        return values.Count == 1 ? values[0]
            : values.Any(v => v.Value is not null) ? values.Where(v => v.Value is not null).Average(v => v.Value!.Value)
            : NotComputable.NoVariation;
    }

    private static Statistic Beyond(CategoryCounts counts, Weighting weighting, Func<double[,], double> chance)
    {
        if (counts.Lack() is { } lack) return lack;
        var weights = CategoryWeights.Of(counts.Categories, weighting);
        var expected = chance(weights);
        // All that is left to agree upon by judgement: without any the quotient is a rounding error.
        if (1 - expected < 1e-12) return NotComputable.NoVariation;
        return (Observed(counts, weights) - expected) / (1 - expected);
    }

    private static double Observed(CategoryCounts counts, double[,] weights) => counts.Rows.Where(r => r.Sum() > 1).Average(row =>
    {
        var total = row.Sum();
        return (Quadratic(weights, row, row) - total) / (total * (total - 1));
    });

    /// <summary>Each category's share, every subject counting the same however many rated it.</summary>
    private static double[] Shares(CategoryCounts counts)
    {
        var shares = new double[counts.Categories.Count];
        var rated = counts.Rows.Where(r => r.Sum() > 0).ToList();
        foreach (var row in rated)
        {
            var total = row.Sum();
            for (var c = 0; c < shares.Length; c++) shares[c] += row[c] / total / rated.Count;
        }
        return shares;
    }

    private static double Quadratic(double[,] weights, double[] left, double[] right)
    {
        var sum = 0.0;
        for (var a = 0; a < left.Length; a++)
            for (var b = 0; b < right.Length; b++) sum += weights[a, b] * left[a] * right[b];
        return sum;
    }

    private static double[] Share(double[] counts, double total) => [.. counts.Select(c => c / total)];

    private static IEnumerable<(double[] First, double[] Second)> PairsOf(List<double[]> raters) =>
        raters.SelectMany((first, i) => raters.Skip(i + 1).Select(second => (first, second)));

    private static List<double> Used(RatingTable ratings) => [.. ratings.Rows.SelectMany(r => r).Where(v => !double.IsNaN(v)).Distinct().Order()];
}
