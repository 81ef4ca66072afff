using System.Diagnostics;
using Microsoft.Extensions.AI;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.LanguageModels;

public sealed class ChatModelTests : IAsyncLifetime
{
    private const string Text = "당직 근무는 18시에 시작합니다 [1]. 😀 다음 날 9시에 끝납니다 [2].";
    private ScriptedModelServer server = null!;

    public async Task InitializeAsync() => server = await ScriptedModelServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public void IsNotConfiguredWithoutSettings()
    {
        using var host = new ModelHost(new Dictionary<string, string?>());
        Assert.False(host.Model.IsConfigured);
        Assert.Null(host.Model.Name);
    }

    [Fact]
    public async Task StreamsTextUsageAndFinishReason()
    {
        server.Always(ScriptedReply.Text(Text));
        using var host = new ModelHost(server);
        var answer = await host.AskAsync();
        Assert.Null(answer.Failure);
        Assert.Equal(Text, answer.Text);
        Assert.True(answer.Updates.Count > 5);
        Assert.Equal(11, answer.Usage?.OutputTokenCount);
        Assert.Equal("stop", answer.FinishReason?.Value);
        Assert.Equal("scripted", host.Model.Name);
        var request = Assert.Single(server.Requests);
        Assert.True(request.Stream && request.IncludeUsage);
        Assert.Equal("규칙", request.System);
    }

    [Fact]
    public async Task AnswersWithoutUsageWhereTheServerTellsNone()
    {
        server.Always(ScriptedReply.Text(Text).WithoutUsage());
        using var host = new ModelHost(server);
        var answer = await host.AskAsync();
        Assert.Equal(Text, answer.Text);
        Assert.Null(answer.Usage);
    }

    [Theory]
    [InlineData("", "/v1/chat/completions")]
    [InlineData("/", "/v1/chat/completions")]
    [InlineData("/v1", "/v1/chat/completions")]
    [InlineData("/v1/", "/v1/chat/completions")]
    [InlineData("/v1/chat/completions", "/v1/chat/completions")]
    public async Task FindsTheServerWithAndWithoutVersion(string path, string asked)
    {
        server.Always(ScriptedReply.Text(Text));
        using var host = new ModelHost(server, null, ("Endpoint", server.Address.ToString().TrimEnd('/') + path));
        Assert.Equal(Text, (await host.AskAsync()).Text);
        Assert.Equal(asked, Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task FindsAServerThatHasNoVersionInItsAddress()
    {
        server.HasV1 = false;
        server.Always(ScriptedReply.Text(Text));
        using var host = new ModelHost(server);
        Assert.Equal(Text, (await host.AskAsync()).Text);
        Assert.Equal(Text, (await host.AskAsync()).Text);
        Assert.All(server.Requests, r => Assert.Equal("/chat/completions", r.Path));
    }

    [Fact]
    public async Task SendsTheKeyAndNoneWhereThereIsNone()
    {
        server.Always(ScriptedReply.Text(Text));
        using var withKey = new ModelHost(server, null, ("Key", "sk-test"));
        using var without = new ModelHost(server);
        await withKey.AskAsync();
        await without.AskAsync();
        Assert.Equal("Bearer sk-test", server.Requests[0].Headers["Authorization"]);
        Assert.False(server.Requests[1].Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/openai/deployments/gpt/chat/completions?api-version=2024-10-21")]
    public async Task SpeaksToAzure(string pasted)
    {
        server.Always(ScriptedReply.Text(Text));
        using var host = new ModelHost(server, null, ("Kind", "azure"), ("Key", "azure-key"), ("Model", "seocho-gpt"), ("Endpoint", server.Address.ToString().TrimEnd('/') + pasted));
        var answer = await host.AskAsync();
        Assert.Null(answer.Failure);
        Assert.Equal(Text, answer.Text);
        Assert.Equal(11, answer.Usage?.OutputTokenCount);
        var request = Assert.Single(server.Requests);
        Assert.Equal("/openai/deployments/seocho-gpt/chat/completions", request.Path);
        Assert.StartsWith("?api-version=", request.Query, StringComparison.Ordinal);
        Assert.Equal("azure-key", request.Headers["api-key"]);
    }

    [Fact]
    public async Task CancelsTheCallWhenTheCallerGoes()
    {
        server.Always(ScriptedReply.Text(Text).WithFault(ScriptedFault.Stall, afterTokens: 3));
        using var host = new ModelHost(server);
        using var caller = new CancellationTokenSource();
        var asking = host.AskAsync(cancellationToken: caller.Token);
        await server.WaitForRequestsAsync(1);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.False(await server.Requests[0].Delivered.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task LogsCountsAndNoContent()
    {
        server.Next(ScriptedReply.Failing(500)).Next(ScriptedReply.Text("비밀답변 하나")).Next(ScriptedReply.Text("비밀답변 둘 셋").WithFault(ScriptedFault.ErrorObject, 2))
            .Next(ScriptedReply.Failing(400));
        using var host = new ModelHost(server, null, ("Key", "sk-secret"));
        for (var i = 0; i < 3; i++) await host.AskAsync("비밀질문");
        Assert.Contains(host.Logs.Lines, l => l.Contains("answered", StringComparison.Ordinal) && l.Contains("2 out", StringComparison.Ordinal));
        Assert.Contains(host.Logs.Lines, l => l.Contains("badResponse 400", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, l => l.Contains("비밀", StringComparison.Ordinal) || l.Contains("규칙", StringComparison.Ordinal) || l.Contains("sk-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TracesHoldCountsAndNoContent()
    {
        List<Activity> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "OfficialsAssistant.LanguageModels",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => { lock (spans) spans.Add(span); },
        };
        ActivitySource.AddActivityListener(listener);
        server.Always(ScriptedReply.Text("추적답변"));
        using var host = new ModelHost(server, null, ("Model", "trace-model"));
        await host.AskAsync("추적질문");
        Activity span;
        lock (spans) span = Assert.Single(spans, s => Equals(s.GetTagItem("gen_ai.request.model"), "trace-model"));
        Assert.Equal("1", $"{span.GetTagItem("gen_ai.usage.output_tokens")}");
        var told = string.Join('\n', span.TagObjects.Select(t => $"{t.Value}").Concat(span.Events.SelectMany(e => e.Tags.Select(t => $"{t.Value}"))));
        Assert.DoesNotContain("추적", told, StringComparison.Ordinal);
        Assert.DoesNotContain("규칙", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandsToolCallsOnAndRunsNothing()
    {
        var runs = 0;
        var tool = AIFunctionFactory.Create((int year) => { runs++; return year; }, "holidays");
        server.Always(ScriptedReply.Calling(new ScriptedToolCall("holidays", """{"year":2026}""")));
        using var host = new ModelHost(server);
        var answer = await host.AskAsync("휴일은?", new ChatOptions { Tools = [tool] });
        var call = Assert.Single(answer.Updates.SelectMany(u => u.Contents).OfType<FunctionCallContent>());
        Assert.Equal(("holidays", "2026"), (call.Name, call.Arguments?["year"]?.ToString()));
        Assert.Equal("tool_calls", answer.FinishReason?.Value);
        Assert.Equal("holidays", server.Requests[0].Body.GetProperty("tools")[0].GetProperty("function").GetProperty("name").GetString());
        Assert.Equal(0, runs);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task SendsTheTemperatureUnlessToldNotTo(string setting, bool sent)
    {
        server.Always(ScriptedReply.Text(Text));
        using var host = new ModelHost(server, null, ("SendTemperature", setting));
        await host.AskAsync("?", new ChatOptions { Temperature = 0.5f });
        Assert.Equal(sent, server.Requests[0].Body.TryGetProperty("temperature", out _));
    }
}
