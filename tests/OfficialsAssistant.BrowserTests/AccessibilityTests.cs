using Deque.AxeCore.Playwright;

namespace OfficialsAssistant.BrowserTests;

public sealed class DeskAccessibilityTests(SampleApp app) : IClassFixture<SampleApp>
{
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task AxeFindsNothing(bool highContrast) => app.VisitAsync(page => AxeTour.RunAsync(app, page), new(HighContrast: highContrast, Expected: "status of 404"));
}

public sealed class PhoneAccessibilityTests(SampleApp app) : IClassFixture<SampleApp>
{
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task AxeFindsNothing(bool highContrast) => app.VisitAsync(page => AxeTour.RunAsync(app, page), new(Phone: true, HighContrast: highContrast, Expected: "status of 404"));
}

/// <summary>Every page and every state of an answer, looked at by axe-core with all its rules.</summary>
internal static class AxeTour
{
    public static async Task RunAsync(BrowserApp app, IPage page)
    {
        // 1. An answer with confirmed, contradicted and unconfirmed sentences and a table.
        app.Model.Next(Written.About("""
            총무과장은 근무일 7일 전까지 당직명령을 한다. [{duty}] 총무과장은 근무일 10일 전까지 당직명령을 한다. [{duty}] 어기면 과태료 30만원을 낸다. [{duty}]

            | 할 일 | 기한 |
            |---|---|
            | 당직명령 | 근무일 7일 전까지 [{duty}] |
            | 과태료 납부 | 30만원 [{duty}] |
            """));
        var closed = await page.AnswerFromStartAsync();
        await Expect(closed.Locator("del.wrong")).ToHaveCountAsync(1);
        await LookAsync(page, "answered, contradicted and unconfirmed");
        await closed.Citations().First.ClickAsync();
        await Expect(page.Locator("#panel mark, #sheet mark").First).ToBeVisibleAsync();
        await LookAsync(page, "source");
        await page.Locator("#panel, #sheet").GetByRole(AriaRole.Link, new() { Name = "원문 보기" }).ClickAsync();
        await Expect(page.Locator("#cited").First).ToBeInViewportAsync();
        await LookAsync(page, "document");

        // 2. Answers that did not come to an end.
        await page.AnswerFromStartAsync("부산광역시 당직수당은 얼마입니까?");
        await Expect(page.Locator(".refusal")).ToBeVisibleAsync();
        await LookAsync(page, "refused");
        app.Model.Next(ScriptedReply.OfTokens("당직명령은 근무예정일 7일전까지 ").WithFault(ScriptedFault.Stall, afterTokens: 1));
        await page.OpenStartAsync();
        await page.AskAsync();
        await Expect(page.Answer().Text()).ToContainTextAsync("7일전까지");
        await LookAsync(page, "writing");
        await page.StopButton().ClickAsync();
        await Expect((await page.ClosedAsync()).Locator(".ending")).ToContainTextAsync("중지됨");
        await LookAsync(page, "stopped");

        // 3. The other pages.
        foreach (var address in new[] { "/", "/library", "/sign-in", "/nowhere" })
        {
            await page.GotoAsync(address);
            await LookAsync(page, address);
        }
    }

    private static async Task LookAsync(IPage page, string state)
    {
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{state}: {string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html))}"))}");
    }
}
