using System.Diagnostics;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Hosting;

/// <summary>The program dies, or is told to end, under people who are reading.</summary>
public sealed class KillTests : IAsyncLifetime, IDisposable
{
    private const string Question = "당직명령은 며칠 전까지 내야 합니까?";
    private readonly TempFolder folder = new();
    private ScriptedModelServer model = null!;

    private string Data => Path.Combine(folder.Path, "data");

    public async Task InitializeAsync()
    {
        model = await ScriptedModelServer.StartAsync();
        var source = Directory.CreateDirectory(Path.Combine(folder.Path, "documents"));
        await File.WriteAllTextAsync(Path.Combine(source.FullName, "duty.md"), SampleRules.Duty);
        var imported = await AppProcess.RunAsync(["import", source.FullName, "--data", Data], program: AppProcess.Built("OfficialsAssistant.Evals"));
        Assert.True(imported.ExitCode == 0, imported.Errors);
    }

    public async Task DisposeAsync() => await model.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task NothingThatWasAcknowledgedOrSeenIsLostWhenTheProgramIsKilled()
    {
        model.Always(ScriptedReply.Generating(60, i => $"{i}번째 낱말. ").WithTokenDelay(TimeSpan.FromMilliseconds(20)));
        var scenario = new KillScenario(Data, model.Address, Question);
        await scenario.RunAsync(kills: 5, seed: 20261124);
        Assert.True(scenario.Faults.Count == 0, string.Join('\n', scenario.Faults));
        Assert.True(scenario.Acknowledged >= 5);
        Assert.True(scenario.Interrupted > 0, "No kill met a stream.");
    }

    [Fact]
    public async Task TermLetsShortTurnsFinishAndClosesLongOnesAsInterrupted()
    {
        NewQuestion brief, endless;
        FollowedTurn seenBrief = new(), seenEndless = new();
        await using (var app = await StartAsync())
        {
            await using var official = await app.ConnectAsync();
            model.Always(ScriptedReply.Generating(10000, i => $"{i}번째 낱말. ").WithTokenDelay(TimeSpan.FromMilliseconds(20)));
            endless = await official.AskAsync(Question);
            await ReadFirstTextAsync(official, endless.TurnId, seenEndless);
            model.Always(ScriptedReply.Generating(20, i => $"{i}번째 낱말. ").WithTokenDelay(TimeSpan.FromMilliseconds(100)));
            brief = await official.AskAsync(Question);
            await ReadFirstTextAsync(official, brief.TurnId, seenBrief);

            var clock = Stopwatch.StartNew();
            app.Terminate();
            Assert.Equal(0, await app.ExitAsync());
            // It waits for the drain of ten seconds, as the endless turn makes it, and then closes.
            Assert.InRange(clock.Elapsed.TotalSeconds, 9, 13);
            using var client = new HttpClient();
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(app.Address, "/health/live")));
            Assert.DoesNotContain(app.Output, line => line.StartsWith("fail", StringComparison.Ordinal) || line.StartsWith("crit", StringComparison.Ordinal));
        }

        await using var again = await StartAsync();
        await using var back = await again.ConnectAsync();
        var finished = await back.ReadAsync(brief.TurnId);
        Assert.Equal(TurnState.Answered, finished.Closed!.State);
        Assert.Contains("19번째", finished.Text, StringComparison.Ordinal);
        var interrupted = await back.ReadAsync(endless.TurnId);
        Assert.Equal(TurnState.Interrupted, interrupted.Closed!.State);
        Assert.Equal(interrupted.Closed.Text, interrupted.Text);
        Assert.StartsWith(seenEndless.Text, interrupted.Text, StringComparison.Ordinal);
        Assert.Contains("쓴 내용은 남아 있습니다", interrupted.Closed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TermWithNothingToDoEndsAtOnce()
    {
        await using var app = await StartAsync();
        await using var official = await app.ConnectAsync();
        var clock = Stopwatch.StartNew();
        app.Terminate();
        Assert.Equal(0, await app.ExitAsync());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"{clock.Elapsed}");
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(Data, 0,
        ("LanguageModels:Chat:Endpoint", model.Address.ToString()), ("LanguageModels:Chat:Model", ScriptedModelServer.ModelName));

    private static async Task ReadFirstTextAsync(ChatClient client, Guid turnId, FollowedTurn seen)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var message in client.Follow(turnId, 0, limit.Token))
        {
            seen.Take(message);
            if (seen.Text.Length > 0) return;
        }
    }
}
