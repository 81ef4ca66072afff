namespace OfficialsAssistant.Grading.Statistics;

/// <summary>A criterion's declared scale in marks.</summary>
/// <param name="Level">Width of one level: what one step between two described levels is worth in marks.</param>
public sealed record MarkScale(string Criterion, double Lowest, double Highest, double Level)
{
    /// <summary>Where a mark stands above the lowest, in levels.</summary>
    public double Levels(double mark) => (mark - Lowest) / Level;

    public double Height => (Highest - Lowest) / Level;
}

/// <summary>All marks of one panel in one stage.</summary>
/// <param name="Marks">By work, judge and criterion; NaN is missing (recused, absent, blank).</param>
/// <param name="Groups">By work, what it may be favoured for (department); null where it is not known.</param>
public sealed record PanelRatings(
    IReadOnlyList<string> Works, IReadOnlyList<string> Judges, IReadOnlyList<MarkScale> Scales, double[][][] Marks, IReadOnlyList<string?>? Groups = null)
{
    /// <summary>One criterion: works by judges.</summary>
    public RatingTable Criterion(int criterion) => RatingTable.Of([.. Marks.Select(work => work.Select(judge => judge[criterion]).ToArray())]);
}
