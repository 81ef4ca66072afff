using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.BrowserTests;

/// <summary>The tab 원본 over real files: the cited sentence is marked on the page, and a file that cannot be drawn harms nobody.</summary>
public sealed class OriginalTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private const string Manager = "library-manager";

    // Longer than the page waits for the frame.
    private const float UntilGivenUp = 30_000;

    [SkippableTheory]
    [InlineData("samples/pdf/derivedLO__mois_press.pdf")]
    [InlineData("samples/hwp/hwpjs__noori.hwp")]
    [InlineData("samples/hwpx/hwpforge__table_18_public_document_composite.hwpx")]
    public Task ACitedSentenceIsMarkedOnItsPage(string file) => app.VisitAsync(async page =>
    {
        var document = await UploadAsync(page, Bytes(file), Path.GetFileName(file));
        var viewer = new List<string>();
        page.Request += (_, request) => { if (request.Url.Contains("/viewer/", StringComparison.Ordinal)) viewer.Add(request.Url); };
        await OpenAtASentenceAsync(page, document);
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "글" })).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Empty(viewer);

        await page.GetByRole(AriaRole.Tab, new() { Name = "글" }).PressAsync("ArrowRight");
        await Expect(page.Locator("#original-state")).ToHaveTextAsync(new Regex("쪽에서 찾아 표시했습니다"));
        await Expect(page.GetByText("참고용 화면")).ToBeInViewportAsync();
        var frame = page.FrameLocator("iframe[title='원본 쪽']");
        await Expect(frame.Locator(".marks > i").First).ToBeInViewportAsync();
        await Expect(frame.Locator(".sheet").First).ToHaveAttributeAsync("aria-label", "1쪽");
        Assert.NotEmpty(viewer);
    }, new(Manager));

    [SkippableFact]
    public Task TheFrameReachesNothingOfItsPage() => app.VisitAsync(async page =>
    {
        var document = await UploadAsync(page, Bytes("samples/hwp/hwpjs__noori.hwp"), "frame.hwp");
        await OpenAtASentenceAsync(page, document);
        await page.GetByRole(AriaRole.Tab, new() { Name = "원본" }).ClickAsync();
        await Expect(page.Locator("#original-state")).ToHaveTextAsync(new Regex("쪽"));
        await Expect(page.Locator("iframe")).ToHaveAttributeAsync("sandbox", "allow-scripts");
        var reached = await page.Frames[1].EvaluateAsync<string[]>("""
            async () => {
              const tries = { page: () => parent.document.title, cookies: () => document.cookie, storage: () => localStorage.length, // In a task of its own: what a debugger evaluates may evaluate.
                code: () => new Promise((done, failed) => setTimeout(() => { try { done(eval('1')); } catch (e) { failed(e); } })),
                application: async () => { await fetch('/library'); }, elsewhere: async () => { await fetch('http://127.0.0.1:9/'); } };
              const reached = [];
              for (const [name, attempt] of Object.entries(tries)) try { await attempt(); reached.push(name); } catch { }
              return reached;
            }
            """);
        Assert.Empty(reached);
    }, new(Manager, Expected: "Content Security Policy|Connecting to|Fetch API"));

    [SkippableFact]
    public Task OnlyTheFrameMayCompile() => app.VisitAsync(async page =>
    {
        var inside = await page.APIRequest.GetAsync("/viewer/frame.html");
        Assert.Contains("sandbox allow-scripts", inside.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Contains("wasm-unsafe-eval", inside.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("*", inside.Headers["access-control-allow-origin"]);
        foreach (var address in new[] { "/", "/library", $"/documents/{Guid.NewGuid()}", "/js/original.js" })
        {
            var headers = (await page.APIRequest.GetAsync(address)).Headers;
            Assert.DoesNotContain("wasm", headers["content-security-policy"], StringComparison.Ordinal);
            Assert.False(headers.ContainsKey("access-control-allow-origin"), address);
        }
    });

    [SkippableTheory]
    [InlineData("html_as_pdf.pdf")]
    [InlineData("pdf_circular_ref.pdf")]
    [InlineData("pdf_flate_bomb2.pdf")]
    [InlineData("pdf_q_flood.pdf")]
    public Task AHostileFileLeavesThePageResponsive(string file) => app.VisitAsync(async page =>
    {
        var document = await UploadAsync(page, Bytes($"attacks/uploads/{file}"), file);
        await page.GotoAsync($"/documents/{document}");
        var tab = page.GetByRole(AriaRole.Tab, new() { Name = "원본" });
        Skip.If(await tab.CountAsync() == 0, "The file is refused before it could be drawn.");
        await page.EvaluateAsync("() => { window.longest = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.longest = Math.max(window.longest, e.duration); }).observe({ type: 'longtask' }); }");
        await tab.ClickAsync();
        await page.WaitForFunctionAsync("() => !document.getElementById('original-fallback').hidden || document.getElementById('original-state').textContent.includes('쪽')", null, new() { Timeout = UntilGivenUp });
        Assert.InRange(await page.EvaluateAsync<double>("() => window.longest"), 0, 1000);
        // Either the page is drawn, or the text is there and says why.
        var drawn = await page.Locator(".original iframe").CountAsync() == 1;
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = drawn ? "원본" : "글" })).ToHaveAttributeAsync("aria-selected", "true");
    }, new(Manager, Expected: ".*"));

    [SkippableFact]
    public Task WhatCannotBeDrawnIsShownAsText() => app.VisitAsync(async page =>
    {
        var whole = Bytes("samples/pdf/derivedLO__mois_press.pdf");
        var document = await UploadAsync(page, whole, "torn.pdf");
        await OpenAtASentenceAsync(page, document);
        await page.RouteAsync("**/file", route => route.FulfillAsync(new() { BodyBytes = whole[..200] }));
        await page.GetByRole(AriaRole.Tab, new() { Name = "원본" }).ClickAsync();
        await Expect(page.Locator("#original-fallback")).ToHaveTextAsync(new Regex("글을 보여 드립니다"));
        await Expect(page.Locator("#cited")).ToBeVisibleAsync();
        await Expect(page.Locator("iframe")).ToHaveCountAsync(0);
    }, new(Manager, Expected: "^Warning: "));

    /// <summary>The first sentence of the text that is long enough to be told from others, as a citation would open it.</summary>
    private static async Task OpenAtASentenceAsync(IPage page, string document)
    {
        await page.GotoAsync($"/documents/{document}");
        // Where a passage begins, the text as read carries its id.
        var sentence = page.Locator("#text-pane :is(p, h2, h3, h4, h5, h6)[id^='p-']").Filter(new() { HasTextRegex = new Regex("[가-힣].{10}") }).First;
        var passage = await sentence.GetAttributeAsync("id");
        var words = (await sentence.TextContentAsync())!.Split('\n')[0].Trim();
        await page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"/documents/{document}?passage={passage![2..]}&quote={Uri.EscapeDataString(words)}"));
    }

    private static byte[] Bytes(string file)
    {
        Skip.If(Checkout.Shared is null, Checkout.NoShared);
        var path = Path.Combine(Checkout.Shared!, file);
        Skip.IfNot(File.Exists(path), $"{file} is missing.");
        return File.ReadAllBytes(path);
    }

    /// <summary>Uploads a file and waits until it is read or refused.</summary>
    /// <returns>The document's id.</returns>
    private static async Task<string> UploadAsync(IPage page, byte[] bytes, string name)
    {
        var form = page.APIRequest.CreateFormData();
        form.Set("collection", "시험");
        form.Set("visibility", "everyone");
        form.Set("files", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        var reply = await page.APIRequest.PostAsync("/api/documents", new() { Multipart = form });
        using var said = JsonDocument.Parse(await reply.TextAsync());
        var document = said.RootElement.GetProperty("files")[0].GetProperty("documentId").GetString()!;
        for (var state = ""; state is not ("Ready" or "Failed"); await Task.Delay(50))
        {
            using var rows = JsonDocument.Parse(await (await page.APIRequest.GetAsync($"/api/documents/{document}")).TextAsync());
            state = rows.RootElement.GetProperty("versions")[0].GetProperty("state").GetString();
        }
        return document;
    }
}
