using OfficialsAssistant.Competitions.Runs;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Competitions;

/// <summary>Totals redone by hand.</summary>
public sealed class ScoringTests : IDisposable
{
    private readonly TestCompetition competition = new();

    [Fact]
    public async Task MarksBecomePointsAndPointsAMean()
    {
        // J1 40 + 60 = 100; J2 40 + 57 = 97; J3 36 + 60 = 96; mean 97.666… → 97.67
        var report = (await competition.ScoreAsync()).Report!;
        Assert.Equal([("A-001", 97.67m, 1), ("A-002", 90m, 2), ("A-003", 78.67m, 3)], report.Standings.Select(s => (s.Work, s.Final!.Value, s.Rank)));
        Assert.Contains("(100 + 97 + 96) ÷ 3 = 97.666667 → 97.67", report.Standings[0].Stages[0].Panels[0].Text, StringComparison.Ordinal);
        Assert.True(report.Ready);
    }

    [Fact]
    public async Task HalvesAreRoundedAwayFromZero()
    {
        // Two judges: (100 + 99.69) / 2 cannot come of levels; 3 digits less: digits 0 over 97.5 gives 98, not the even 98 of 98.5.
        competition.Change("competition.yaml", "digits: 2", "digits: 0");
        competition.Sheet("J1", "A-001,,,,5,5,,", "A-002,,,,5,5,,", "A-003,,,,3,3,,");
        competition.Sheet("J2", "A-001,,,,5,4.5,,", "A-002,,,,5,5,,", "A-003,,,,3,3,,");
        competition.Sheet("J3", "A-001,absent,병가,,,,,", "A-002,absent,병가,,,,,", "A-003,,,,3,3,,");
        var report = (await competition.ScoreAsync()).Report!;
        Assert.Equal(99m, report.Standings.Single(s => s.Work == "A-001").Final);
    }

    [Fact]
    public async Task ABlankIsMissingAndTooFewJudgesGiveNoRank()
    {
        competition.Sheet("J2", "A-001,,,,5,,,", "A-002,,,,4,4,,", "A-003,,,,3,3,,");
        competition.Sheet("J3", "A-001,recused,같은 팀,,,,,", "A-002,,,,4,4,,", "A-003,,,,2,3,,");
        var result = await competition.ScoreAsync();
        var unranked = Assert.Single(result.Report!.Unranked);
        Assert.Equal("A-001", unranked.Work);
        Assert.False(result.Report.Ready);
        var ballots = unranked.Stages[0].Panels[0].Judges;
        Assert.Equal(["b"], ballots.Single(b => b.Judge == "J2").Missing);
        Assert.Equal("같은 팀", ballots.Single(b => b.Judge == "J3").Reason);
    }

    [Fact]
    public async Task OneHighestAndOneLowestAreLeftOutFromTheDeclaredNumberOn()
    {
        competition.Change("competition.yaml", "trimFrom: 5", "trimFrom: 3");
        var panel = (await competition.ScoreAsync()).Report!.Standings[0].Stages[0].Panels[0];
        Assert.Equal(97m, panel.Score);
        Assert.True(panel.Trimmed);
        Assert.Equal(["TrimmedHighest", "Counted", "TrimmedLowest"], panel.Judges.Select(j => j.Use.ToString()));
    }

    [Fact]
    public async Task CriteriaMayBeAveragedByThemselves()
    {
        competition.Change("competition.yaml", "per: total", "per: criterion");
        competition.Change("competition.yaml", "trimFrom: 5", "trimFrom: 3");
        // a 40, 40, 36 → 40; b 60, 57, 60 → 60
        Assert.Equal(100m, (await competition.ScoreAsync()).Report!.Standings[0].Final);
    }

    [Fact]
    public async Task TiesGoDownTheDeclaredStepsAndRanksAreShared()
    {
        competition.AddWork("A-004");
        string[] tied = ["A-001,,,,5,5,,", "A-002,,,,4,4,,", "A-003,,,,4,4,,", "A-004,,,,3,3,,"];
        foreach (var judge in new[] { "J1", "J2", "J3" }) competition.Sheet(judge, tied);
        var report = (await competition.ScoreAsync()).Report!;
        Assert.Equal([1, 2, 2, 4], report.Standings.Select(s => s.Rank));
        Assert.Equal("shared", report.Standings[1].Tie!.Step);
        competition.Write("competition.yaml", competition.Read("competition.yaml") + "\nchair: [{stage: written, works: [A-002, A-003], order: [A-003, A-002], reason: 실무 활용도, by: 위원장}]\n");
        report = (await competition.ScoreAsync()).Report!;
        Assert.Equal([("A-001", 1), ("A-003", 2), ("A-002", 3), ("A-004", 4)], report.Standings.Select(s => (s.Work, s.Rank)));
        Assert.Equal("chair", report.Standings[1].Tie!.Step);
    }

    [Fact]
    public async Task ACorrectionStandsBesideTheOlderSheet()
    {
        competition.Write("scores/written/J1.2.csv", "work,status,reason,by,a,b,bonus,comment\nA-003,,옮겨 적기 잘못,김입력;이확인,5,5,,\n");
        var report = (await competition.ScoreAsync()).Report!;
        Assert.Equal(85.33m, report.Standings.Single(s => s.Work == "A-003").Final);
        Assert.NotEmpty(report.Audit.Single(a => a.Question.Contains("바꾸었는가", StringComparison.Ordinal)).Records);
    }

    [Fact]
    public async Task AnAppealShowsOldAndNewRanksSideBySide()
    {
        competition.Write("appeals/E-1.yaml", "work: A-002\nreceived: 2026-11-01\ndecision: applied\nreason: 다시 채점\nby: [간사, 위원장]\nsheets: [E-1/written/J1.csv, E-1/written/J2.csv, E-1/written/J3.csv]\n");
        foreach (var judge in new[] { "J1", "J2", "J3" }) competition.Write($"appeals/E-1/written/{judge}.csv", "work,a,b\nA-002,5,5\n");
        var report = (await competition.ScoreAsync()).Report!;
        Assert.Equal([("A-001", 1, 2), ("A-002", 2, 1)], report.Appeals[0].Ranks.Select(r => (r.Work, r.Old!.Value, r.New!.Value)));
        Assert.Equal(2, report.Standings.Single(s => s.Work == "A-002").RankBeforeAppeals);
    }

    [Theory]
    [InlineData(';', 65001)]
    [InlineData('\t', 949)]
    public async Task SheetsOfEveryKindSayTheSame(char separator, int codePage)
    {
        var expected = (await competition.ScoreAsync()).Report!.Standings[0].Derivation;
        var text = competition.Read("scores/written/J1.csv").Replace(',', separator).Replace("comment", "comment", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        _ = OfficialsAssistant.Competitions.Sheets.SheetText.Decode([]);
        await File.WriteAllBytesAsync(Path.Combine(competition.Root, "scores/written/J1.csv"), System.Text.Encoding.GetEncoding(codePage).GetBytes(text.Replace($"5{separator}5{separator}{separator}", $"5{separator}5{separator}{separator}의견", StringComparison.Ordinal)));
        Assert.Equal(expected, (await competition.ScoreAsync()).Report!.Standings[0].Derivation);
    }

    /// <summary>The figures are those of an independent recomputation from the sheets.</summary>
    [Fact]
    public async Task TheSampleComesOutAsRedoneElsewhere()
    {
        using var folder = new TempFolder();
        var sample = Path.Combine(Checkout.Root, "evals", "competitions", "sample");
        var options = new ScoreOptions(OfficialsAssistant.Competitions.CompetitionFolder.Of(Path.Combine(sample, "competition.yaml"), Path.Combine(sample, "submissions")), folder.Path, false, TimeSpan.Zero);
        var report = (await new ScoreRun(OfficialsAssistant.Evals.CompetitionGraders.Of, TimeProvider.System).RunAsync(options, (_, _) => { }, CancellationToken.None)).Report!;
        Assert.Equal([("A-008", 94.73m), ("A-019", 91.08m), ("A-010", 90.83m), ("A-003", 90.35m), ("A-009", 90.10m), ("A-015", 87.56m)], report.Standings.Where(s => s.Final is not null).Select(s => (s.Work, s.Final!.Value)));
        Assert.Equal(["A-017", "A-020"], report.Unranked.Select(u => u.Work));
        Assert.Contains(report.Judges, j => j.Judge == "S3" && j.Flags.Any(f => f.Kind == "harsh"));
        Assert.Contains(report.Judges, j => j.Judge == "S5" && j.Flags.Any(f => f.Kind == "favouring"));
        Assert.True(report.Ready);
    }

    public void Dispose() => competition.Dispose();
}
