namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Intervals by drawing the same places again and again from lists that belong together. The same seed gives the same interval everywhere.</summary>
public static class PairedBootstrap
{
    /// <param name="count">How many places there are.</param>
    /// <param name="statistic">Of places that may repeat; without a value where it cannot be computed.</param>
    public static Interval Of(int count, Func<int[], Statistic> statistic, ulong seed, int draws = 1000, double confidence = 0.95)
    {
        var value = statistic([.. Enumerable.Range(0, count)]);
        if (value.Value is null) return value.Why!.Value;
        var random = new SplitMix(seed);
        var (values, places) = (new List<double>(draws), new int[count]);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < count; i++) places[i] = random.Below(count);
            if (statistic(places).Value is { } drawn) values.Add(drawn);
        }
        // Where half of the draws have no value the interval would be that of a luckier sample.
        if (values.Count * 2 < draws) return new(value, NotComputable.NoVariation, NotComputable.NoVariation);
        values.Sort();
        return new(value, Quantile(values, (1 - confidence) / 2), Quantile(values, (1 + confidence) / 2));
    }

    private static double Quantile(List<double> sorted, double p)
    {
        var at = p * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 < sorted.Count ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}

/// <summary>SplitMix64: numbers that are the same in every version of the runtime, which <see cref="Random"/> does not promise.</summary>
public sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int limit) => (int)(((UInt128)Next() * (ulong)limit) >> 64);

    /// <summary>0 to below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Of mean 0 and standard deviation 1.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());
}
