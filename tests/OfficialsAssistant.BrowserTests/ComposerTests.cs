namespace OfficialsAssistant.BrowserTests;

public sealed class ComposerTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    /// <summary>Windows tells the Enter that ends a composition twice in some versions, as Process and as Enter.</summary>
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task OneEnterSendsHangulOnce(bool enterComesAgain) => app.VisitAsync(async page =>
    {
        await page.OpenStartAsync();
        await page.Box().FocusAsync();
        var keys = await page.Context.NewCDPSessionAsync(page);
        foreach (var text in new[] { "당직명령은 며칠 저", "당직명령은 며칠 전" }) await ComposeAsync(keys, text);
        await keys.SendAsync("Input.insertText", new() { ["text"] = "당직명령은 며칠 전" });
        foreach (var text in new[] { "까", "까지" }) await ComposeAsync(keys, text);

        await KeyAsync(keys, "rawKeyDown", "Process", 229);
        await keys.SendAsync("Input.insertText", new() { ["text"] = "까지" });
        if (enterComesAgain) await KeyAsync(keys, "rawKeyDown", "Enter", 13);
        await KeyAsync(keys, "keyUp", "Enter", 13);

        await Expect(page.Questions()).ToHaveTextAsync(["당직명령은 며칠 전까지"]);
        await page.ClosedAsync();
        await Expect(page.Questions()).ToHaveCountAsync(1);
        await Expect(page.Box()).ToHaveValueAsync("");
    });

    [SkippableFact]
    public Task ShiftEnterBreaksTheLineAndEnterSends() => app.VisitAsync(async page =>
    {
        await page.OpenStartAsync();
        await page.Box().PressSequentiallyAsync("당직명령은");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.InsertTextAsync("며칠 전까지?");
        await Expect(page.Box()).ToHaveValueAsync("당직명령은\n며칠 전까지?");
        await Expect(page.Questions()).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Questions()).ToHaveTextAsync(["당직명령은\n며칠 전까지?"]);
        await page.ClosedAsync();
    });

    [SkippableFact]
    public Task DraftsStayWithTheirConversation() => app.VisitAsync(async page =>
    {
        await page.AnswerFromStartAsync();
        await Expect(page).ToHaveURLAsync(ChatPage.ConversationAddress());
        var conversation = page.Url;
        await page.Box().FillAsync("대화에 쓰던 글");
        await page.OpenStartAsync();
        await Expect(page.Box()).ToHaveValueAsync("");
        await page.Box().FillAsync("새 대화에 쓰던 글");
        await page.ReloadAsync();
        await Expect(page.Box()).ToHaveValueAsync("새 대화에 쓰던 글");
        await page.GotoAsync(conversation);
        await Expect(page.Box()).ToHaveValueAsync("대화에 쓰던 글");
        await page.IsConnectedAsync();
        await page.SendButton().ClickAsync();
        await page.ClosedAsync();
        await page.ReloadAsync();
        await Expect(page.Questions()).ToHaveCountAsync(2);
        await Expect(page.Box()).ToHaveValueAsync("");
    });

    [SkippableFact]
    public Task ATextTooLongIsNeitherSentNorCut() => app.VisitAsync(async page =>
    {
        var text = new string('가', 4001);
        await page.OpenStartAsync();
        await page.Box().FillAsync(text);
        await Expect(page.Locator(".count")).ToHaveTextAsync("4001 / 4000자");
        await page.SendButton().ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("질문은 4000자까지 보낼 수 있습니다. 지금 4001자입니다.");
        await Expect(page.Box()).ToHaveValueAsync(text);
        await Expect(page.Questions()).ToHaveCountAsync(0);
        await page.Box().FillAsync(text[1..]);
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
    });

    [SkippableFact]
    public Task ExamplesFillAndDoNotSend() => app.VisitAsync(async page =>
    {
        await page.OpenStartAsync();
        var example = page.Locator("[data-fill]").First;
        var words = (await example.TextContentAsync())!.Trim();
        await example.ClickAsync();
        await Expect(page.Box()).ToHaveValueAsync(words);
        await Expect(page.Box()).ToBeFocusedAsync();
        await Expect(page.Questions()).ToHaveCountAsync(0);
    });

    private static async Task ComposeAsync(ICDPSession keys, string text) =>
        await keys.SendAsync("Input.imeSetComposition", new() { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length });

    private static async Task KeyAsync(ICDPSession keys, string type, string key, int code) =>
        await keys.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = key, ["code"] = "Enter", ["windowsVirtualKeyCode"] = code });
}
