using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.BrowserTests.Support;

/// <summary>The built program over two small documents, a scripted model and a browser to look at it: one for each test class.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync of IAsyncLifetime
public class BrowserApp : IAsyncLifetime
#pragma warning restore CA1001
{
    private const float LongestWait = 20_000;

    private readonly TempFolder folder = new();
    private AppProcess app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public ScriptedModelServer Model { get; private set; } = null!;

    public Uri Address => app.Address;

    private string Data => Path.Combine(folder.Path, "data");

    /// <summary>Settings on top of demo mode with the scripted model.</summary>
    protected virtual (string Key, string Value)[] Settings => [("Library:Sample", "false")];

    protected virtual Task FillLibraryAsync() => ImportAsync(("duty.md", SampleRules.Duty), ("audit.md", SampleRules.Secret));

    public async Task InitializeAsync()
    {
        if (!Chromium.Installed) return;
        Assertions.SetDefaultExpectTimeout(LongestWait);
        await FillLibraryAsync();
        Model = await ScriptedModelServer.StartAsync();
        await StartAsync(port: 0);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(Chromium.Launch);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null) await app.DisposeAsync();
        if (Model is not null) await Model.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>kill -9.</summary>
    public void KillServer() => app.Kill();

    /// <summary>Where it was, on what it left.</summary>
    public Task StartAgainAsync() => StartAsync(app.Address.Port);

    /// <summary>The same server for something other than a browser.</summary>
    public Task<ChatClient> ConnectAsync(string account) => app.ConnectAsync(account);

    /// <summary>
    /// Runs a test in a browser profile of its own, signed in. It fails too when a page wrote an error to the console, broke the
    /// content security policy or asked another server for anything. A failed test leaves its trace in TestResults.
    /// </summary>
    public async Task VisitAsync(Func<IPage, Task> test, VisitOptions? options = null, [CallerMemberName] string name = "")
    {
        Skip.IfNot(Chromium.Installed, Chromium.Missing);
        options ??= new();
        await using var profile = await ProfileAsync(options);
        var faults = WatchFaults(profile, options);
        await profile.Tracing.StartAsync(new() { Snapshots = true });
        var passed = false;
        try
        {
            await test(await profile.NewPageAsync());
            Assert.Empty(faults);
            passed = true;
        }
        finally
        {
            await profile.Tracing.StopAsync(new() { Path = passed ? null : Path.Combine(Checkout.Root, "TestResults", $"{name}.zip") });
        }
    }

    /// <summary>Another person's browser, or another device of the same one, within a test.</summary>
    public async Task<IBrowserContext> ProfileAsync(VisitOptions options)
    {
        var profile = await browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = options.Size,
            JavaScriptEnabled = options.JavaScript,
            Locale = "ko-KR",
        });
        profile.SetDefaultTimeout(LongestWait);
        if (options.Account is { } account) await profile.AddCookiesAsync((await app.CookiesAsync(account)).Split("; ").Select(AsCookie));
        if (options.HighContrast) await profile.AddCookiesAsync([AsCookie("contrast=high")]);
        return profile;
    }

    protected async Task ImportAsync(params (string Name, string Text)[] documents)
    {
        var source = Directory.CreateDirectory(Path.Combine(folder.Path, "documents")).FullName;
        foreach (var (name, text) in documents) await File.WriteAllTextAsync(Path.Combine(source, name), text);
        using var import = Process.Start(new ProcessStartInfo("dotnet", [AppProcess.Built("OfficialsAssistant.Evals"), "import", source, "--data", Data]) { RedirectStandardOutput = true })!;
        var said = await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();
        if (import.ExitCode != 0) throw new InvalidOperationException($"The documents could not be imported: {said}");
    }

    private async Task StartAsync(int port)
    {
        var model = Model.Settings.Select(s => (s.Key, s.Value!));
        app = await AppProcess.StartAsync(Data, port, [.. model, .. Settings]);
        await app.WaitUntilReadyAsync();
    }

    private Cookie AsCookie(string pair)
    {
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        return new() { Name = pair[..at], Value = pair[(at + 1)..], Url = Address.ToString() };
    }

    private List<string> WatchFaults(IBrowserContext profile, VisitOptions options)
    {
        var faults = new List<string>();
        profile.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !Regex.IsMatch(message.Text, options.Expected)) faults.Add($"{message.Type}: {message.Text}");
        };
        profile.WebError += (_, error) => faults.Add($"exception: {error.Error}");
        profile.Request += (_, request) =>
        {
            // A blob is the page's own memory.
            if (!request.Url.StartsWith("blob:", StringComparison.Ordinal) && new Uri(request.Url).Authority != Address.Authority) faults.Add($"request: {request.Url}");
        };
        return faults;
    }
}

/// <summary>Who looks, and at what kind of screen.</summary>
/// <param name="Account">A demo account, or null for somebody who has not signed in.</param>
/// <param name="Expected">Pattern of console lines that belong to the test (a page asked for that is not there).</param>
public sealed record VisitOptions(string? Account = "official", bool Phone = false, bool HighContrast = false, bool JavaScript = true, string Expected = "^$")
{
    public ViewportSize Size => Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 };
}

/// <summary>The same over the sample library of demo mode.</summary>
public sealed class SampleApp : BrowserApp
{
    protected override (string Key, string Value)[] Settings => [];

    protected override Task FillLibraryAsync() => Task.CompletedTask;
}
