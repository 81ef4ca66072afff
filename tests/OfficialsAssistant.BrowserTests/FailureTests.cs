namespace OfficialsAssistant.BrowserTests;

public sealed class FailureTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [SkippableFact]
    public Task AServerKilledInMidAnswerLosesNothing() => app.VisitAsync(async page =>
    {
        app.Model.Next(ScriptedReply.OfTokens("당직명령은 근무예정일 7일전까지 ").WithFault(ScriptedFault.Stall, afterTokens: 1));
        await page.OpenStartAsync();
        await page.AskAsync();
        await Expect(page.Answer().Text()).ToContainTextAsync("7일전까지");
        await Expect(page).ToHaveURLAsync(ChatPage.ConversationAddress());
        // A second page sees only what is stored, so what it shows survives a kill.
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(page.Url);
        await Expect(second.Answer().Text()).ToContainTextAsync("7일전까지");
        await second.CloseAsync();

        app.KillServer();
        var bar = page.Locator("#connection");
        await Expect(bar).ToContainTextAsync("다시 연결하는 중");
        await Expect(page.Answer().Text()).ToContainTextAsync("7일전까지");
        await app.StartAgainAsync();
        await Expect(bar).ToContainTextAsync("사라진 내용은 없습니다");
        await Expect(bar).ToHaveClassAsync("bar calm");

        var broken = await page.ClosedAsync();
        await Expect(broken.Text()).ToContainTextAsync("7일전까지");
        await Expect(broken.Locator(".ending")).ToContainTextAsync("답변이 여기서 끊겼습니다");
        await Expect(bar).ToBeHiddenAsync();

        app.Model.Next(ScriptedReply.Text(" 소속기관의 장이 발령하여야 한다. [1]"));
        await broken.GetByRole(AriaRole.Button, new() { Name = "이어서 답하기" }).ClickAsync();
        await Expect(page.Answers()).ToHaveCountAsync(2);
        var whole = await page.ClosedAsync();
        await Expect(whole.Text()).ToContainTextAsync(ChatPage.DutySentence);
        await Expect(page.Questions().Locator("visible=true")).ToHaveCountAsync(1);
    }, new(Expected: "ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|ERR_SOCKET|WebSocket"));

    [SkippableFact]
    public Task WithoutTheModelTheSourcesAreQuoted() => app.VisitAsync(async page =>
    {
        for (var call = 0; call < 3; call++) app.Model.Next(ScriptedReply.Failing(500));
        var closed = await page.AnswerFromStartAsync();
        await Expect(closed.Locator(".notices")).ToContainTextAsync("AI 모델이 응답하지 않아");
        await Expect(closed.Text()).ToContainTextAsync("7일전까지");
        await Expect(closed.Locator(".verify")).ToContainTextAsync("확인됨");
        await closed.Citations().First.ClickAsync();
        await Expect(page.Panel().Locator("mark")).ToContainTextAsync("7일전까지");
    });

    [SkippableFact]
    public Task AModelThatBreaksOffLeavesItsTextAndCanGoOn() => app.VisitAsync(async page =>
    {
        app.Model.Next(ScriptedReply.OfTokens("당직명령은 근무예정일 7일전까지 ").WithFault(ScriptedFault.ErrorObject, afterTokens: 1));
        var broken = await page.AnswerFromStartAsync();
        await Expect(broken.Text()).ToContainTextAsync("7일전까지");
        await Expect(broken.Locator(".ending")).ToContainTextAsync("AI 모델과 연결이 끊겨");
        await Expect(broken.GetByRole(AriaRole.Button, new() { Name = "이어서 답하기" })).ToBeVisibleAsync();
        await broken.GetByRole(AriaRole.Button, new() { Name = "다시 시도" }).ClickAsync();
        await Expect(page.Answers()).ToHaveCountAsync(2);
        await Expect((await page.ClosedAsync()).Text()).ToContainTextAsync(ChatPage.DutySentence);
    });

    [SkippableFact]
    public Task ASourceThatCannotBeHadIsAskedForAgain() => app.VisitAsync(async page =>
    {
        var closed = await page.AnswerFromStartAsync();
        await page.RouteAsync("**/citations/*", route => route.AbortAsync());
        await closed.Citations().First.ClickAsync();
        await Expect(page.Panel()).ToContainTextAsync("근거를 불러오지 못했습니다.");
        await page.UnrouteAsync("**/citations/*");
        await page.Panel().GetByRole(AriaRole.Button, new() { Name = "다시 시도" }).ClickAsync();
        await Expect(page.Panel().Locator("mark")).ToContainTextAsync("7일전까지");
    }, new(Expected: "ERR_FAILED"));
}
