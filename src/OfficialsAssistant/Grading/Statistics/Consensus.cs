namespace OfficialsAssistant.Grading.Statistics;

/// <summary>What one judge gave and what the others gave the same work on the same criterion.</summary>
/// <param name="Own">In levels above the lowest.</param>
/// <param name="Others">Mean of the others without their highest and lowest where there are four or more, so that one of them cannot move it far.</param>
internal readonly record struct Comparison(int Work, int Criterion, double Own, double Others, double Height);

/// <summary>Holds every judge against the others, a cell at a time.</summary>
internal static class Consensus
{
    private const int TrimFrom = 4;

    /// <returns>By judge.</returns>
    public static List<Comparison>[] Of(PanelRatings panel)
    {
        var all = Enumerable.Range(0, panel.Judges.Count).Select(_ => new List<Comparison>(panel.Works.Count * panel.Scales.Count)).ToArray();
        var (values, judges) = (new double[panel.Judges.Count], new int[panel.Judges.Count]);
        for (var work = 0; work < panel.Works.Count; work++)
        {
            for (var criterion = 0; criterion < panel.Scales.Count; criterion++)
            {
                var scale = panel.Scales[criterion];
                var count = 0;
                for (var judge = 0; judge < panel.Judges.Count; judge++)
                {
                    var mark = panel.Marks[work][judge][criterion];
                    if (double.IsNaN(mark)) continue;
                    (values[count], judges[count]) = (scale.Levels(mark), judge);
                    count++;
                }
                if (count < 2) continue;
                Array.Sort(values, judges, 0, count);
                var sum = values.AsSpan(0, count).ToArray().Sum();
                for (var at = 0; at < count; at++)
                    all[judges[at]].Add(new(work, criterion, values[at], Without(values, count, at, sum), scale.Height));
            }
        }
        return all;
    }

    private static double Without(double[] sorted, int count, int at, double sum)
    {
        var rest = sum - sorted[at];
        if (count - 1 < TrimFrom) return rest / (count - 1);
        var lowest = at == 0 ? sorted[1] : sorted[0];
        var highest = at == count - 1 ? sorted[count - 2] : sorted[count - 1];
        return (rest - lowest - highest) / (count - 3);
    }
}
