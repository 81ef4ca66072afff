namespace OfficialsAssistant.Grading.Statistics;

/// <summary>How often each subject was put into each category.</summary>
/// <param name="Rows">A row a subject, a column a category.</param>
/// <param name="Categories">Values of the declared scale, ascending as declared.</param>
/// <param name="ByRater">A row a rater, a column a category; null where only counts are known.</param>
public sealed record CategoryCounts(IReadOnlyList<double[]> Rows, IReadOnlyList<double> Categories, IReadOnlyList<double[]>? ByRater)
{
    /// <summary>Of ratings. A rating off the scale widens the scale rather than being lost.</summary>
    public static CategoryCounts Of(RatingTable ratings, IReadOnlyList<double>? categories)
    {
        var used = ratings.Rows.SelectMany(r => r).Where(v => !double.IsNaN(v)).Distinct();
        var all = (categories ?? []).Concat(used.Except(categories ?? []).Order()).ToList();
        var index = all.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        var rows = new List<double[]>();
        var byRater = Enumerable.Range(0, ratings.Raters).Select(_ => new double[all.Count]).ToList();
        foreach (var rating in ratings.Rows.Where(r => !r.All(double.IsNaN)))
        {
            var row = new double[all.Count];
            for (var rater = 0; rater < rating.Length; rater++)
            {
                if (double.IsNaN(rating[rater])) continue;
                row[index[rating[rater]]]++;
                byRater[rater][index[rating[rater]]]++;
            }
            rows.Add(row);
        }
        return new(rows, all, byRater);
    }

    /// <summary>Null, or why no agreement can be computed.</summary>
    public NotComputable? Lack()
    {
        var pairable = Rows.Where(r => r.Sum() > 1).ToList();
        if (pairable.Count == 0) return NotComputable.NoData;
        return Enumerable.Range(0, Categories.Count).Count(c => pairable.Any(r => r[c] > 0)) > 1 ? null : NotComputable.NoVariation;
    }
}
