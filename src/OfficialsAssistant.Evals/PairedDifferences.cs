namespace OfficialsAssistant.Evals;

/// <summary>What each case that two runs share gained in a metric.</summary>
internal static class PairedDifferences
{
    public static IReadOnlyList<double> Of<TResult>(
        string metric, IEnumerable<TResult> before, IEnumerable<TResult> after, Func<TResult, string> id, Func<TResult, IReadOnlyDictionary<string, double>> scores)
    {
        var earlier = before.Where(r => scores(r).ContainsKey(metric)).GroupBy(id).ToDictionary(g => g.Key, g => scores(g.First())[metric]);
        return [.. after.Where(r => scores(r).ContainsKey(metric) && earlier.ContainsKey(id(r))).Select(r => scores(r)[metric] - earlier[id(r)])];
    }
}
