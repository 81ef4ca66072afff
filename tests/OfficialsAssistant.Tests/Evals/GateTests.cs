using System.Text.Json;
using OfficialsAssistant.Evals;
using Xunit;

namespace OfficialsAssistant.Tests.Evals;

public sealed class GateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gate-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FailsOnAFallOnMissingCasesAndOnErrors()
    {
        var good = Write("good", 10, 0, 0, 0.8);
        Assert.Equal(0, await Run("gate", Write("same", 10, 0, 0, 0.79), "--baseline", good));
        Assert.Equal(1, await Run("gate", Write("fell", 10, 0, 0, 0.7), "--baseline", good));
        Assert.Equal(1, await Run("gate", Write("dropped", 9, 1, 0, 0.8), "--baseline", good));
        Assert.Equal(1, await Run("gate", Write("failed", 9, 0, 1, 0.8), "--baseline", good));
        Assert.Equal(2, await Run("gate", Path.Combine(_folder, "none.json"), "--baseline", good));
    }

    [Fact]
    public void AWrongAnswerMoreIsAFall()
    {
        var before = new StoredReport("refusal", 10, 10, 0, 0, new Dictionary<string, double> { ["wrongAnswered"] = 0.1 }, []);
        Assert.Single(GateCommand.Faults(before, before with { Metrics = new Dictionary<string, double> { ["wrongAnswered"] = 0.2 } }, 0.02));
        Assert.Empty(GateCommand.Faults(before, before with { Metrics = new Dictionary<string, double> { ["wrongAnswered"] = 0 } }, 0.02));
    }

    [Fact]
    public async Task ComparesTheCasesTwoReportsShare()
    {
        Assert.Equal(0, await Run("compare", Write("a", 10, 0, 0, 0.5), Write("b", 10, 0, 0, 0.8)));
        Assert.Equal(2, await Run("compare", Write("a", 10, 0, 0, 0.5), Write("c", 10, 0, 0, 0.8, "other")));
    }

    [Fact]
    public void IntervalsHoldTheRate()
    {
        Assert.Equal([0.4902, 0.9433], Intervals.Wilson(0.8, 10));
        Assert.Equal([0.2, 0.2], Intervals.Bootstrap([0.2, 0.2, 0.2]));
    }

    [Fact]
    public void EveryVerificationCaseOfOursIsScored()
    {
        var report = VerificationRun.Run(VerificationCases.Read(EvalFiles.DefaultSet("verification.jsonl")));
        Assert.Equal(report.Cases, report.Scored);
        Assert.InRange(report.Metrics["wrongConfirmed"], 0, 0.02);
    }

    private string Write(string name, int scored, int unscored, int failed, double recall, string prefix = "case")
    {
        var file = Path.Combine(_folder, $"{name}.json");
        var results = Enumerable.Range(0, scored).Select(i => new { id = $"{prefix}{i}", status = "scored", scores = new Dictionary<string, double> { ["recall@5"] = i < recall * 10 ? 1 : 0 } });
        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            set = "retrieval", cases = scored + unscored + failed, scored, unscored, failed, metrics = new Dictionary<string, double> { ["recall@5"] = recall }, results,
        }));
        return file;
    }

    private static async Task<int> Run(params string[] args)
    {
        var result = typeof(RetrievalRun).Assembly.EntryPoint!.Invoke(null, [args]);
        return result is Task<int> task ? await task : (int)result!;
    }
}
