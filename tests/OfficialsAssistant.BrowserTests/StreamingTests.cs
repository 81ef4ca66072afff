namespace OfficialsAssistant.BrowserTests;

public sealed class StreamingTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Begin = "당직명령은 근무예정일 7일전까지 ";
    private const string End = "소속기관의 장이 발령하여야 한다. [1]";
    private const string Long = "\n\n당직명령은 근무예정일 7일전까지 소속기관의 장이 발령하여야 한다. [1]";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task StoppingKeepsWhatWasWritten(bool byButton) => app.VisitAsync(async page =>
    {
        app.Model.Next(ScriptedReply.OfTokens(Begin, End).WithFault(ScriptedFault.Stall, afterTokens: 1));
        await page.OpenStartAsync();
        await page.AskAsync();
        await Expect(page.Answer().Text()).ToContainTextAsync("7일전까지");
        if (byButton) await page.StopButton().ClickAsync();
        else await page.Keyboard.PressAsync("Escape");

        var closed = await page.ClosedAsync();
        await Expect(closed.Text()).ToContainTextAsync("7일전까지");
        await Expect(closed.Locator(".ending")).ToContainTextAsync("중지됨");
        await Expect(page.Box()).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(page.Answer().Text()).ToContainTextAsync("7일전까지");
        await Expect(page.Answer().Locator(".ending")).ToContainTextAsync("중지됨");
    });

    [SkippableFact]
    public Task AReloadInMidStreamMissesNothing() => app.VisitAsync(async page =>
    {
        using var answer = new HeldAnswer(Begin, End);
        app.Model.Next(answer.Reply);
        await page.OpenStartAsync();
        await page.AskAsync();
        await Expect(page.Answer().Text()).ToContainTextAsync("7일전까지");
        await Expect(page).ToHaveURLAsync(ChatPage.ConversationAddress());

        await page.ReloadAsync();
        await Expect(page.Answer().Text()).ToContainTextAsync("7일전까지");
        await Expect(page.StopButton()).ToBeVisibleAsync();
        answer.ReleaseNext();
        var closed = await page.ClosedAsync();
        await Expect(closed.Text()).ToContainTextAsync(ChatPage.DutySentence);
        await Expect(closed.Citations()).ToHaveCountAsync(1);
        await Expect(page.Questions()).ToHaveCountAsync(1);
    });

    [SkippableFact]
    public Task TwoWindowsShowOneAnswerAndEitherStopsIt() => app.VisitAsync(async page =>
    {
        app.Model.Next(ScriptedReply.OfTokens(Begin, End).WithFault(ScriptedFault.Stall, afterTokens: 1));
        await page.OpenStartAsync();
        await page.AskAsync();
        await Expect(page).ToHaveURLAsync(ChatPage.ConversationAddress());

        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(page.Url);
        await Expect(second.Answer().Text()).ToContainTextAsync("7일전까지");
        await second.StopButton().ClickAsync();
        foreach (var window in new[] { page, second })
            await Expect((await window.ClosedAsync()).Locator(".ending")).ToContainTextAsync("중지됨");
    });

    [SkippableFact]
    public Task AQuestionStandsNearTheTopAndReadingIsNotDisturbed() => app.VisitAsync(async page =>
    {
        var screens = string.Concat(Enumerable.Repeat(Long, 25));
        app.Model.Next(Written.About(ChatPage.DutySentence + " [{duty}]" + screens));
        await page.AnswerFromStartAsync();
        using var answer = new HeldAnswer(screens, screens + "\n\n둘째 조각 끝", "\n\n셋째 조각 끝");
        app.Model.Next(answer.Reply);
        await page.AskAsync("그럼 당직명령은 누가 발령합니까?");

        var stream = page.Locator(".stream");
        await Expect(page.Answer().Locator(".md > p")).ToHaveCountAsync(25);
        var question = (await page.Questions().Last.BoundingBoxAsync())!;
        var window = (await stream.BoundingBoxAsync())!;
        Assert.InRange(question.Y - window.Y, 0, 40);

        var atQuestion = await ScrolledAsync();
        await stream.HoverAsync();
        await page.Mouse.WheelAsync(0, -400);
        await page.WaitForFunctionAsync("place => document.querySelector('.stream').scrollTop <= place - 400", atQuestion);
        var place = await ScrolledAsync();
        answer.ReleaseNext();
        await Expect(page.Answer().Text()).ToContainTextAsync("둘째 조각 끝");
        Assert.Equal(place, await ScrolledAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "작성 중인 답변 보기" }).ClickAsync();
        await Expect(page.GetByText("둘째 조각 끝")).ToBeInViewportAsync();
        answer.ReleaseNext();
        await Expect(page.GetByText("셋째 조각 끝")).ToBeInViewportAsync();
        await page.ClosedAsync();

        Task<int> ScrolledAsync() => stream.EvaluateAsync<int>("e => Math.round(e.scrollTop)");
    });
}
