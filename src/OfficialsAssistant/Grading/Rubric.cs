namespace OfficialsAssistant.Grading;

/// <summary>심사표: the criteria one panel scores by. Frozen when a stage opens.</summary>
/// <param name="Id">Without the version: "staff".</param>
/// <param name="Criteria">Their points sum to 100.</param>
public sealed record Rubric(string Id, int Version, string Title, IReadOnlyList<Criterion> Criteria, IReadOnlyList<Adjustment> Adjustments)
{
    /// <summary>"staff@2".</summary>
    public string Reference => FormattableString.Invariant($"{Id}@{Version}");

    /// <summary>The criteria that people mark; the others take their points from a check.</summary>
    public IEnumerable<Criterion> Marked => Criteria.Where(c => c.Check is null);

    public Criterion? Find(string id) => Criteria.FirstOrDefault(c => c.Id == id);
}

/// <summary>심사 항목.</summary>
/// <param name="Points">The most it can give.</param>
/// <param name="Step">1 or 0.5: how finely the scale may be marked.</param>
/// <param name="Levels">By <see cref="Level.At"/>, rising; empty where a check gives the points.</param>
/// <param name="Check">Id of the grader that gives the points instead of people; null: people do.</param>
public sealed record Criterion(string Id, string Title, decimal Points, decimal Step, IReadOnlyList<Level> Levels, string? Check)
{
    /// <summary>Every mark a judge may give, rising. These are the categories of all agreement statistics.</summary>
    public IReadOnlyList<decimal> Scale { get; } = ScaleOf(Levels, Step);

    /// <summary>Points of a mark of <see cref="Scale"/>: the share between two levels is interpolated. Not rounded.</summary>
    public decimal PointsOf(decimal mark)
    {
        for (var i = 0; i < Levels.Count; i++)
        {
            var level = Levels[i];
            if (level.At == mark) return level.Share * Points;
            if (level.At < mark || i == 0) continue;
            var below = Levels[i - 1];
            // One division, and last: a third of 30 points is 10, not 9.999….
            return Points * (below.Share * (level.At - below.At) + (level.Share - below.Share) * (mark - below.At)) / (level.At - below.At);
        }
        throw new ArgumentOutOfRangeException(nameof(mark), mark, $"Not on the scale of {Id}.");
    }

    private static List<decimal> ScaleOf(IReadOnlyList<Level> levels, decimal step)
    {
        var scale = new List<decimal>();
        if (levels.Count == 0) return scale;
        for (var at = levels[0].At; at <= levels[^1].At; at += step) scale.Add(at);
        return scale;
    }
}

/// <summary>A level of a scale: 수 stands at 5 and gives the whole of the points.</summary>
/// <param name="At">The mark.</param>
/// <param name="Share">0 to 1 of the criterion's points.</param>
public sealed record Level(decimal At, decimal Share, string Text);

/// <summary>가점·감점: points a judge may add or take away.</summary>
public sealed record Adjustment(string Id, string Title, decimal Min, decimal Max);
