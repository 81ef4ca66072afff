namespace OfficialsAssistant.Evals;

/// <summary>95 % intervals. Random numbers come from a fixed seed, so that the same report gives the same interval.</summary>
internal static class Intervals
{
    private const double Z = 1.959964;
    private const int Draws = 2000;

    /// <summary>Wilson's interval of a rate.</summary>
    public static double[] Wilson(double rate, int count)
    {
        if (count == 0) return [0, 1];
        var (n, z2) = ((double)count, Z * Z);
        var middle = rate + (z2 / (2 * n));
        var half = Z * Math.Sqrt((rate * (1 - rate) / n) + (z2 / (4 * n * n)));
        return [Round((middle - half) / (1 + (z2 / n))), Round((middle + half) / (1 + (z2 / n)))];
    }

    /// <summary>Percentile bootstrap of a mean; of paired differences it is the paired bootstrap.</summary>
    public static double[] Bootstrap(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return [0, 0];
#pragma warning disable CA5394 // a statistic, not a secret
        var random = new Random(20260608);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            double sum = 0;
            for (var i = 0; i < values.Count; i++) sum += values[random.Next(values.Count)];
            means[draw] = sum / values.Count;
        }
#pragma warning restore CA5394
        Array.Sort(means);
        return [Round(means[(int)(Draws * 0.025)]), Round(means[(int)(Draws * 0.975)])];
    }

    /// <summary>Of scores that are all 0 or 1 Wilson's, of others the bootstrap's.</summary>
    public static double[] Of(IReadOnlyList<double> scores) =>
        scores.All(s => s is 0 or 1) ? Wilson(scores.Count == 0 ? 0 : scores.Average(), scores.Count) : Bootstrap(scores);

    public static double Round(double value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);
}
