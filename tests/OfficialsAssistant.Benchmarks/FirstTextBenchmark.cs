using Microsoft.Playwright;
using OfficialsAssistant.BrowserTests.Support;
using OfficialsAssistant.Tests.Support;

namespace OfficialsAssistant.Benchmarks;

/// <summary>From pressing Send on the start page until the first text of the answer stands on the page, in a real browser.</summary>
internal static class FirstTextBenchmark
{
    private const int Sends = 100;

    private static readonly string[] Questions =
    [
        "당직명령은 며칠 전까지 내야 합니까?", "당직일지는 몇 년간 보존합니까?", "관내 출장 여비는 얼마입니까?",
        "생성형 AI에 개인정보를 입력해도 됩니까?", "민원은 접수한 날부터 며칠 안에 처리합니까?",
    ];

    public static async Task<Figures> RunAsync(string data)
    {
        await using var app = await AppProcess.StartAsync(data);
        await app.WaitUntilReadyAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(Chromium.Launch);
        var page = await browser.NewPageAsync(new() { BaseURL = app.Address.ToString() });
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("button[name=account][value=official]");
        var figures = new Figures();
        for (var send = -5; send < Sends; send++)
        {
            await page.GotoAsync("/");
            await page.WaitForFunctionAsync("() => document.documentElement.dataset.hub === 'connected'");
            await page.FillAsync("textarea", Questions[(send + Questions.Length) % Questions.Length]);
            // Measured inside the page: a mutation observer sees the text in the frame in which it is put there.
            var milliseconds = await page.EvaluateAsync<double>("""
                () => new Promise(resolve => {
                  const seen = () => [...document.querySelectorAll('.turn.ai .md')].some(e => e.textContent.trim().length > 0);
                  const began = performance.now();
                  const observer = new MutationObserver(() => {
                    if (!seen()) return;
                    observer.disconnect();
                    requestAnimationFrame(() => resolve(performance.now() - began));
                  });
                  observer.observe(document.body, {childList: true, subtree: true, characterData: true});
                  document.querySelector('form.composer button[type=submit]').click();
                })
                """);
            if (send >= 0) figures.Add(milliseconds);
        }
        return figures;
    }
}
