namespace OfficialsAssistant.Grading.Checks;

/// <summary>Another work that is much alike.</summary>
/// <param name="Share">0 to 1: how much of the smaller text, rare wording counting more, stands in the other too.</param>
internal sealed record Likeness(string Other, double Share);

/// <summary>
/// Compares all texts of a field by their runs of five letters. One run in eight is kept, chosen by its hash, so that equal passages keep equal
/// runs; what many works share (headings of a form, names of the district) counts little.
/// </summary>
internal static class TextLikeness
{
    private const int Run = 5, OneIn = 8;
    private const double Alike = 0.4;

    /// <returns>By work, the most alike first.</returns>
    public static IReadOnlyDictionary<string, List<Likeness>> Pairs(IReadOnlyList<(string Work, string Text)> field)
    {
        var runs = new uint[field.Count][];
        Parallel.For(0, field.Count, i => runs[i] = RunsOf(field[i].Text));
        var holders = new Dictionary<uint, List<int>>();
        for (var i = 0; i < runs.Length; i++)
        {
            foreach (var run in runs[i])
            {
                if (!holders.TryGetValue(run, out var list)) holders[run] = list = [];
                list.Add(i);
            }
        }
        var found = new (int A, int B, double Share)[field.Count][];
        var weights = runs.Select(r => r.Sum(run => Weight(holders[run].Count, field.Count))).ToArray();
        Parallel.For(0, field.Count, i => found[i] = With(i, runs[i], holders, weights));
        return found.SelectMany(f => f).SelectMany(p => new[] { (p.A, Other: p.B, p.Share), (A: p.B, Other: p.A, p.Share) })
            .GroupBy(p => field[p.A].Work)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.Share).ThenBy(p => field[p.Other].Work, StringComparer.Ordinal).Select(p => new Likeness(field[p.Other].Work, p.Share)).ToList());
    }

    /// <summary>Pairs of a text with those after it.</summary>
    private static (int, int, double)[] With(int own, uint[] runs, Dictionary<uint, List<int>> holders, double[] weights)
    {
        var shared = new double[weights.Length];
        foreach (var run in runs)
        {
            var list = holders[run];
            if (list.Count < 2) continue;
            var weight = Weight(list.Count, weights.Length);
            for (var at = list.Count - 1; at >= 0 && list[at] > own; at--) shared[list[at]] += weight;
        }
        return [.. Enumerable.Range(own + 1, weights.Length - own - 1)
            .Select(other => (own, other, shared[other] / Math.Min(weights[own], weights[other])))
            .Where(p => p.Item3 >= Alike)];
    }

    /// <summary>A run in two works of many weighs about as much as one in a single work; one in half of the field next to nothing.</summary>
    private static double Weight(int holders, int field) => Math.Log((field + 2.0) / Math.Max(2, holders));

    private static uint[] RunsOf(string text)
    {
        var letters = Sentences.Squeeze(text);
        var kept = new HashSet<uint>();
        for (var i = 0; i + Run <= letters.Length; i++)
        {
            var hash = 2166136261u;
            for (var k = 0; k < Run; k++) hash = (hash ^ letters[i + k]) * 16777619u;
            hash ^= hash >> 15;
            hash *= 0x85EBCA6B;
            hash ^= hash >> 13;
            if (hash % OneIn == 0) kept.Add(hash);
        }
        return [.. kept];
    }
}
