namespace OfficialsAssistant.Grading;

/// <summary>What there is of a judge's grades of a work.</summary>
public enum BallotState { Complete, Incomplete, Recused, Absent, NoSheet }

/// <summary>One judge's points for one work by a rubric. What is missing is missing, never zero.</summary>
/// <param name="Points">In the order of the rubric's criteria; null where the cell is blank or the check could not say.</param>
/// <param name="Adjustments">In the order of the rubric's adjustments; one not made is 0.</param>
/// <param name="Total">All points and adjustments; null while a criterion is missing.</param>
/// <param name="Reason">Why recused or absent.</param>
public sealed record Ballot(
    string Judge, BallotState State, IReadOnlyList<decimal?> Marks, IReadOnlyList<decimal?> Points, IReadOnlyList<decimal> Adjustments, decimal? Total, string Reason)
{
    /// <param name="marks">By criterion id.</param>
    /// <param name="checks">Grade by check id, for criteria that take their points from one.</param>
    public static Ballot Of(
        Rubric rubric, string judge, IReadOnlyDictionary<string, decimal> marks, IReadOnlyDictionary<string, decimal> adjustments,
        Func<string, Grade?> checks, string reason)
    {
        var given = rubric.Criteria.Select(c => c.Check is null && marks.TryGetValue(c.Id, out var mark) ? mark : (decimal?)null).ToList();
        var points = rubric.Criteria.Select((c, i) => c.Check is null ? (given[i] is { } mark ? c.PointsOf(mark) : null) : (checks(c.Check) as Scored)?.On(c.Points)).ToList();
        var adjusted = rubric.Adjustments.Select(a => adjustments.GetValueOrDefault(a.Id)).ToList();
        var complete = points.TrueForAll(p => p is not null);
        return new Ballot(
            judge, complete ? BallotState.Complete : BallotState.Incomplete, given, points, adjusted, complete ? points.Sum(p => p!.Value) + adjusted.Sum() : null, reason);
    }

    public static Ballot Without(Rubric rubric, string judge, BallotState state, string reason) =>
        new(judge, state, [.. rubric.Criteria.Select(_ => (decimal?)null)], [.. rubric.Criteria.Select(_ => (decimal?)null)], [.. rubric.Adjustments.Select(_ => 0m)], null, reason);
}
