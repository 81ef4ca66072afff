using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Data;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Chat;

public sealed class ChatHubTests : IAsyncLifetime, IDisposable
{
    private const string DutyQuestion = "당직명령은 며칠 전까지 내야 합니까?";
    private const string AuditQuestion = "제보를 접수하면 며칠 이내에 조사 여부를 결정하나요?";

    private readonly AppFactory app = new();

    public Task InitializeAsync()
    {
        SampleRules.AddTo(app);
        return app.StartAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task AnswersWithACitationThatStandsInTheSource()
    {
        await using var official = await app.ConnectAsync();
        var turn = await official.ReadAsync((await official.AskAsync(DutyQuestion)).TurnId);

        Assert.Equal(TurnState.Answered, turn.Closed!.State);
        Assert.Equal(turn.Closed.Text, turn.Text);
        Assert.Contains("7일전까지", turn.Text, StringComparison.Ordinal);
        var citation = Assert.Single(turn.Closed.Citations!, c => c.Article == "제7조");
        Assert.Contains(citation.Quote, SampleRules.Duty, StringComparison.Ordinal);
        Assert.All(turn.Closed.Sentences!, s => Assert.Equal(OfficialsAssistant.Grounding.SentenceState.Confirmed, s.State));
        Assert.Equal("noModel", turn.Messages.Single(m => m.Kind == "notice").Code);
    }

    [Fact]
    public async Task RefusesWhatOnlyAMissingAnnexWouldSay()
    {
        await using var official = await app.ConnectAsync();
        var turn = await official.ReadAsync((await official.AskAsync("당직수당은 얼마입니까?")).TurnId);
        Assert.Equal(TurnState.Refused, turn.Closed!.State);
        Assert.Equal("annex_table", turn.Closed.Reason);
        Assert.Contains("당직근무 규칙", turn.Closed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplaysTheSameFromEveryNumber()
    {
        await using var official = await app.ConnectAsync();
        var question = await official.AskAsync(DutyQuestion);
        var whole = await official.ReadAsync(question.TurnId);
        for (var after = 0; after < whole.Last; after++)
        {
            var rest = await official.ReadAsync(question.TurnId, after);
            Assert.Equal(0, rest.Resets);
            Assert.Equal(whole.Last, rest.Last);
            Assert.Equal(whole.Closed!.Text, rest.Closed!.Text);
            if (after == 0) Assert.Equal(whole.Text, rest.Text);
            else Assert.EndsWith(rest.Text, whole.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task ANumberBeyondTheLogStartsAgain(int beyond)
    {
        await using var official = await app.ConnectAsync();
        var question = await official.AskAsync(DutyQuestion);
        var whole = await official.ReadAsync(question.TurnId);
        var again = await official.ReadAsync(question.TurnId, whole.Last + beyond);
        Assert.Equal(1, again.Resets);
        Assert.Equal(whole.Text, again.Text);
        Assert.NotNull(again.Closed);
    }

    [Fact]
    public async Task TheSameQuestionFiveTimesAtOnceIsOneTurn()
    {
        await using var one = await app.ConnectAsync();
        await using var other = await app.ConnectAsync();
        var question = new NewQuestion(Guid.CreateVersion7(), null, Guid.CreateVersion7(), DutyQuestion);
        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => (i % 2 == 0 ? one : other).AskAsync(question)));
        Assert.All(replies, r => Assert.True(r.Ok, r.Code));
        await one.ReadAsync(question.TurnId);
        await using var db = await Database();
        Assert.Equal(1, await db.Turns.CountAsync(t => t.ConversationId == question.ConversationId));
    }

    [Fact]
    public async Task NoIdOpensAnotherOfficialsConversation()
    {
        await using var owner = await app.ConnectAsync();
        await using var stranger = await app.ConnectAsync("official-2");
        using var pages = await app.SignInAsync("official-2");
        var question = await owner.AskAsync(DutyQuestion);
        await owner.ReadAsync(question.TurnId);

        await Assert.ThrowsAsync<HubException>(() => stranger.ReadAsync(question.TurnId));
        await Assert.ThrowsAsync<HubException>(() => stranger.StopAsync(question.TurnId));
        Assert.Equal("notFound", (await stranger.AskAsync(question with { TurnId = Guid.CreateVersion7() })).Code);
        Assert.Equal("notFound", (await stranger.AskAsync(question)).Code);
        Assert.Equal("notFound", (await stranger.AskAsync(new NewQuestion(Guid.CreateVersion7(), question.TurnId, Guid.CreateVersion7(), "이어서"))).Code);
        Assert.Equal("notFound", (await stranger.AskAsync(new NewQuestion(Guid.CreateVersion7(), null, Guid.CreateVersion7(), "이어서", question.TurnId))).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync($"/conversations/{question.ConversationId}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync($"/turns/{question.TurnId}/citations/1")).StatusCode);
        Assert.DoesNotContain(question.ConversationId.ToString(), await pages.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADepartmentsDocumentAnswersThatDepartmentAlone()
    {
        await using var auditor = await app.ConnectAsync("official-2");
        await using var official = await app.ConnectAsync();
        var allowed = await auditor.ReadAsync((await auditor.AskAsync(AuditQuestion)).TurnId);
        Assert.Equal(TurnState.Answered, allowed.Closed!.State);
        Assert.Contains("12일 이내", allowed.Text, StringComparison.Ordinal);

        var denied = await official.ReadAsync((await official.AskAsync(AuditQuestion)).TurnId);
        var everything = string.Concat(denied.Messages.Select(m => m.Text + m.Html));
        Assert.DoesNotContain("12일", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("감사 처리 지침", everything, StringComparison.Ordinal);

        using var pages = await app.SignInAsync();
        var document = allowed.Closed.Citations![0].DocumentId;
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync($"/documents/{document}")).StatusCode);
        Assert.DoesNotContain("감사 처리 지침", await pages.GetStringAsync("/library"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACitationClosesWithTheRightToItsDocument()
    {
        await using var auditor = await app.ConnectAsync("official-2");
        using var pages = await app.SignInAsync("official-2");
        var asked = await auditor.AskAsync(AuditQuestion);
        var number = (await auditor.ReadAsync(asked.TurnId)).Closed!.Citations![0].Number;
        var address = $"/turns/{asked.TurnId}/citations/{number}";
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync(address)).StatusCode);

        await using (var db = await Database())
        {
            var elsewhere = await db.Users.Where(u => u.UserName == "official").Select(u => u.DepartmentId).SingleAsync();
            await db.Users.Where(u => u.UserName == "official-2").ExecuteUpdateAsync(set => set.SetProperty(u => u.DepartmentId, elsewhere));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n ", "empty")]
    [InlineData("영 \0 문자", "invalidText")]
    public async Task RefusesWhatIsNoQuestion(string text, string code)
    {
        await using var official = await app.ConnectAsync();
        var reply = await official.AskAsync(new NewQuestion(Guid.CreateVersion7(), null, Guid.CreateVersion7(), text));
        Assert.Equal(code, reply.Code);
        Assert.NotEmpty(reply.Message!);
    }

    [Fact]
    public async Task RefusesAQuestionThatIsTooLongInWords()
    {
        await using var official = await app.ConnectAsync();
        var reply = await official.AskAsync(new NewQuestion(Guid.CreateVersion7(), null, Guid.CreateVersion7(), new string('가', 4001)));
        Assert.Equal("tooLong", reply.Code);
        Assert.Contains("4,000자", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATurnWhoseNodeDiedIsClosedWithItsStoredText()
    {
        await using var official = await app.ConnectAsync();
        var asked = await official.AskAsync(DutyQuestion);
        await official.ReadAsync(asked.TurnId);
        var lost = Guid.CreateVersion7();
        await using (var db = await Database())
        {
            db.Turns.Add(new Turn
            {
                Id = lost,
                ConversationId = asked.ConversationId,
                ParentTurnId = asked.TurnId,
                Question = "이어서",
                State = TurnState.Running,
                Node = "a node that is gone",
                LeaseUntil = DateTime.UtcNow.AddSeconds(-1),
                AskedAt = DateTime.UtcNow,
            });
            db.TurnParts.Add(new TurnParts { TurnId = lost, First = 1, Last = 2, Parts = """[{"kind":"step","step":"Search"},{"kind":"text","text":"여기까지 썼습"}]""" });
            await db.SaveChangesAsync();
        }

        // The page had seen more than was stored.
        var seen = await official.ReadAsync(lost, after: 40);
        Assert.Equal(1, seen.Resets);
        Assert.Equal(TurnState.Interrupted, seen.Closed!.State);
        Assert.Equal("여기까지 썼습", seen.Closed.Text);
    }

    [Fact]
    public async Task ASiblingKeepsTheEarlierVersion()
    {
        await using var official = await app.ConnectAsync();
        var first = await official.AskAsync(DutyQuestion);
        await official.ReadAsync(first.TurnId);
        var sibling = first with { TurnId = Guid.CreateVersion7() };
        Assert.True((await official.AskAsync(sibling)).Ok);
        await official.ReadAsync(sibling.TurnId);
        await using var db = await Database();
        Assert.Equal(2, await db.Turns.CountAsync(t => t.ConversationId == first.ConversationId && t.ParentTurnId == null));
    }

    private Task<AppDbContext> Database() => app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
}
