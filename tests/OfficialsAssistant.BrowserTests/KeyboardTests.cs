namespace OfficialsAssistant.BrowserTests;

public sealed class KeyboardTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [SkippableFact]
    public Task EverythingIsReachedWithoutAMouse() => app.VisitAsync(async page =>
    {
        await page.OpenStartAsync();
        await Expect(page.Box()).ToBeFocusedAsync();
        await page.GotoAsync("/library");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "본문 바로가기" })).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "본문 바로가기" })).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#main :is(a, button, input, select, summary):visible").First).ToBeFocusedAsync();

        await page.OpenStartAsync();
        await page.Locator(".skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, page.Box());
        await page.Keyboard.InsertTextAsync(ChatPage.Question);
        await page.Keyboard.PressAsync("Enter");
        var closed = await page.ClosedAsync();
        await Expect(page.Box()).ToBeFocusedAsync();

        await TabToAsync(page, closed.Citations().First, "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Panel().GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Panel()).ToBeHiddenAsync();
        await Expect(closed.Citations().First).ToBeFocusedAsync();
    });

    [SkippableFact]
    public Task TheKeysAreListed() => app.VisitAsync(async page =>
    {
        await page.OpenStartAsync();
        await page.Keyboard.PressAsync("Control+/");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "단축키" });
        await Expect(dialog).ToContainTextAsync("Shift+Enter");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.Box()).ToBeFocusedAsync();
    });

    [SkippableFact]
    public Task SourcesAreGoneThroughInOrder() => app.VisitAsync(async page =>
    {
        app.Model.Next(ScriptedReply.Text("당직명령은 근무예정일 7일전까지 소속기관의 장이 발령하여야 한다. [1] 당직일지는 3년간 보존한다. [2]"));
        var closed = await page.AnswerFromStartAsync("당직명령은 며칠 전까지 내고 당직일지는 몇 년간 보존합니까?");
        await closed.Citations().First.ClickAsync();
        await Expect(page.Panel()).ToContainTextAsync("1 / 2");
        var next = page.GetByRole(AriaRole.Button, new() { Name = "다음 근거" });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "이전 근거" })).ToBeDisabledAsync();
        await next.ClickAsync();
        await Expect(page.Panel()).ToContainTextAsync("2 / 2");
        await Expect(closed.Citations().Last).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(next).ToBeDisabledAsync();
    });

    /// <summary>Presses the key until the element has the focus; more presses than a page has stops is a failure.</summary>
    private static async Task TabToAsync(IPage page, ILocator element, string key = "Tab")
    {
        for (var press = 0; press < 40; press++)
        {
            if (await element.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync(key);
        }
        await Expect(element).ToBeFocusedAsync();
    }
}
