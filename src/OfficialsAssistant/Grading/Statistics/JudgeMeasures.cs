namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Numbers of one judge's comparisons with the others.</summary>
internal sealed class JudgeMeasures
{
    private JudgeMeasures(List<Comparison> cells, int criteria)
    {
        Cells = cells;
        Severity = ShiftOf(cells);
        WorkResiduals = [.. cells.GroupBy(c => c.Work).Select(g => (g.Key, g.Average(Residual)))];
        Residuals = MiddleOf([.. WorkResiduals.Select(r => r.Mean)]);
        var means = cells.GroupBy(c => c.Work).Select(g => (Own: g.Average(c => c.Own), Others: g.Average(c => c.Others))).ToList();
        Spread = means.Count < 2 ? double.NaN : Deviation([.. means.Select(m => m.Own)]) / Deviation([.. means.Select(m => m.Others)]);
        Agreement = Correlation(cells, criteria);
        Halo = HaloOf(cells);
    }

    public List<Comparison> Cells { get; }
    public double Severity { get; }

    /// <summary>By work, the mean of what is left when the judge's severity is taken off.</summary>
    public IReadOnlyList<(int Work, double Mean)> WorkResiduals { get; }

    public Statistic Spread { get; }
    public Statistic Agreement { get; }
    public Statistic Halo { get; }

    public static JudgeMeasures? Of(List<Comparison> cells, int criteria) => cells.Count == 0 ? null : new(cells, criteria);

    /// <summary>Middle of the work residuals, and the width of their middle as a standard deviation.</summary>
    public (double Middle, double Width) Residuals { get; }

    public static double Median(double[] values)
    {
        if (values.Length == 0) return double.NaN;
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static (double Middle, double Width) MiddleOf(double[] values)
    {
        var middle = Median(values);
        return (middle, 1.4826 * Median([.. values.Select(v => Math.Abs(v - middle))]));
    }

    private double Residual(Comparison cell) => cell.Own - Math.Clamp(cell.Others + Severity, 0, cell.Height);

    /// <summary>
    /// The shift that carries the others' marks to this judge's, held within the scale: a harsh judge cannot go below its end, so the plain
    /// difference of means would understate them.
    /// </summary>
    private static double ShiftOf(List<Comparison> cells)
    {
        var own = cells.Sum(c => c.Own);
        var highest = cells.Max(c => c.Height);
        var (low, high) = (-highest, highest);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            var carried = 0.0;
            foreach (var cell in cells) carried += Math.Clamp(cell.Others + middle, 0, cell.Height);
            if (carried < own) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>Mark by mark, each criterion about its own means, so that an easy criterion is not mistaken for agreement.</summary>
    private static Statistic Correlation(List<Comparison> cells, int criteria)
    {
        var (own, others, count) = (new double[criteria], new double[criteria], new int[criteria]);
        foreach (var cell in cells)
        {
            own[cell.Criterion] += cell.Own;
            others[cell.Criterion] += cell.Others;
            count[cell.Criterion]++;
        }
        return RankCorrelation.Pearson(
            [.. cells.Select(c => c.Own - own[c.Criterion] / count[c.Criterion])], [.. cells.Select(c => c.Others - others[c.Criterion] / count[c.Criterion])]);
    }

    /// <summary>Intraclass correlation of the residuals within works, each criterion about its own mean.</summary>
    private Statistic HaloOf(List<Comparison> cells)
    {
        var byCriterion = cells.GroupBy(c => c.Criterion).ToDictionary(g => g.Key, g => g.Average(Residual));
        var works = cells.GroupBy(c => c.Work).Select(g => g.Select(c => Residual(c) - byCriterion[c.Criterion]).ToArray()).Where(r => r.Length > 1).ToList();
        if (works.Count < 3) return NotComputable.NoData;
        var k = works.Average(w => w.Length);
        var between = works.Sum(w => w.Length * w.Average() * w.Average()) / (works.Count - 1);
        var within = works.Sum(Squares) / works.Sum(w => w.Length - 1);
        return between + within < 1e-12 ? NotComputable.NoVariation : (between - within) / (between + (k - 1) * within);
    }

    private static double Deviation(double[] values) => Math.Sqrt(Squares(values) / (values.Length - 1));

    private static double Squares(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean));
    }
}
