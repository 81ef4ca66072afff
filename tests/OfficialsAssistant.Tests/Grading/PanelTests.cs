using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Panel;
using OfficialsAssistant.Grading.Statistics;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Prompts;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Grading;

public sealed class PanelTests : IAsyncLifetime
{
    private const string Body = "민원 답변에 걸리는 시간을 사흘에서 하루로 줄였다.\n담당자가 답변을 다시 확인한다.";
    private static readonly PanelCriterion Impact = new("impact", "효과성", 20, [new(1, 12, "미흡"), new(2, 14, "보통 아래"), new(3, 16, "보통"), new(4, 18, "우수"), new(5, 20, "탁월")]);
    private static readonly CalibrationThreshold Threshold = new(0.6m, 0.5m, 0.5m);
    private ScriptedModelServer server = null!;
    private IHost host = null!;

    public async Task InitializeAsync()
    {
        server = await ScriptedModelServer.StartAsync();
        host = HostWith(("LanguageModels:Grader:Endpoint", server.Address.ToString()), ("LanguageModels:Grader:Model", "grader"), ("LanguageModels:Grader:Retries", "0"));
    }

    public async Task DisposeAsync()
    {
        host.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task ThreeSamplesOfTwoFormsMakeAGradeAndEqualOnesAreAskedOnce()
    {
        server.Always(_ => Answer(4, "사흘에서 하루로 줄였다"));
        using var panel = Panel();
        var grade = await panel.GradeAsync(Works.Of("A-001", Body), Impact, default);
        var scored = Assert.IsType<Scored>(grade.Grade);
        Assert.Equal((18m, 20m, 4m, false), (scored.Points, scored.OutOf, grade.Mark!.Value, grade.NeedsPerson));
        Assert.Equal(6, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal("grader", r.Model));
        Assert.Equal(JsonSerializer.Serialize(grade), JsonSerializer.Serialize(await panel.GradeAsync(Works.Of("A-001", Body), Impact, default)));
        Assert.Equal(6, server.Requests.Count);
        Assert.Equal(6, PanelCost.Of([grade], new(1000, 2000, "KRW")).Requests);
        Assert.Equal(6, (await PanelCost.EstimateAsync(panel, [Works.Of("A-001", Body)], [Impact], new(1000, 2000, "KRW"), default)).Requests);
    }

    [Theory]
    [InlineData("{\"evidence\": [\"모든 민원을 없앴다고 한다\"], \"reason\": \"\", \"level\": 5}", "출품작에 없습니다")]
    [InlineData("{\"evidence\": [\"담당자가 답변을 다시 확인한다\"], \"reason\": \"\", \"level\": 7}", "심사표에 없습니다")]
    [InlineData("{\"evidence\": [], \"reason\": \"\", \"level\": 5}", "근거를 옮기지")]
    [InlineData("아주 좋은 작품입니다. 5점!", "형식(JSON)")]
    public async Task WhatCannotBeDefendedIsUnscored(string answer, string why)
    {
        server.Always(ScriptedReply.Text(answer));
        using var panel = Panel();
        var unscored = Assert.IsType<Unscored>((await panel.GradeAsync(Works.Of("A-001", Body), Impact, default)).Grade);
        Assert.Contains(why, unscored.Why, StringComparison.Ordinal);
        Assert.False(unscored.Failed);
    }

    [Fact]
    public async Task ADeadModelIsUnscoredAndAskedAgainNextTime()
    {
        server.Always(ScriptedReply.Failing(400));
        using var panel = Panel();
        Assert.True(Assert.IsType<Unscored>((await panel.GradeAsync(Works.Of("A-001", Body), Impact, default)).Grade).Failed);
        server.Always(_ => Answer(3, "담당자가 답변을 다시 확인한다"));
        Assert.IsType<Scored>((await panel.GradeAsync(Works.Of("A-001", Body), Impact, default)).Grade);
    }

    [Fact]
    public async Task SamplesFarApartWaitForAPerson()
    {
        server.Always(r => Answer(r.User.StartsWith('글') ? 5 : 2, "담당자가 답변을 다시 확인한다"));
        using var panel = Panel();
        Assert.True((await panel.GradeAsync(Works.Of("A-001", Body), Impact, default)).NeedsPerson);
    }

    [Fact]
    public async Task AnObedientModelMovesNoPointsWhateverAWorkSays()
    {
        // Gives the best level as soon as the work asks for anything, and 2 otherwise.
        server.Always(r => Answer(GraderAddresses.Injected.Any(i => r.User.Contains(i, StringComparison.Ordinal)) ? 5 : 2, "담당자가 답변을 다시 확인한다"));
        using var panel = Panel();
        var clean = Assert.IsType<Scored>((await panel.GradeAsync(Works.Of("A-000", Body), Impact, default)).Grade).Points;
        var weight = PanelWeight.Of(0, [Impact], [], Threshold);
        foreach (var injected in GraderAddresses.Injected)
        {
            var grade = (await panel.GradeAsync(Works.Of("A-001", $"{Body}\n{injected}"), Impact, default)).Grade;
            Assert.True(grade is Unscored, injected);
            Assert.Equal(0, weight.Weight * ((grade as Scored)?.Points - clean ?? 0));
        }
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public void OnlyACalibratedPanelWeighsAnything()
    {
        var people = new decimal[] { 1, 2, 3, 4, 5, 2, 4, 3, 5, 1, 2.5m, 3.5m };
        var good = Calibration.Of(Impact, [.. people.Select((p, i) => new GoldMark($"G-{i:00}", p, Math.Round(p)))], 5);
        var lenient = Calibration.Of(Impact, [.. people.Select((p, i) => new GoldMark($"G-{i:00}", p, Math.Min(5, p + 2)))], 5);
        var flat = Calibration.Of(Impact, [.. people.Select((p, i) => new GoldMark($"G-{i:00}", p, 3))], 5);
        Assert.Equal(10, PanelWeight.Of(10, [Impact], [good], Threshold).Weight);
        Assert.InRange(good.Bias.Value.Value!.Value, good.Bias.Low.Value!.Value, good.Bias.High.Value!.Value);
        Assert.All(new[] { PanelWeight.Of(10, [Impact], [lenient], Threshold), PanelWeight.Of(10, [Impact], [flat], Threshold), PanelWeight.Of(10, [Impact], [], Threshold) },
            w => Assert.True(w is { Weight: 0, Why: not null }));
        Assert.Equal(NotComputable.NoVariation, flat.Spearman.Value.Why);
    }

    [Fact]
    public async Task TheGraderNeverFallsBackToTheChatEndpoint()
    {
        using var chatOnly = HostWith(("LanguageModels:Chat:Endpoint", server.Address.ToString()), ("LanguageModels:Chat:Model", "chat"));
        Assert.False(chatOnly.Services.GetRequiredService<GraderModel>().IsConfigured);
        Assert.Throws<InvalidOperationException>(() => chatOnly.Services.GetRequiredService<GraderModel>().Client);
        using var broken = HostWith(("LanguageModels:Grader:Model", "grader"));
        Assert.Contains("LanguageModels:Grader:Endpoint", (await Assert.ThrowsAnyAsync<Exception>(() => broken.StartAsync())).ToString(), StringComparison.Ordinal);
    }

    private ModelPanel Panel() => new(host.Services.GetRequiredService<GraderModel>().Client, "grader", new PromptLibrary(PromptLibrary.DefaultFolder), [1, 2, 3], new AnswerCache(null));

    private static ScriptedReply Answer(int level, string evidence) => ScriptedReply.Text(JsonSerializer.Serialize(new { evidence = new[] { evidence }, reason = "근거가 있다", level }));

    private static IHost HostWith(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.AddLanguageModels();
        return builder.Build();
    }
}
