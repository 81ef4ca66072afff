using OfficialsAssistant.Evals;
using OfficialsAssistant.Grading.Statistics;
using Xunit;

namespace OfficialsAssistant.Tests.Grading;

public sealed class JudgeTests
{
    // A fifth of the size of `evals run judges`, so with room for chance; another seed than the thresholds were set on.
    [Fact]
    public void PlantedJudgesOfGeneratedCompetitionsAreFlaggedAndHonestOnesAreNot()
    {
        var report = JudgesCommand.Run(40, seed: 77);
        foreach (var planted in new[] { "harsh", "random", "reversed", "favouring" }) Assert.InRange(report.Metrics[$"stated.{planted}"], 0.9, 1);
        Assert.InRange(report.Metrics["stated.honest"], 0, 0.05);
        Assert.True(report.Metrics["harder.harsh"] < report.Metrics["stated.harsh"]);
    }

    [Fact]
    public void NobodyIsFlaggedWhereTwoJudgesDiffer()
    {
        var panel = new PanelRatings(["A-1", "A-2", "A-3", "A-4", "A-5", "A-6"], ["J1", "J2"], [new("c", 1, 5, 1)],
            [.. Enumerable.Range(0, 6).Select(w => new[] { new[] { 1.0 + w % 3 }, [5.0 - w % 2] })]);
        Assert.All(JudgeDiagnostics.Of(panel), p => Assert.Empty(p.Flags));
    }

    [Fact]
    public void AJudgeWithoutMarksHasNoNumbers()
    {
        var none = double.NaN;
        var panel = new PanelRatings(["A-1", "A-2"], ["J1", "J2"], [new("c", 1, 5, 1)], [[[3], [none]], [[4], [none]]]);
        Assert.All(JudgeDiagnostics.Of(panel), p => Assert.Equal((0, NotComputable.NoData), (p.Marks, p.Severity.Why)));
        Assert.All(CriterionAgreement.Of(panel), a => Assert.Equal(NotComputable.NoData, a.Value.Value.Why));
    }

    [Fact]
    public void RanksWithoutAJudgeShareTheirPlaces()
    {
        var shifts = LeaveOneOut.Of([[10, 10, 4], [8, 8, 10], [8, 8, 10], [1, 1, 1]]);
        Assert.Equal([(0, 3, 1), (1, 1, 2), (2, 1, 2)], shifts[2].Select(s => (s.Work, s.Rank, s.Without)));
    }
}
