using System.Diagnostics;
using System.Globalization;
using OfficialsAssistant.Tests.Support;

namespace OfficialsAssistant.Benchmarks;

/// <summary>Time from starting the process until /health/ready says yes, ours and the empty app's in turn.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 7;

    public static async Task<int> RunAsync()
    {
        using var folder = new TempFolder();
        var data = Path.Combine(folder.Path, "data");
        var first = Stopwatch.GetTimestamp();
        await using (var app = await AppProcess.StartAsync(data)) await app.WaitUntilReadyAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first start, sample library indexed: {Stopwatch.GetElapsedTime(first).TotalMilliseconds:0} ms (must be ≤ 30,000)"));

        var ours = new Figures();
        var empty = new Figures();
        var database = Path.Combine(folder.Path, "empty.db");
        await TimeAsync(Peer(database));
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await TimeAsync([AppProcess.Program, "--Mode=Demo", $"--Storage:Path={data}"]));
            empty.Add(await TimeAsync(Peer(database)));
        }
        Console.WriteLine($"start of the built program:  {ours} (restart must be ≤ 8,000)");
        Console.WriteLine($"empty app, EF and Identity:  {empty}");
        var ratio = ours.Percentile(.5) / empty.Percentile(.5);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio of medians: {ratio:0.00} (must be ≤ 2)"));
        return ratio <= 2 ? 0 : 1;
    }

    private static string[] Peer(string database) => [typeof(StartBenchmark).Assembly.Location, "empty-app", $"--database={database}"];

    private static async Task<double> TimeAsync(string[] program)
    {
        var port = FreePort.Next();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var start = new ProcessStartInfo("dotnet", [.. program, $"--urls=http://127.0.0.1:{port}"]) { RedirectStandardOutput = true };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            while (true)
            {
                try
                {
                    using var reply = await client.GetAsync("/health/ready");
                    if (reply.IsSuccessStatusCode) return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                }
                catch (HttpRequestException) when (!process.HasExited)
                {
                    // Not listening yet.
                }
                await Task.Delay(5);
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}

internal static class FreePort
{
    public static int Next()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
