using System.Globalization;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.LanguageModels;

/// <summary>Row R15, and what is never repeated.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private readonly WaitingTime time = new();
    private ScriptedModelServer server = null!;

    public async Task InitializeAsync() => server = (await ScriptedModelServer.StartAsync()).Always(ScriptedReply.Text("답 [1]"));

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task WaitsTheSecondsTheServerAsksFor()
    {
        server.Next(ScriptedReply.TooManyRequests(2));
        await AssertWaitsAsync(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task WaitsUntilTheDateTheServerNames()
    {
        // The server's clock is an hour ahead of ours: the difference of its own two dates counts.
        var now = time.GetUtcNow().AddHours(1);
        server.Next(ScriptedReply.TooManyRequests(now.AddSeconds(2)).WithHeader("Date", now.ToString("r", CultureInfo.InvariantCulture)));
        await AssertWaitsAsync(TimeSpan.FromSeconds(2));
    }

    private async Task AssertWaitsAsync(TimeSpan asked)
    {
        using var host = new ModelHost(server, time);
        var asking = host.AskAsync();
        var wait = await time.NextWaitAsync();
        Assert.InRange(wait, asked, asked * 1.1);
        time.Advance(asked - TimeSpan.FromMilliseconds(1));
        Assert.Single(server.Requests);
        Assert.False(asking.IsCompleted);
        time.Advance(wait);
        Assert.Equal("답 [1]", (await asking).Text);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task GivesUpAtOnceWhereTheServerAsksForMoreThanPeopleWait()
    {
        server.Next(ScriptedReply.TooManyRequests(3600));
        using var host = new ModelHost(server, time);
        var failure = Assert.IsType<ModelUnavailableException>((await host.AskAsync()).Failure);
        Assert.Equal((ModelFailure.RateLimited, TimeSpan.FromHours(1)), (failure.Reason, failure.RetryAfter));
        Assert.Single(server.Requests);
        Assert.True(time.NobodyWaited);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task RepeatsAtMostAsOftenAsAllowed(int status)
    {
        server.Always(ScriptedReply.Failing(status));
        using var host = new ModelHost(server, time, ("Retries", "2"));
        var asking = host.AskAsync();
        for (var i = 0; i < 2; i++)
        {
            var wait = await time.NextWaitAsync();
            Assert.InRange(wait.TotalMilliseconds, 160 << i, 240 << i);
            time.Advance(wait);
        }
        Assert.IsType<ModelUnavailableException>((await asking).Failure);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task RepeatsNothingThatWillFailAgain(int status)
    {
        server.Always(ScriptedReply.Failing(status));
        using var host = new ModelHost(server, time, ("Endpoint", server.Address + "v1"));
        Assert.NotNull((await host.AskAsync()).Failure);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task RepeatsACutConnectionBeforeText()
    {
        server.Next(ScriptedReply.Text("x").WithFault(ScriptedFault.Cut));
        using var host = new ModelHost(server, time);
        var asking = host.AskAsync();
        time.Advance(await time.NextWaitAsync());
        var answer = await asking;
        Assert.Equal("답 [1]", answer.Text);
        Assert.Single(answer.Updates, u => u.Role is not null && u.Contents.Count == 0);
    }

    [Fact]
    public async Task RepeatsNothingOnceTextHasCome()
    {
        server.Next(ScriptedReply.Text("첫 말 뒤").WithFault(ScriptedFault.ErrorObject, 1));
        using var host = new ModelHost(server, time);
        var answer = await host.AskAsync();
        Assert.IsType<ModelInterruptedException>(answer.Failure);
        Assert.Equal("첫 ", answer.Text);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task MakesNoStormOfManyCallers()
    {
        const int callers = 20;
        for (var i = 0; i < callers; i++) server.Next(ScriptedReply.TooManyRequests(2));
        using var host = new ModelHost(server, time);
        var asking = Enumerable.Range(0, callers).Select(_ => host.AskAsync()).ToArray();
        List<TimeSpan> waits = [];
        while (waits.Count < callers) waits.Add(await time.NextWaitAsync());
        Assert.True(waits.Distinct().Count() > callers / 2, "callers come back together");
        time.Advance(TimeSpan.FromSeconds(2.2));
        Assert.All(await Task.WhenAll(asking), a => Assert.Equal("답 [1]", a.Text));
        Assert.Equal(2 * callers, server.Requests.Count);
    }

    [Fact]
    public async Task StopsWaitingWhenTheCallerGoes()
    {
        server.Next(ScriptedReply.TooManyRequests(20));
        using var host = new ModelHost(server, time);
        using var caller = new CancellationTokenSource();
        var asking = host.AskAsync(cancellationToken: caller.Token);
        await time.NextWaitAsync();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Single(server.Requests);
    }
}
