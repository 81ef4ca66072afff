namespace OfficialsAssistant.BrowserTests;

public sealed class PhoneTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static readonly VisitOptions Phone = new(Phone: true);

    [SkippableFact]
    public Task NoPageScrollsSideways() => app.VisitAsync(async page =>
    {
        await page.AnswerFromStartAsync();
        await IsNarrowEnoughAsync(page);
        await Expect(page).ToHaveURLAsync(ChatPage.ConversationAddress());
        await page.Answer().Citations().First.ClickAsync();
        await Expect(page.Sheet().Locator("mark").First).ToBeVisibleAsync();
        await IsNarrowEnoughAsync(page);
        await page.Sheet().GetByRole(AriaRole.Link, new() { Name = "원문 보기" }).ClickAsync();
        await Expect(page.Locator("#cited")).ToBeInViewportAsync();
        await IsNarrowEnoughAsync(page);
        foreach (var address in new[] { "/", "/library", "/sign-in", "/offline", "/error" })
        {
            await page.GotoAsync(address);
            await IsNarrowEnoughAsync(page);
        }
    }, Phone);

    [SkippableFact]
    public Task TheListIsADrawer() => app.VisitAsync(async page =>
    {
        await page.AnswerFromStartAsync();
        await page.OpenStartAsync();
        var list = page.Locator("#side");
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "대화 목록 열기" });
        await Expect(list).ToBeHiddenAsync();
        await opener.ClickAsync();
        await Expect(list).ToBeInViewportAsync();
        await Expect(list.GetByRole(AriaRole.Link, new() { Name = "자료실" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
        await opener.ClickAsync();
        await list.Locator(".conv a").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(ChatPage.ConversationAddress());
        await Expect(list).ToBeHiddenAsync();
    }, Phone);

    [SkippableFact]
    public Task ACitationIsASheetAtTheFoot() => app.VisitAsync(async page =>
    {
        var closed = await page.AnswerFromStartAsync();
        await closed.Citations().First.ClickAsync();
        await Expect(page.Panel()).ToBeHiddenAsync();
        await Expect(page.Sheet().Locator("mark").First).ToBeInViewportAsync();
        var sheet = (await page.Sheet().BoundingBoxAsync())!;
        Assert.Equal((0, 390, 844), ((int)sheet.X, (int)sheet.Width, (int)(sheet.Y + sheet.Height)));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Sheet()).ToBeHiddenAsync();
        await Expect(closed.Citations().First).ToBeFocusedAsync();
    }, Phone);

    [SkippableFact]
    public Task WhatIsTypedInIsLargeEnoughNotToZoom() => app.VisitAsync(async page =>
    {
        foreach (var address in new[] { "/", "/library", "/sign-in" })
        {
            await page.GotoAsync(address);
            var small = await page.EvaluateAsync<int>("[...document.querySelectorAll('input:not([type=hidden]), textarea, select')].filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).length");
            Assert.Equal(0, small);
        }
    }, Phone);

    /// <summary>Tables and code may scroll in boxes of their own.</summary>
    private static async Task IsNarrowEnoughAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>("""
            () => [document.documentElement, ...document.querySelectorAll('body, body *')]
              .filter(e => !e.closest('.tw, pre, .sr-only, template, script') && e.checkVisibility())
              .filter(e => (e === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)
                ? e.scrollWidth > e.clientWidth : e.getBoundingClientRect().right > innerWidth + 1))
              .map(e => `${e.tagName} ${e.className}`)
            """);
        Assert.Empty(wide);
    }
}
