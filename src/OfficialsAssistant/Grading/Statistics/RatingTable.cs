namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Ratings of units (rows) by raters (columns); <see cref="double.NaN"/> is missing. Rows are of equal length.</summary>
public sealed class RatingTable
{
    public RatingTable(IReadOnlyList<IReadOnlyList<double?>> rows)
    {
        Raters = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        Rows = [.. rows.Select(r => Enumerable.Range(0, Raters).Select(i => i < r.Count ? r[i] ?? double.NaN : double.NaN).ToArray())];
    }

    private RatingTable(double[][] rows, int raters) => (Rows, Raters) = (rows, raters);

    /// <param name="rows">Of equal length; NaN is missing. Not copied.</param>
    public static RatingTable Of(double[][] rows) => new(rows, rows.Length == 0 ? 0 : rows[0].Length);

    public double[][] Rows { get; }
    public int Raters { get; }

    /// <summary>Units that everybody rated.</summary>
    public RatingTable Complete() => new([.. Rows.Where(r => !r.Any(double.IsNaN))], Raters);

    /// <summary>Units with at least two ratings: only these say anything of agreement.</summary>
    public IEnumerable<double[]> Pairable => Rows.Where(r => r.Count(v => !double.IsNaN(v)) > 1);

    public RatingTable Pair(int first, int second) => new([.. Rows.Select(r => new[] { r[first], r[second] })], 2);

    public RatingTable Without(int rater) => new([.. Rows.Select(r => r.Where((_, i) => i != rater).ToArray())], Raters - 1);

    /// <summary>Null, or why no agreement can be computed.</summary>
    public NotComputable? Lack()
    {
        var seen = double.NaN;
        foreach (var value in Pairable.SelectMany(r => r).Where(v => !double.IsNaN(v)))
        {
            if (double.IsNaN(seen)) seen = value;
            else if (value != seen) return null;
        }
        return double.IsNaN(seen) ? NotComputable.NoData : NotComputable.NoVariation;
    }
}
