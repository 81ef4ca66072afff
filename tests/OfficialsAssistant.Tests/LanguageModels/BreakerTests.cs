using System.Diagnostics;
using Microsoft.Extensions.AI;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.LanguageModels;

/// <summary>Row R19.</summary>
public sealed class BreakerTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly WaitingTime time = new();
    private ScriptedModelServer server = null!;
    private ModelHost host = null!;

    public async Task InitializeAsync()
    {
        server = (await ScriptedModelServer.StartAsync()).Always(ScriptedReply.Failing(503));
        host = new ModelHost(server, time, ("Retries", "0"));
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task OpensAfterFiveFailuresInARowAndThenAnswersAtOnce()
    {
        await OpenAsync();
        var clock = Stopwatch.StartNew();
        Assert.Equal(ModelFailure.BreakerOpen, (await host.AskAsync()).Failure?.Reason);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed}");
        Assert.Equal(5, server.Requests.Count);
        Assert.Single(host.Logs.Lines, l => l.Contains("left alone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ClosesByItselfWhenTheEndpointIsBack()
    {
        await OpenAsync();
        server.Always(ScriptedReply.Text("답"));
        time.Advance(Pause - TimeSpan.FromSeconds(1));
        Assert.Equal(ModelFailure.BreakerOpen, (await host.AskAsync()).Failure?.Reason);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("답", (await host.AskAsync()).Text);
        Assert.Equal("답", (await host.AskAsync()).Text);
    }

    [Fact]
    public async Task StaysOpenWhenTheOneTryFails()
    {
        await OpenAsync();
        time.Advance(Pause);
        Assert.Equal(ModelFailure.ServerError, (await host.AskAsync()).Failure?.Reason);
        Assert.Equal(ModelFailure.BreakerOpen, (await host.AskAsync()).Failure?.Reason);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task LetsASingleCallTryAndTheNextOneAfterThatCallerLeft()
    {
        await OpenAsync();
        time.Advance(Pause);
        server.Always(ScriptedReply.NeverAnswering());
        using var caller = new CancellationTokenSource();
        var trying = host.AskAsync(cancellationToken: caller.Token);
        await server.WaitForRequestsAsync(6);
        Assert.Equal(ModelFailure.BreakerOpen, (await host.AskAsync()).Failure?.Reason);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trying);
        server.Always(ScriptedReply.Text("답"));
        Assert.Equal("답", (await host.AskAsync()).Text);
    }

    [Fact]
    public async Task LetsOthersInFromTheFirstTextOfTheTry()
    {
        await OpenAsync();
        time.Advance(Pause);
        server.Next(ScriptedReply.Text("길고 긴 답").WithFault(ScriptedFault.Stall, 1)).Always(ScriptedReply.Text("답"));
        await using var trying = host.Model.StreamAsync([new(ChatRole.User, "?")], CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await trying.MoveNextAsync());
        Assert.Equal("답", (await host.AskAsync()).Text);
    }

    [Fact]
    public async Task StaysClosedForLimitsAndRefusals()
    {
        foreach (var status in (int[])[429, 401, 400]) server.Next(ScriptedReply.Failing(status)).Next(ScriptedReply.Failing(status));
        for (var i = 0; i < 6; i++) Assert.NotEqual(ModelFailure.BreakerOpen, (await host.AskAsync()).Failure?.Reason);
    }

    private async Task OpenAsync()
    {
        for (var i = 0; i < 5; i++) Assert.Equal(ModelFailure.ServerError, (await host.AskAsync()).Failure?.Reason);
    }
}
