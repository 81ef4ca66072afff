using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.SignalR.Client;
using OfficialsAssistant.Tests.Support;

namespace OfficialsAssistant.Benchmarks;

/// <summary>The three figures of the trunk: first text in the browser, added time to the first token, 200 watched turns.</summary>
internal static class LoadBenchmarks
{
    private const string Question = "당직명령은 며칠 전까지 내야 합니까?";
    private const int Turns = 200;
    private const int WarmUp = 20;
    private const int PartsPerTurn = 360;
    private const int WordsPerSentence = 15;

    /// <summary>Between one question and the next: asked by people, not at one stroke.</summary>
    private static readonly TimeSpan AskInterval = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan PartInterval = TimeSpan.FromMilliseconds(1000.0 / 30);

    public static readonly IReadOnlyList<string> All = ["first-text", "first-token", "watch"];

    public static async Task<int> RunAsync(IReadOnlyList<string> which)
    {
        using var folder = new TempFolder();
        var data = Path.Combine(folder.Path, "data");
        await using var model = await ScriptedModelServer.StartAsync();
        await using (var first = await AppProcess.StartAsync(data)) await first.WaitUntilReadyAsync();

        var met = true;
        if (which.Contains("first-text")) met &= await FirstTextAsync(data);
        if (which.Contains("first-token")) met &= await FirstTokenAsync(data, model);
        if (which.Contains("watch")) met &= await WatchedTurnsAsync(data, model);
        return met ? 0 : 1;
    }

    private static async Task<bool> FirstTextAsync(string data)
    {
        var visible = await FirstTextBenchmark.RunAsync(data);
        Console.WriteLine($"first text visible in Chromium, extractive, after Send:  {visible} (p95 must be ≤ 150)");
        return visible.Percentile(.95) <= 150;
    }

    private static Task<AppProcess> StartAsync(string data, ScriptedModelServer model) => AppProcess.StartAsync(data, 0,
        [.. model.Settings.Select(s => (s.Key, s.Value!)), ("Chat:OpenTurnsPerOfficial", "100000"),
            ("Logging:LogLevel:Default", "Warning"), ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information")]);

    /// <summary>Endpoint alone, behind a bare hub, behind the product: round by round, so that the machine's moods meet all three.</summary>
    private static async Task<bool> FirstTokenAsync(string data, ScriptedModelServer model)
    {
        model.TokenDelay = TimeSpan.Zero;
        model.Always(ScriptedReply.Text("당직명령은 근무예정일 전에 소속기관의 장이 발령합니다. [1] 자세한 내용은 원문을 확인해 주세요. [1]"));
        await using var app = await StartAsync(data, model);
        await app.WaitUntilReadyAsync();
        await using var client = await app.ConnectAsync();
        await using var hub = await BareHubProcess.StartAsync(model.Address);
        using var http = new HttpClient { BaseAddress = new Uri(model.Address, "/v1/") };
        Figures direct = new(), bare = new(), ours = new(), added = new();
        for (var round = -50; round < 400; round++)
        {
            var d = await TimeToFirstAsync(Endpoint.StreamAsync(http, Question, default), Stopwatch.GetTimestamp());
            var b = await TimeToFirstAsync(hub.Connection.StreamAsync<string>("Relay", Question), Stopwatch.GetTimestamp());
            var asked = await client.AskAsync(Question);
            var acknowledged = Stopwatch.GetTimestamp();
            var o = double.NaN;
            await foreach (var message in client.Follow(asked.TurnId))
                if (message.Kind == "text" && double.IsNaN(o)) o = Stopwatch.GetElapsedTime(acknowledged).TotalMilliseconds;
            if (round < 0) continue;
            direct.Add(d);
            bare.Add(b);
            ours.Add(o);
            added.Add(o - d);
        }
        Console.WriteLine($"first token, endpoint called directly:                   {direct}");
        Console.WriteLine($"first token, bare hub relaying it:                       {bare}");
        Console.WriteLine($"first token, product, from the acknowledgement:          {ours}");
        var p99 = ours.Percentile(.99) - bare.Percentile(.99);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"added over the endpoint p50: {added.Percentile(.5):0.0} ms (must be ≤ 5); p99 above the bare hub: {p99:0.0} ms (must be ≤ 15)"));
        return added.Percentile(.5) <= 5 && p99 <= 15;
    }

    private static async Task<double> TimeToFirstAsync(IAsyncEnumerable<string> stream, long began)
    {
        var first = double.NaN;
        await foreach (var _ in stream)
            if (double.IsNaN(first)) first = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return first;
    }

    private static async Task<bool> WatchedTurnsAsync(string data, ScriptedModelServer model)
    {
        model.TokenDelay = PartInterval;
        await using var hub = await BareHubProcess.StartAsync(model.Address);
        var bare = new Figures();
        // A few first, unmeasured, for both: code that runs for the first time is compiled.
        Script(model, WarmUp);
        await RelayAsync(hub, WarmUp, new Figures());
        Script(model, Turns);
        await RelayAsync(hub, Turns, bare);

        await using var app = await StartAsync(data, model);
        await app.WaitUntilReadyAsync();
        var cookies = await app.CookiesAsync("official");
        var watched = new Watched();
        Script(model, WarmUp);
        await WatchAsync(app, cookies, WarmUp, new Watched());
        Script(model, Turns);
        await WatchAsync(app, cookies, Turns, watched);

        Console.WriteLine($"{Turns} watched streams, 30 messages/s, bare hub:          {bare}");
        Console.WriteLine($"{Turns} watched turns, 30 messages/s, product:            {watched.Delivery}");
        var ratio = watched.Delivery.Percentile(.99) / bare.Percentile(.99);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lost {watched.Lost}, repeated {watched.Repeated} (must be 0); p99 ratio {ratio:0.00} (must be ≤ 1.5)"));
        return watched is { Lost: 0, Repeated: 0 } && ratio <= 1.5;
    }

    /// <summary>
    /// Sentences whose every token carries the moment it was sent (clocks are one machine's). Writing begins when all have
    /// asked, so that every measured part travels while all of them are watched; not in step, as no two models are.
    /// </summary>
    private static void Script(ScriptedModelServer model, int streams)
    {
        var all = model.WaitForRequestsAsync(model.Requests.Count + streams);
        model.Always(ScriptedReply
            .Generating(PartsPerTurn, i => $"{SentMark.Of(i)}{(i % WordsPerSentence == WordsPerSentence - 1 ? "입니다.\n" : " ")}")
            .WithStartAfter(async () =>
            {
                await all;
                await Task.Delay(Random.Shared.Next(2000));
            }));
    }

    private static Task RelayAsync(BareHubProcess hub, int streams, Figures figures) => Task.WhenAll(Enumerable.Range(0, streams).Select(async i =>
    {
        await Task.Delay(AskInterval * i);
        await using var connection = await hub.ConnectAsync();
        await foreach (var text in connection.StreamAsync<string>("Relay", Question)) Stamp(text, figures);
    }));

    private static Task WatchAsync(AppProcess app, string cookies, int turns, Watched watched) => Task.WhenAll(Enumerable.Range(0, turns).Select(async turn =>
    {
        await Task.Delay(AskInterval * turn);
        await using var client = await app.ConnectWithAsync(cookies);
        var asked = await client.AskAsync(Question);
        var last = 0;
        var text = new System.Text.StringBuilder();
        await foreach (var message in client.Follow(asked.TurnId))
        {
            if (message.N <= last) Interlocked.Increment(ref watched.Repeated);
            last = message.N;
            if (message.Kind == "text")
            {
                Stamp(message.Text!, watched.Delivery);
                text.Append(message.Text);
            }
            if (message.Kind == "closed" && message.Text != text.ToString()) Interlocked.Increment(ref watched.Lost);
        }
        var arrived = SentMark.In(text.ToString()).Select(mark => mark.Number).ToHashSet();
        Interlocked.Add(ref watched.Lost, PartsPerTurn - arrived.Count);
    }));

    private sealed class Watched
    {
        public Figures Delivery { get; } = new();
        public int Lost;
        public int Repeated;
    }

    private static void Stamp(string text, Figures figures)
    {
        foreach (var (_, sent) in SentMark.In(text)) figures.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
    }
}
