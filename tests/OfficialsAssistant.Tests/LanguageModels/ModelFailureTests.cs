using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.LanguageModels;

/// <summary>Rows R17 and R18: whatever a server does ends in the right exception with the text so far, in time.</summary>
public sealed class ModelFailureTests : IAsyncLifetime
{
    private const string Text = "하나 둘 셋 넷 다섯 여섯 일곱";
    private ScriptedModelServer server = null!;

    public async Task InitializeAsync() => server = await ScriptedModelServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    public static TheoryData<string, ScriptedFault, int, string, ModelFailure> Faults => new()
    {
        { "broken JSON at once", ScriptedFault.BrokenJson, 0, "", ModelFailure.BadResponse },
        { "broken JSON in mid-stream", ScriptedFault.BrokenJson, 3, "하나 둘 셋 ", ModelFailure.BadResponse },
        { "ends without end", ScriptedFault.NoEnd, 7, Text, ModelFailure.BadResponse },
        { "ends early", ScriptedFault.NoEnd, 2, "하나 둘 ", ModelFailure.BadResponse },
        { "error object at once", ScriptedFault.ErrorObject, 0, "", ModelFailure.ServerError },
        { "error object in mid-stream", ScriptedFault.ErrorObject, 4, "하나 둘 셋 넷 ", ModelFailure.ServerError },
        { "cut at once", ScriptedFault.Cut, 0, "", ModelFailure.Connection },
        { "line of 10 MB", ScriptedFault.LongLine, 2, "하나 둘 ", ModelFailure.BadResponse },
        { "line of 10 MB at once", ScriptedFault.LongLine, 0, "", ModelFailure.BadResponse },
        { "empty choices", ScriptedFault.EmptyChoices, 0, "", ModelFailure.BadResponse },
        { "no event at all", ScriptedFault.Nothing, 0, "", ModelFailure.BadResponse },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task EndsInTheRightFailureAndKeepsTheText(string name, ScriptedFault fault, int after, string text, ModelFailure reason)
    {
        server.Always(ScriptedReply.Text(Text).WithFault(fault, after));
        using var host = new ModelHost(server, null, ("Retries", "0"));
        var clock = Stopwatch.StartNew();
        var answer = await host.AskAsync();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{name}: {clock.Elapsed}");
        Assert.Equal(text, answer.Text);
        Assert.Equal(reason, answer.Failure?.Reason);
        Assert.IsType(text.Length == 0 ? typeof(ModelUnavailableException) : typeof(ModelInterruptedException), answer.Failure);
        Assert.Null(answer.Failure!.InnerException);
    }

    [Fact]
    public async Task ABrokenConnectionInMidStreamKeepsWhatCame()
    {
        server.Always(ScriptedReply.Text(Text).WithTokenDelay(TimeSpan.FromMilliseconds(30)).WithFault(ScriptedFault.Cut, 4));
        using var host = new ModelHost(server, null, ("Retries", "0"));
        var answer = await host.AskAsync();
        Assert.StartsWith("하나 ", answer.Text, StringComparison.Ordinal);
        Assert.StartsWith(answer.Text, Text, StringComparison.Ordinal);
        Assert.Equal(ModelFailure.Connection, Assert.IsType<ModelInterruptedException>(answer.Failure).Reason);
    }

    public static TheoryData<string, ScriptedReply, int> Silences => new()
    {
        { "never answers", ScriptedReply.NeverAnswering(), 0 },
        { "stalls before text", ScriptedReply.Text(Text).WithFault(ScriptedFault.Stall), 0 },
        { "1 byte/s", ScriptedReply.Text(Text).WithWrites(1, TimeSpan.FromSeconds(1)), 0 },
        { "stalls after 5 tokens", ScriptedReply.Text(Text).WithFault(ScriptedFault.Stall, 5), 5 },
    };

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task SilenceEndsAtItsLimitAndFreesTheSlot(string name, ScriptedReply reply, int tokens)
    {
        var time = new FakeTimeProvider();
        server.Always(reply);
        using var host = new ModelHost(server, time, ("Retries", "0"));
        await using var answer = host.Model.StreamAsync([new(ChatRole.User, "?")], CancellationToken.None).GetAsyncEnumerator();
        var text = "";
        while (text.Split(' ').Length <= tokens && await answer.MoveNextAsync()) text += answer.Current.Text;
        var waiting = answer.MoveNextAsync().AsTask();
        await server.WaitForRequestsAsync(1);
        time.Advance(TimeSpan.FromSeconds(tokens == 0 ? 60 : 20) - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted, name);
        time.Advance(TimeSpan.FromSeconds(60)); // a whole limit: the role may have come in between and begun the wait anew
        var failure = await Assert.ThrowsAnyAsync<ModelException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(ModelFailure.Timeout, failure.Reason);
        Assert.IsType(tokens == 0 ? typeof(ModelUnavailableException) : typeof(ModelInterruptedException), failure);
        Assert.False(await server.Requests[0].Delivered.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task AnAnswerThatNeverEndsIsEnded()
    {
        server.Always(ScriptedReply.OfTokens([.. Enumerable.Repeat("또 ", 10_000)]).WithTokenDelay(TimeSpan.FromMilliseconds(1)));
        using var host = new ModelHost(server, null, ("AnswerTimeout", "00:00:00.3"));
        Assert.Equal(ModelFailure.Timeout, Assert.IsType<ModelInterruptedException>((await host.AskAsync()).Failure).Reason);
    }

    [Fact]
    public async Task AnAnswerThatNeverBeginsIsEndedHoweverBusyTheServerSeems()
    {
        server.Always(ScriptedReply.OfTokens([.. Enumerable.Repeat("", 10_000)]).WithTokenDelay(TimeSpan.FromMilliseconds(1)));
        using var host = new ModelHost(server, null, ("AnswerTimeout", "00:00:00.3"));
        Assert.Equal(ModelFailure.Timeout, Assert.IsType<ModelUnavailableException>((await host.AskAsync()).Failure).Reason);
    }

    [Fact]
    public async Task TheReadersPauseIsNotTheModels()
    {
        server.Always(ScriptedReply.Text(Text));
        var time = new FakeTimeProvider();
        using var host = new ModelHost(server, time);
        var count = 0;
        await foreach (var update in host.Model.StreamAsync([new(ChatRole.User, "?")], CancellationToken.None))
        {
            if (count++ == 1) time.Advance(TimeSpan.FromSeconds(90));
        }
        Assert.True(count > 7);
    }

    [Theory]
    [InlineData(401, ModelFailure.RefusedKey)]
    [InlineData(403, ModelFailure.RefusedKey)]
    [InlineData(400, ModelFailure.BadResponse)]
    [InlineData(404, ModelFailure.BadResponse)]
    [InlineData(429, ModelFailure.RateLimited)]
    [InlineData(408, ModelFailure.ServerError)]
    [InlineData(500, ModelFailure.ServerError)]
    [InlineData(503, ModelFailure.ServerError)]
    public async Task AStatusHasItsReason(int status, ModelFailure reason)
    {
        server.Always(ScriptedReply.Failing(status));
        using var host = new ModelHost(server, null, ("Retries", "0"), ("Endpoint", server.Address + "v1"));
        var failure = Assert.IsType<ModelUnavailableException>((await host.AskAsync("비밀질문")).Failure);
        Assert.Equal((reason, status), (failure.Reason, failure.Status));
        Assert.DoesNotContain("비밀", failure.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task NobodyListeningIsAConnectionFailure()
    {
        var gone = await ScriptedModelServer.StartAsync();
        var settings = gone.Settings;
        await gone.DisposeAsync();
        using var host = new ModelHost(settings);
        var clock = Stopwatch.StartNew();
        Assert.Equal(ModelFailure.Connection, Assert.IsType<ModelUnavailableException>((await host.AskAsync()).Failure).Reason);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task FollowsNoRedirect()
    {
        await using var elsewhere = await ScriptedModelServer.StartAsync();
        server.Always(ScriptedReply.RedirectingTo(new Uri(elsewhere.Address, "/v1/chat/completions")));
        using var host = new ModelHost(server);
        Assert.Equal(ModelFailure.BadResponse, Assert.IsType<ModelUnavailableException>((await host.AskAsync()).Failure).Reason);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("\n", 0)]
    [InlineData("\r\n", 0)]
    [InlineData("\r", 0)]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 1)]
    [InlineData("\r", 1)]
    [InlineData("\n", 7)]
    public async Task ReadsEveryLineEndAndSplitCharacters(string lineEnd, int bytes)
    {
        server.Always(ScriptedReply.Text("가나다 😀 뷁 [1]").WithLineEnd(lineEnd).WithWrites(bytes));
        using var host = new ModelHost(server);
        var answer = await host.AskAsync();
        Assert.Null(answer.Failure);
        Assert.Equal("가나다 😀 뷁 [1]", answer.Text);
    }

    [Fact]
    public async Task AFinishReasonIsAnEndWithoutDone()
    {
        server.Always(ScriptedReply.Text(Text).WithoutDone());
        using var host = new ModelHost(server);
        var answer = await host.AskAsync();
        Assert.Null(answer.Failure);
        Assert.Equal(Text, answer.Text);
    }

    [Fact]
    public async Task TextThatLooksLikeAnErrorIsText()
    {
        var text = """응답 예: {"error": {"code": 500}} 그리고 "finish_reason": "stop" 끝""";
        server.Always(ScriptedReply.Text(text));
        using var host = new ModelHost(server);
        Assert.Equal(text, (await host.AskAsync()).Text);
    }
}
