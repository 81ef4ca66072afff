namespace OfficialsAssistant.Grading.Statistics;

/// <summary>
/// What the judges are: one-way (others for each work), two-way random (a sample of possible judges: absolute agreement), two-way mixed
/// (these judges and no others: consistency).
/// </summary>
public enum IccForm { OneWay = 1, Agreement = 2, Consistency = 3 }

/// <summary>
/// Intraclass correlation of Shrout and Fleiss (1979) with the F intervals of McGraw and Wong (1996). Only works that every judge scored
/// count. ICC(2,1) and ICC(3,1) of one table may be .29 and .71: always say which.
/// </summary>
public static class IntraclassCorrelation
{
    /// <param name="average">False: of one judge; true: of the mean of all.</param>
    public static Interval Of(RatingTable ratings, IccForm form, bool average, double confidence = 0.95)
    {
        var complete = ratings.Complete();
        if (complete.Rows.Length < 2 || complete.Raters < 2) return NotComputable.NoData;
        if (complete.Lack() is { } lack) return lack;
        var squares = MeanSquares.Of(complete.Rows);
        var single = form switch
        {
            IccForm.OneWay => OneWay(squares, confidence),
            IccForm.Agreement => Agreement(squares, confidence),
            _ => Consistency(squares, confidence),
        };
        return average ? new(Raised(single.Value, squares.Judges), Raised(single.Low, squares.Judges), Raised(single.High, squares.Judges)) : single;
    }

    private static Interval OneWay(MeanSquares s, double confidence) =>
        Ratio(s.Works, s.Within, s.Judges, s.Count - 1, s.Count * (s.Judges - 1), confidence);

    private static Interval Consistency(MeanSquares s, double confidence) =>
        Ratio(s.Works, s.Error, s.Judges, s.Count - 1, (s.Count - 1) * (s.Judges - 1), confidence);

    /// <summary>(F − 1) / (F + k − 1), written so that a within of zero is no division by zero.</summary>
    private static Interval Ratio(double between, double within, double k, double above, double below, double confidence)
    {
        var upper = FDistribution.Quantile(0.5 + confidence / 2, above, below);
        var lower = FDistribution.Quantile(0.5 + confidence / 2, below, above);
        return new(Value(between, within), Value(between / upper, within), Value(between * lower, within));

        double Value(double b, double w) => (b - w) / (b + (k - 1) * w);
    }

    private static Interval Agreement(MeanSquares s, double confidence)
    {
        double n = s.Count, k = s.Judges;
        var rest = k * s.JudgeSquare + (k * n - k - n) * s.Error;
        var value = n * (s.Works - s.Error) / (n * s.Works + rest);
        var (judges, error) = (k * value * s.JudgeSquare, (n * (1 + (k - 1) * value) - k * value) * s.Error);
        var freedom = (k - 1) * (n - 1) * Math.Pow(judges + error, 2) / ((n - 1) * judges * judges + error * error);
        // No judge and no error differs from the works at all: nothing is uncertain.
        if (double.IsNaN(freedom)) return new(value, value, value);
        var upper = FDistribution.Quantile(0.5 + confidence / 2, n - 1, freedom);
        var lower = FDistribution.Quantile(0.5 + confidence / 2, freedom, n - 1);
        return new(value, n * (s.Works - upper * s.Error) / (upper * rest + n * s.Works), n * (lower * s.Works - s.Error) / (rest + n * lower * s.Works));
    }

    /// <summary>Spearman and Brown: from one judge to the mean of k.</summary>
    private static Statistic Raised(Statistic single, double k) => single.Value is { } value ? k * value / (1 + (k - 1) * value) : single;

    /// <param name="Works">Between works.</param>
    /// <param name="JudgeSquare">Between judges.</param>
    /// <param name="Error">Of both together.</param>
    /// <param name="Within">Within works, judges and error together.</param>
    private sealed record MeanSquares(double Count, double Judges, double Works, double JudgeSquare, double Error, double Within)
    {
        public static MeanSquares Of(double[][] rows)
        {
            double n = rows.Length, k = rows[0].Length;
            var grand = rows.Average(r => r.Average());
            var means = rows.Select(r => r.Average()).ToArray();
            var judges = Enumerable.Range(0, rows[0].Length).Select(j => rows.Average(r => r[j])).ToArray();
            var works = k * means.Sum(m => Math.Pow(m - grand, 2));
            var judge = n * judges.Sum(m => Math.Pow(m - grand, 2));
            var error = rows.Select((r, i) => r.Select((v, j) => Math.Pow(v - means[i] - judges[j] + grand, 2)).Sum()).Sum();
            return new(n, k, works / (n - 1), judge / (k - 1), error / ((n - 1) * (k - 1)), (judge + error) / (n * (k - 1)));
        }
    }
}
