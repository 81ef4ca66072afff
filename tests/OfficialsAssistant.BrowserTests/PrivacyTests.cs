namespace OfficialsAssistant.BrowserTests;

public sealed class PrivacyTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [SkippableFact]
    public Task NoAddressOpensAnotherOfficialsConversation() => app.VisitAsync(async page =>
    {
        var closed = await page.AnswerFromStartAsync();
        await Expect(page).ToHaveURLAsync(ChatPage.ConversationAddress());
        var turn = await closed.GetAttributeAsync("data-turn");
        Assert.Equal(200, (await page.APIRequest.GetAsync($"/turns/{turn}/citations/1")).Status);

        await using var stranger = await app.ProfileAsync(new(Account: "official-2"));
        var other = await stranger.NewPageAsync();
        Assert.Equal(404, (await other.GotoAsync(page.Url))!.Status);
        Assert.Equal(404, (await other.APIRequest.GetAsync($"/turns/{turn}/citations/1")).Status);
        await other.OpenStartAsync();
        await Expect(other.Locator(".convs")).ToHaveTextAsync("아직 대화가 없습니다.");
        await Expect(other.Locator(".recent")).ToHaveCountAsync(0);

        await using var nobody = await app.ProfileAsync(new(Account: null));
        var outside = await nobody.NewPageAsync();
        await outside.GotoAsync(page.Url);
        await Expect(outside.GetByRole(AriaRole.Button, new() { Name = "김하늘" })).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task ADepartmentsDocumentIsSeenByThatDepartmentAlone() => app.VisitAsync(async page =>
    {
        await page.GotoAsync("/library");
        await Expect(page.Locator("tbody a")).ToHaveTextAsync(["가람구 당직근무 규칙"]);
        await using var insider = await app.ProfileAsync(new(Account: "official-2"));
        var other = await insider.NewPageAsync();
        await other.GotoAsync("/library");
        var address = await other.GetByRole(AriaRole.Link, new() { Name = "가람구 감사 처리 지침" }).GetAttributeAsync("href");
        Assert.Equal(404, (await page.GotoAsync(address!))!.Status);
    }, new(Expected: "status of 404"));
}
