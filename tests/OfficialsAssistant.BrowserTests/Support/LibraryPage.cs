namespace OfficialsAssistant.BrowserTests.Support;

/// <summary>What a library manager presses.</summary>
internal static class LibraryPage
{
    /// <summary>Opens the library and uploads files into a collection for everyone.</summary>
    public static async Task UploadAsync(this IPage page, string collection, params FilePayload[] files)
    {
        await page.GotoAsync("/library");
        await page.Locator("#upload-open").ClickAsync();
        await page.Locator("#upload-files").SetInputFilesAsync(files);
        await page.Locator("#upload-collection").FillAsync(collection);
        await page.GetByLabel("전 직원").First.CheckAsync();
        await page.Locator("#upload-form").GetByRole(AriaRole.Button, new() { Name = "올리기" }).ClickAsync();
    }

    /// <summary>Opens a collection and chooses all its documents.</summary>
    public static async Task ChooseAsync(this IPage page, string collection)
    {
        await page.GotoAsync("/library?collection=" + Uri.EscapeDataString(collection));
        await page.Locator("#check-all").CheckAsync();
        await Expect(page.Locator("#bulk-count")).ToContainTextAsync("1건");
    }
}
