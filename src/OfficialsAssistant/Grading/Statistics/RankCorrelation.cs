namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Whether two lists order the same things alike.</summary>
public static class RankCorrelation
{
    /// <summary>Spearman's rho; equal values share the middle of their ranks. A place where either is NaN is left out.</summary>
    public static Statistic Spearman(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var both = Both(left, right);
        return Of(Ranks([.. both.Select(p => p.Left)]), Ranks([.. both.Select(p => p.Right)]));
    }

    public static Statistic Pearson(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var both = Both(left, right);
        return Of([.. both.Select(p => p.Left)], [.. both.Select(p => p.Right)]);
    }

    /// <summary>1 for the lowest; equal values share the middle of their ranks.</summary>
    public static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && values[order[to]] == values[order[from]];) to++;
            for (var i = from; i < to; i++) ranks[order[i]] = (from + to + 1) / 2.0;
        }
        return ranks;
    }

    private static List<(double Left, double Right)> Both(IReadOnlyList<double> left, IReadOnlyList<double> right) =>
        [.. left.Zip(right).Where(p => !double.IsNaN(p.First) && !double.IsNaN(p.Second))];

    private static Statistic Of(double[] left, double[] right)
    {
        if (left.Length < 2) return NotComputable.NoData;
        var (x, y) = (left.Average(), right.Average());
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < left.Length; i++)
        {
            xx += (left[i] - x) * (left[i] - x);
            yy += (right[i] - y) * (right[i] - y);
            xy += (left[i] - x) * (right[i] - y);
        }
        return xx == 0 || yy == 0 ? NotComputable.NoVariation : Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
    }
}
