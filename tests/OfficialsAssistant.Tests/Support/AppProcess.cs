using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Chat;

namespace OfficialsAssistant.Tests.Support;

/// <summary>The built program as a process of its own, on a free port of this machine: for what a test host cannot show (kill, start, a browser).</summary>
public sealed partial class AppProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppProcess(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>Everything the program wrote to standard error.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Everything the program wrote to standard output.</summary>
    public List<string> Output { get; } = [];

    /// <summary>The program as the build left it, of the same configuration as the tests.</summary>
    public static string Program { get; } = Built("OfficialsAssistant.Web");

    /// <summary>A program of the solution beside the running test project: tests/X/bin/… → src/Y/bin/….</summary>
    public static string Built(string project)
    {
        var inTests = Path.GetRelativePath(Path.Combine(Checkout.Root, "tests"), AppContext.BaseDirectory);
        var output = inTests[(inTests.IndexOf(Path.DirectorySeparatorChar, StringComparison.Ordinal) + 1)..];
        return Path.Combine(Checkout.Root, "src", project, output, project + ".dll");
    }

    /// <summary>Starts it in demo mode and returns once it listens.</summary>
    /// <param name="settings">Given as command-line settings.</param>
    public static async Task<AppProcess> StartAsync(string dataFolder, int port = 0, params (string Key, string Value)[] settings)
    {
        var app = Launch(["--Mode=Demo", $"--Storage:Path={dataFolder}", $"--urls=http://127.0.0.1:{port}", .. settings.Select(s => $"--{s.Key}={s.Value}")]);
        var started = await Task.WhenAny(app.listening.Task, app.process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(60)));
        if (started != app.listening.Task)
        {
            app.Kill();
            throw new InvalidOperationException($"The program did not start: {string.Join('\n', app.Errors)}");
        }
        app.Address = await app.listening.Task;
        return app;
    }

    /// <summary>Runs a program until it ends; for starts that must fail.</summary>
    /// <param name="program">Null: the web host.</param>
    public static async Task<EndedProcess> RunAsync(IReadOnlyList<string> arguments, string? input = null, string? program = null)
    {
        var app = Launch(arguments, program);
        if (input is not null) await app.process.StandardInput.WriteLineAsync(input);
        app.process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await app.process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            app.Kill();
            throw new InvalidOperationException("The program went on although it should have ended.");
        }
        return new EndedProcess(app.process.ExitCode, string.Join('\n', app.Errors), string.Join('\n', app.Output));
    }

    private static AppProcess Launch(IReadOnlyList<string> arguments, string? program = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(program ?? Program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // What the machine of the tests has set is not what the test says.
        foreach (var name in new[] { "Mode", "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT" }) start.Environment.Remove(name);
        var app = new AppProcess(new Process { StartInfo = start });
        app.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            app.Output.Add(line.Data);
            if (ListeningLine().Match(line.Data) is { Success: true } match) app.listening.TrySetResult(new Uri(match.Groups[1].Value));
        };
        app.process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null) app.Errors.Add(line.Data);
        };
        app.process.Start();
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        return app;
    }

    public int Id => process.Id;

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Sends SIGTERM, as a service manager does.</summary>
    public void Terminate() => Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Waits until it can answer.</summary>
    public async Task<AppProcess> WaitUntilReadyAsync(TimeSpan? limit = null)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var timeout = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(90));
        while (true)
        {
            using var reply = await client.GetAsync("/health/ready", timeout.Token);
            if (reply.IsSuccessStatusCode) return this;
            await Task.Delay(20, timeout.Token);
        }
    }

    /// <summary>A SignalR connection of a demo account over a real socket.</summary>
    public async Task<ChatClient> ConnectAsync(string account = "official") => await ConnectWithAsync(await CookiesAsync(account));

    public async Task<string> CookiesAsync(string account)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = Address };
        return await SignIn.CookiesAsync(client, account);
    }

    public async Task<ChatClient> ConnectWithAsync(string cookies)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(Address, "/hubs/chat"), o =>
            {
                o.Headers["Cookie"] = cookies;
                o.SkipNegotiation = true;
                o.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            })
            .AddJsonProtocol(o => AnswerJson.Configure(o.PayloadSerializerOptions))
            .Build();
        await connection.StartAsync();
        return new ChatClient(connection);
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningLine();
}

/// <summary>How a program ended and what it said.</summary>
public sealed record EndedProcess(int ExitCode, string Errors, string Output);
