using OfficialsAssistant.Chat;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Chat;

/// <summary>Whatever the model's server does, the official's turn closes with a sentence in Korean, and the next question is answered.</summary>
public sealed class ModelFaultTests(ChatWithModel chat) : IClassFixture<ChatWithModel>
{
    private const string Question = "당직명령은 며칠 전까지 내야 합니까?";
    private const string Text = "당직명령은 근무예정일 7일전까지 소속기관의 장이 발령하여야 합니다. [1]";

    public static TheoryData<string, ScriptedReply> SilentBeforeText => new()
    {
        { "429 that asks for more than people wait", ScriptedReply.TooManyRequests(120) },
        { "401", ScriptedReply.Failing(401) },
        { "404", ScriptedReply.Failing(404) },
        { "500", ScriptedReply.Failing(500) },
        { "503", ScriptedReply.Failing(503) },
        { "never answers", ScriptedReply.NeverAnswering() },
        { "1 byte/s", ScriptedReply.Text(Text).WithWrites(1, TimeSpan.FromSeconds(1)) },
        { "stalls before text", ScriptedReply.Text(Text).WithFault(ScriptedFault.Stall) },
        { "broken JSON at once", ScriptedReply.Text(Text).WithFault(ScriptedFault.BrokenJson) },
        { "error object at once", ScriptedReply.Text(Text).WithFault(ScriptedFault.ErrorObject) },
        { "cut at once", ScriptedReply.Text(Text).WithFault(ScriptedFault.Cut) },
        { "line of 10 MB at once", ScriptedReply.Text(Text).WithFault(ScriptedFault.LongLine) },
        { "empty choices", ScriptedReply.Text(Text).WithFault(ScriptedFault.EmptyChoices) },
        { "nothing", ScriptedReply.Text(Text).WithFault(ScriptedFault.Nothing) },
        { "no text", ScriptedReply.Text("") },
        { "blanks", ScriptedReply.Text(" \n") },
        { "blanks, then silence", ScriptedReply.Text(" \n x").WithFault(ScriptedFault.Stall, 1) },
        { "a redirect", ScriptedReply.RedirectingTo(new Uri("http://127.0.0.1:1/")) },
    };

    [Theory]
    [MemberData(nameof(SilentBeforeText))]
    public async Task AModelThatWritesNothingIsReplacedByQuotes(string name, ScriptedReply reply)
    {
        chat.Model.Always(reply);
        var turn = await chat.AnswerAsync(Question);

        Assert.True(turn.Closed!.State == TurnState.Answered, $"{name}: {turn.Closed.State}");
        var notice = Assert.Single(turn.Messages, m => m.Kind == "notice");
        Assert.Equal("modelUnavailable", notice.Code);
        Assert.Contains("AI 모델이 응답하지 않아", notice.Html, StringComparison.Ordinal);
        Assert.Contains("7일전까지", turn.Text, StringComparison.Ordinal);
        Assert.Equal(turn.Closed.Text, turn.Text);
        Assert.Null(turn.Closed.Model);
        await AnswersTheNextQuestionAsync();
    }

    public static TheoryData<string, ScriptedReply> BrokenInMidText => new()
    {
        { "stalls after 4 tokens", ScriptedReply.Text(Text).WithFault(ScriptedFault.Stall, 4) },
        { "broken JSON", ScriptedReply.Text(Text).WithFault(ScriptedFault.BrokenJson, 4) },
        { "error object", ScriptedReply.Text(Text).WithFault(ScriptedFault.ErrorObject, 4) },
        { "line of 10 MB", ScriptedReply.Text(Text).WithFault(ScriptedFault.LongLine, 4) },
        { "no end", ScriptedReply.Text(Text).WithFault(ScriptedFault.NoEnd, 4) },
        // Slow enough that what was sent has arrived before the connection is reset.
        { "cut", ScriptedReply.Text(Text).WithTokenDelay(TimeSpan.FromMilliseconds(100)).WithFault(ScriptedFault.Cut, 4) },
    };

    [Theory]
    [MemberData(nameof(BrokenInMidText))]
    public async Task AnAnswerThatBreaksOffKeepsItsText(string name, ScriptedReply reply)
    {
        chat.Model.Always(reply);
        var turn = await chat.AnswerAsync(Question);

        Assert.True(turn.Closed!.State == TurnState.Interrupted, $"{name}: {turn.Closed.State}");
        Assert.StartsWith("당직명령은 근무예정일", turn.Text, StringComparison.Ordinal);
        Assert.StartsWith(turn.Text.TrimEnd(), Text, StringComparison.Ordinal);
        Assert.Equal(turn.Closed.Text, turn.Text);
        Assert.Equal("modelInterrupted", Assert.Single(turn.Messages, m => m.Kind == "notice").Code);
        Assert.Contains("쓴 내용은 남아 있습니다", turn.Closed.Html, StringComparison.Ordinal);
        Assert.Equal(ScriptedModelServer.ModelName, turn.Closed.Model);
        await AnswersTheNextQuestionAsync();
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    public async Task AnAnswerTheServerCutShortIsNoWholeAnswer(string finish)
    {
        chat.Model.Always(ScriptedReply.Text("당직명령은 근무예정일 7일전까지 소속기관의 장이").WithFinishReason(finish));
        var turn = await chat.AnswerAsync(Question);
        Assert.Equal(TurnState.Interrupted, turn.Closed!.State);
        Assert.Equal("당직명령은 근무예정일 7일전까지 소속기관의 장이", turn.Text);
        Assert.Contains("쓴 내용은 남아 있습니다", turn.Closed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerOfWhichNothingIsLeftHasFailed()
    {
        chat.Model.Always(ScriptedReply.Text("[7][8]"));
        var turn = await chat.AnswerAsync(Question);
        Assert.Equal(TurnState.Failed, turn.Closed!.State);
        Assert.Contains("답변을 만들지 못했습니다", turn.Closed.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n", 0)]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 0)]
    [InlineData("\r\n", 1)]
    [InlineData("\r", 0)]
    [InlineData("\r", 1)]
    public async Task NeitherLineEndsNorSplitCharactersHarmTheText(string lineEnd, int bytes)
    {
        chat.Model.Always(ScriptedReply.Text(Text).WithLineEnd(lineEnd).WithWrites(bytes));
        await AnsweredWholeAsync();
        chat.Model.Always(ScriptedReply.Text(Text).WithLineEnd(lineEnd).WithWrites(bytes).WithoutDone().WithoutUsage());
        await AnsweredWholeAsync();
    }

    [Fact]
    public async Task ABusyModelIsAskedAgainAfterTheTimeItAskedFor()
    {
        chat.Model.Always(ScriptedReply.Text(Text));
        var before = chat.Model.Requests.Count;
        var asked = System.Diagnostics.Stopwatch.StartNew();
        chat.Model.Next(ScriptedReply.TooManyRequests(2));
        await AnsweredWholeAsync();
        Assert.InRange(asked.Elapsed.TotalSeconds, 2, 30);
        Assert.Equal(2, chat.Model.Requests.Count - before);
    }

    private async Task AnsweredWholeAsync()
    {
        var turn = await chat.AnswerAsync(Question);
        Assert.Equal(TurnState.Answered, turn.Closed!.State);
        Assert.Equal(Text, turn.Text);
        Assert.DoesNotContain(turn.Messages, m => m.Kind == "notice");
    }

    private async Task AnswersTheNextQuestionAsync()
    {
        chat.Model.Always(ScriptedReply.Text(Text));
        await AnsweredWholeAsync();
    }
}
