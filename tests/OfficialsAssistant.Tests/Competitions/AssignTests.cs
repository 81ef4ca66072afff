using OfficialsAssistant.Tests.Evals;
using Xunit;

namespace OfficialsAssistant.Tests.Competitions;

public sealed class AssignTests : IDisposable
{
    private readonly TestCompetition competition = new();

    [Fact]
    public async Task IsReproducibleBalancedAndHonoursConflicts()
    {
        for (var i = 4; i <= 30; i++) competition.AddWork($"A-{i:000}");
        competition.Write("conflicts.csv", "work,judge\nA-001,J1\nA-002,J1\nA-003,J2\n");
        var first = await AssignAsync(2);
        Assert.Equal(first, await AssignAsync(2));
        var pairs = first.Skip(1).Select(l => l.Split(',')).ToList();
        Assert.All(pairs.GroupBy(p => p[0]), work => Assert.Equal(2, work.Count()));
        Assert.Equal(30, pairs.Select(p => p[0]).Distinct().Count());
        var loads = pairs.GroupBy(p => p[1]).Select(j => j.Count()).ToList();
        Assert.True(loads.Max() - loads.Min() <= 1, string.Join(", ", loads));
        Assert.DoesNotContain(pairs, p => (p[0], p[1]) is ("A-001" or "A-002", "J1") or ("A-003", "J2"));
    }

    [Fact]
    public async Task WhereConflictsLeaveTooFewItIsRefused()
    {
        competition.Write("conflicts.csv", "work,judge\nA-001,J1\n");
        Assert.Equal(2, await RunAsync(3));
        Assert.False(Directory.Exists(Path.Combine(competition.Root, "assignments")));
    }

    private async Task<string[]> AssignAsync(int perWork)
    {
        Assert.Equal(0, await RunAsync(perWork));
        return competition.Read("assignments/written.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private Task<int> RunAsync(int perWork) => RetrievalTests.Run(
        "assign", competition.Competition, competition.Submissions, "--stage", "written", "--per-work", $"{perWork}", "--conflicts", Path.Combine(competition.Root, "conflicts.csv"));

    public void Dispose() => competition.Dispose();
}
