using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Chat;

public sealed class StopTests(ChatWithModel chat) : IClassFixture<ChatWithModel>
{
    private const string Question = "당직명령은 며칠 전까지 내야 합니까?";
    private static readonly ScriptedReply Stalling = ScriptedReply.Text("당직명령은 근무예정일 7일전까지 발령하여야 합니다. [1]").WithTokenDelay(TimeSpan.FromMilliseconds(300));

    [Fact]
    public async Task StoppingFromOnePlaceStopsEveryPlaceAndKeepsTheText()
    {
        chat.Model.Always(ScriptedReply.Generating(500, i => $"{i}번째 낱말 ").WithTokenDelay(TimeSpan.FromMilliseconds(20)));
        await using var one = await chat.App.ConnectAsync();
        await using var other = await chat.App.ConnectAsync();
        var question = await one.AskAsync(Question);
        var (first, firstText) = Watch(one, question.TurnId);
        var (second, secondText) = Watch(other, question.TurnId);
        await Task.WhenAll(firstText, secondText);

        var clock = Stopwatch.StartNew();
        await other.StopAsync(question.TurnId);
        var turns = await Task.WhenAll(first, second);
        Assert.True(clock.ElapsedMilliseconds <= 500, $"{clock.ElapsedMilliseconds} ms");

        Assert.All(turns, t => Assert.Equal(TurnState.Stopped, t.Closed!.State));
        Assert.Equal(turns[0].Text, turns[1].Text);
        Assert.Equal(turns[0].Closed!.Text, turns[0].Text);
        Assert.StartsWith("0번째 낱말", turns[0].Text, StringComparison.Ordinal);
        Assert.False(await chat.Model.Requests[^1].Delivered.WaitAsync(TimeSpan.FromSeconds(10)));
        var row = await chat.RowAsync(question.TurnId);
        Assert.Equal(turns[0].Text, row.Answer);
        Assert.Equal(ScriptedModelServer.ModelName, row.Model);
    }

    [Fact]
    public async Task StoppingFreesThePlaceOfTheTurn()
    {
        chat.Model.Always(Stalling.WithFault(ScriptedFault.Stall, 2));
        await using var official = await chat.App.ConnectAsync("trainer");
        var running = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => official.AskAsync(Question)));

        var refused = await official.AskAsync(New());
        Assert.Equal("tooMany", refused.Code);
        Assert.Equal("앞서 물은 답변을 아직 쓰고 있습니다. 끝난 뒤에 다시 보내 주세요.", refused.Message);

        // The limit is one official's, not everybody's.
        await using var colleague = await chat.App.ConnectAsync("judge");
        await colleague.StopAsync((await colleague.AskAsync(Question)).TurnId);

        await official.StopAsync(running[0].TurnId);
        await official.ReadAsync(running[0].TurnId);
        chat.Model.Always(ScriptedReply.QuotingFirstPassage);
        var next = await official.AskAsync(Question);
        Assert.Equal(TurnState.Answered, (await official.ReadAsync(next.TurnId)).Closed!.State);
        foreach (var turn in running) await official.StopAsync(turn.TurnId);
    }

    [Fact]
    public async Task ATurnStoppedBeforeItsTextIsStoppedAndSilent()
    {
        chat.Model.Always(ScriptedReply.NeverAnswering());
        await using var official = await chat.App.ConnectAsync();
        var question = await official.AskAsync(Question);
        await official.StopAsync(question.TurnId);
        var turn = await official.ReadAsync(question.TurnId);
        Assert.Equal(TurnState.Stopped, turn.Closed!.State);
        Assert.Equal("", turn.Text);
    }

    [Fact]
    public async Task AWaitingTurnOfAnotherNodeIsClosedAsStopped()
    {
        await using var official = await chat.App.ConnectAsync();
        var asked = await official.AskAsync(Question);
        await official.ReadAsync(asked.TurnId);
        var waiting = Guid.CreateVersion7();
        await using (var db = await chat.DatabaseAsync())
        {
            db.Turns.Add(new Turn
            {
                Id = waiting,
                ConversationId = asked.ConversationId,
                ParentTurnId = asked.TurnId,
                Question = Question,
                Node = "a node that is gone",
                LeaseUntil = DateTime.UtcNow.AddSeconds(2),
                AskedAt = DateTime.UtcNow,
            });
            await db.SaveChangesAsync();
        }
        await official.StopAsync(waiting);
        Assert.Equal(TurnState.Stopped, (await official.ReadAsync(waiting)).Closed!.State);
    }

    [Fact]
    public async Task NobodyStopsAnotherOfficialsTurn()
    {
        chat.Model.Always(Stalling);
        await using var owner = await chat.App.ConnectAsync();
        await using var stranger = await chat.App.ConnectAsync("official-2");
        var question = await owner.AskAsync(Question);
        var refused = await Assert.ThrowsAsync<HubException>(() => stranger.StopAsync(question.TurnId));
        Assert.Contains("이 문답을 찾을 수 없습니다.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(TurnState.Answered, (await owner.ReadAsync(question.TurnId)).Closed!.State);
        Assert.Null((await chat.RowAsync(question.TurnId)).StopRequestedAt);
    }

    [Fact]
    public async Task StoppingAClosedTurnChangesNothing()
    {
        chat.Model.Always(ScriptedReply.QuotingFirstPassage);
        await using var official = await chat.App.ConnectAsync();
        var question = await official.AskAsync(Question);
        var turn = await official.ReadAsync(question.TurnId);
        await official.StopAsync(question.TurnId);
        Assert.Equal(turn.Closed!.Text, (await official.ReadAsync(question.TurnId)).Closed!.Text);
        Assert.Equal(TurnState.Answered, (await chat.RowAsync(question.TurnId)).State);
    }

    private static NewQuestion New() => new(Guid.CreateVersion7(), null, Guid.CreateVersion7(), Question);

    /// <summary>The turn as a page follows it, and the moment at which its first text is there.</summary>
    private static (Task<FollowedTurn> Whole, Task FirstText) Watch(ChatClient client, Guid turnId)
    {
        var firstText = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (ReadAsync(), firstText.Task.WaitAsync(TimeSpan.FromSeconds(30)));

        async Task<FollowedTurn> ReadAsync()
        {
            var turn = new FollowedTurn();
            await foreach (var message in client.Follow(turnId))
            {
                turn.Take(message);
                if (turn.Text.Length > 0) firstText.TrySetResult();
            }
            return turn;
        }
    }
}
