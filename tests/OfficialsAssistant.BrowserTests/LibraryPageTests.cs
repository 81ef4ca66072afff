using System.Text;
using Deque.AxeCore.Playwright;

namespace OfficialsAssistant.BrowserTests;

/// <summary>Uploading, reading and managing documents in the browser.</summary>
public sealed class LibraryPageTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static readonly VisitOptions Manager = new("library-manager");

    [SkippableFact]
    public Task FilesAreUploadedAndReadWithTheirTablesAndReasons() => app.VisitAsync(async page =>
    {
        await page.UploadAsync("여러 형식", MadeDocx.File("여비표.docx"), Markdown("청사.md", "# 청사 관리\n\n제1조(목적) 청사를 관리한다.\n"), Raw("그림.xyz", [1, 2, 3, 4]));
        await Expect(page.Locator(".up.done")).ToHaveCountAsync(2);
        await Expect(page.Locator(".up.done").First).ToContainTextAsync("완료");
        await Expect(page.Locator(".up.fail")).ToContainTextAsync("hwp, hwpx, pdf, docx");
        await LooksRightAsync(page);
        await page.Locator(".up", new() { HasText = "여비표.docx" }).GetByRole(AriaRole.Link).ClickAsync();
        var table = page.Locator("#text-pane table");
        await Expect(table.Locator("[colspan='2']")).ToHaveTextAsync("국내 여비");
        await Expect(table.Locator("tr").Nth(1).Locator("td")).ToHaveTextAsync(["일비", "25,000원"]);
        await LooksRightAsync(page);
    }, Manager);

    [SkippableFact]
    public Task HancomFilesOfTheSamplesAreRead()
    {
        Skip.If(Checkout.Shared is null, Checkout.NoShared);
        return app.VisitAsync(async page =>
        {
            var samples = Path.Combine(Checkout.Shared, "samples");
            await page.UploadAsync("한글", FromDisk(samples, "hwpx", "hwpforge__table_18_public_document_composite.hwpx"), FromDisk(samples, "hwp", "hwpforge__table_18_public_document_composite.hwp"));
            await Expect(page.Locator(".up.done")).ToHaveCountAsync(2);
            await page.Locator(".up.done").First.GetByRole(AriaRole.Link).ClickAsync();
            await Expect(page.Locator("#text-pane table").First).ToBeVisibleAsync();
            Assert.NotEqual(0, await page.Locator("#text-pane :is([colspan], [rowspan])").CountAsync());
            await LooksRightAsync(page);
        }, Manager);
    }

    [SkippableFact]
    public Task ANewVersionIsConfirmedByThePersonAndCompared() => app.VisitAsync(async page =>
    {
        await page.UploadAsync("판", Markdown("차량.md", "# 차량 규칙\n\n제1조(목적) 차량을 정한다.\n\n제2조(반납) 차량은 1시간 안에 반납한다.\n"));
        await Expect(page.Locator(".up.done")).ToHaveCountAsync(1);
        await page.UploadAsync("판", Markdown("차량.md", "# 차량 규칙\n\n제1조(목적) 차량을 정한다.\n\n제2조(반납) 차량은 2시간 안에 반납한다.\n"));
        await page.GetByRole(AriaRole.Button, new() { Name = "새 판으로 올리기" }).ClickAsync();
        await Expect(page.Locator(".up.done")).ToHaveCountAsync(1);
        await page.Locator(".up.done").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator(".vl li a[aria-current]")).ToContainTextAsync("현행");
        await page.GetByRole(AriaRole.Link, new() { Name = "이 판과 비교" }).ClickAsync();
        await Expect(page.Locator(".diff del")).ToContainTextAsync("1시간 안에");
        await Expect(page.Locator(".diff ins")).ToContainTextAsync("2시간 안에");
        await LooksRightAsync(page);
    }, Manager);

    [SkippableFact]
    public Task RightsAndDeletionOfChosenDocumentsHoldAtOnce() => app.VisitAsync(async page =>
    {
        await page.UploadAsync("권한", Markdown("회의.md", "# 회의 규칙\n\n제1조(목적) 회의를 정한다.\n"));
        await Expect(page.Locator(".up.done")).ToHaveCountAsync(1);
        await using var other = await app.ProfileAsync(new("official"));
        var reader = await other.NewPageAsync();
        Assert.True(await SeesAsync(reader));

        await page.ChooseAsync("권한");
        await page.Locator("#bulk-rights").ClickAsync();
        await page.Locator("#rights-departments").SelectOptionAsync("총무과");
        await page.GetByRole(AriaRole.Button, new() { Name = "바꾸기", Exact = true }).ClickAsync();
        await Expect(page.Locator("#rights")).ToBeHiddenAsync();
        Assert.False(await SeesAsync(reader));

        await page.ChooseAsync("권한");
        await page.Locator("#bulk-delete").ClickAsync();
        await page.Locator("#delete").GetByRole(AriaRole.Button, new() { Name = "지우기" }).ClickAsync();
        await Expect(page.Locator("#documents")).ToHaveCountAsync(0);

        static async Task<bool> SeesAsync(IPage reader)
        {
            await reader.GotoAsync("/library?q=회의");
            await Expect(reader.Locator("#upload-open")).ToHaveCountAsync(0);
            return await reader.GetByRole(AriaRole.Link, new() { Name = "회의" }).CountAsync() > 0;
        }
    }, Manager);

    [SkippableFact]
    public Task TheSearchTrialShowsPassagesAndWhyOnAPhoneToo() => app.VisitAsync(async page =>
    {
        await page.GotoAsync("/library/search-trial?q=" + Uri.EscapeDataString(ChatPage.Question));
        await Expect(page.Locator(".trial li").First).ToContainTextAsync("색인 점수");
        await Expect(page.Locator(".trial li").First).ToContainTextAsync("당직명령");
        await LooksRightAsync(page);
    }, Manager with { Phone = true });

    private static async Task LooksRightAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html))}")));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than its window.");
    }

    private static FilePayload Markdown(string name, string text) => Raw(name, Encoding.UTF8.GetBytes(text));
    private static FilePayload FromDisk(params string[] path) => Raw(path[^1], File.ReadAllBytes(Path.Combine(path)));
    private static FilePayload Raw(string name, byte[] bytes) => new() { Name = name, MimeType = "application/octet-stream", Buffer = bytes };
}
