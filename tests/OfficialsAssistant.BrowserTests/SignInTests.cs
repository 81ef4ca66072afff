namespace OfficialsAssistant.BrowserTests;

public sealed class SignInTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [SkippableFact]
    public Task SignsInWithoutScript() => app.VisitAsync(async page =>
    {
        await page.GotoAsync("/library");
        await Expect(page).ToHaveURLAsync("/sign-in?to=%2Flibrary");
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "김하늘" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("무엇을 도와드릴까요?");
    }, new(Account: null, JavaScript: false));

    [SkippableFact]
    public Task SigningInLeadsToThePageAskedFor() => app.VisitAsync(async page =>
    {
        await page.GotoAsync("/library");
        await page.GetByRole(AriaRole.Button, new() { Name = "김하늘" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/library");
    }, new(Account: null));

    [SkippableFact]
    public Task SigningOutLeavesNothingForTheNextPerson() => app.VisitAsync(async page =>
    {
        await page.OpenStartAsync();
        await page.Box().FillAsync("보내지 않은 글");
        await page.GetByRole(AriaRole.Button, new() { Name = "계정 메뉴" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "로그아웃" }).ClickAsync();
        await Expect(page).ToHaveURLAsync("/sign-in");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync("/sign-in?to=%2F");
    });

    [SkippableFact]
    public Task TheClearScreenStaysChosen() => app.VisitAsync(async page =>
    {
        await page.OpenStartAsync();
        var button = page.GetByRole(AriaRole.Button, new() { Name = "선명한 화면" });
        await button.ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-contrast", "high");
        foreach (var address in new[] { "/", "/library" })
        {
            await page.GotoAsync(address);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("data-contrast", "high");
            await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        }
        await button.ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-contrast", "high");
    });

    [SkippableFact]
    public Task APageThatIsNotThereSaysSo() => app.VisitAsync(async page =>
    {
        foreach (var address in new[] { "/nowhere", $"/conversations/{Guid.NewGuid()}", $"/documents/{Guid.NewGuid()}" })
        {
            Assert.Equal(404, (await page.GotoAsync(address))!.Status);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("찾을 수 없는 페이지입니다");
            await page.GetByRole(AriaRole.Link, new() { Name = "처음으로" }).ClickAsync();
            await Expect(page).ToHaveURLAsync("/");
        }
    }, new(Expected: "status of 404"));
}
