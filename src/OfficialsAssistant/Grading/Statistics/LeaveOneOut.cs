namespace OfficialsAssistant.Grading.Statistics;

/// <summary>A work whose rank depends on one judge.</summary>
/// <param name="Rank">With all judges; 1 is best, shared 1-2-2-4.</param>
/// <param name="Without">Without that judge.</param>
public sealed record RankShift(int Work, int Rank, int Without);

/// <summary>Ranks if one judge were left out, by plain means of totals. Whoever ranks by another rule leaves judges out of that rule.</summary>
public static class LeaveOneOut
{
    /// <param name="totals">By work and judge; NaN is missing.</param>
    /// <returns>By judge, the works whose rank changes. A work that nobody else scored is left out.</returns>
    public static IReadOnlyList<IReadOnlyList<RankShift>> Of(double[][] totals)
    {
        var judges = totals.Length == 0 ? 0 : totals[0].Length;
        var sums = totals.Select(t => t.Where(v => !double.IsNaN(v)).Sum()).ToArray();
        var counts = totals.Select(t => t.Count(v => !double.IsNaN(v))).ToArray();
        var all = Ranks([.. sums.Select((s, w) => s / counts[w])]);
        return [.. Enumerable.Range(0, judges).Select(judge =>
        {
            var without = Ranks([.. totals.Select((t, w) => double.IsNaN(t[judge]) ? sums[w] / counts[w] : counts[w] == 1 ? double.NaN : (sums[w] - t[judge]) / (counts[w] - 1))]);
            return (IReadOnlyList<RankShift>)[.. all.Select((rank, w) => new RankShift(w, rank, without[w])).Where(s => s.Rank != s.Without && s.Without > 0 && s.Rank > 0)];
        })];
    }

    /// <summary>0 for a work without a mean. Means that differ by less than a rounding error are equal.</summary>
    private static int[] Ranks(double[] means)
    {
        var order = Enumerable.Range(0, means.Length).Where(i => !double.IsNaN(means[i])).OrderByDescending(i => means[i]).ToList();
        var ranks = new int[means.Length];
        for (var place = 0; place < order.Count; place++)
            ranks[order[place]] = place > 0 && means[order[place - 1]] - means[order[place]] < 1e-9 ? ranks[order[place - 1]] : place + 1;
        return ranks;
    }
}
