namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Rating = quality of the work + severity of the judge, by least squares.</summary>
/// <param name="Severity">By judge, in the ratings' unit; negative is harsh. Their mean is 0.</param>
/// <param name="Quality">By work, as a judge of mean severity would see it; NaN for a work nobody rated.</param>
public sealed record SeverityFit(IReadOnlyList<double> Severity, IReadOnlyList<double> Quality);

public static class SeverityModel
{
    /// <returns>The fit; or the groups of judges (column numbers) that share no work, between which nothing can be compared.</returns>
    public static (SeverityFit? Fit, IReadOnlyList<IReadOnlyList<int>> Components) Of(RatingTable ratings)
    {
        var components = Components(ratings);
        return (components.Count == 1 ? Fit(ratings) : null, components);
    }

    /// <summary>Judges who are linked by works they rated both, directly or through others. A judge without a rating is alone.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Components(RatingTable ratings)
    {
        var parent = Enumerable.Range(0, ratings.Raters).ToArray();
        foreach (var row in ratings.Rows)
        {
            var judges = Enumerable.Range(0, row.Length).Where(j => !double.IsNaN(row[j])).ToList();
            foreach (var judge in judges) parent[Root(judge)] = Root(judges[0]);
        }
        return [.. Enumerable.Range(0, ratings.Raters).GroupBy(Root).Select(g => (IReadOnlyList<int>)[.. g])];

        int Root(int judge)
        {
            while (parent[judge] != judge) judge = parent[judge] = parent[parent[judge]];
            return judge;
        }
    }

    /// <summary>The works' qualities are put out of the equations first, so that a system of the judges' size is left.</summary>
    private static SeverityFit? Fit(RatingTable ratings)
    {
        var n = ratings.Raters;
        var (matrix, right) = (new double[n, n], new double[n]);
        foreach (var row in ratings.Rows)
        {
            var judges = Enumerable.Range(0, n).Where(j => !double.IsNaN(row[j])).ToArray();
            if (judges.Length == 0) continue;
            var mean = judges.Average(j => row[j]);
            foreach (var a in judges)
            {
                right[a] += row[a] - mean;
                matrix[a, a]++;
                foreach (var b in judges) matrix[a, b] -= 1.0 / judges.Length;
            }
        }
        // Only differences are determined: the mean is set to 0.
        for (var a = 0; a < n; a++)
            for (var b = 0; b < n; b++) matrix[a, b]++;
        if (LinearSystem.Solve(matrix, right) is not { } severity) return null;
        return new(severity, [.. ratings.Rows.Select(r => Mean(r.Select((v, j) => v - severity[j])))]);
    }

    private static double Mean(IEnumerable<double> values)
    {
        var present = values.Where(v => !double.IsNaN(v)).ToList();
        return present.Count == 0 ? double.NaN : present.Average();
    }
}
