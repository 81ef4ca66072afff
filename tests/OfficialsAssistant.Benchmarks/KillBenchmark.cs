using OfficialsAssistant.Tests.Support;

namespace OfficialsAssistant.Benchmarks;

/// <summary>kill -9 at random moments of sends and streams, and what every page saw held against what the server says afterwards.</summary>
internal static class KillBenchmark
{
    public static async Task<int> RunAsync(int kills)
    {
        using var folder = new TempFolder();
        await using var model = await ScriptedModelServer.StartAsync();
        model.TokenDelay = TimeSpan.FromMilliseconds(30);
        var data = Path.Combine(folder.Path, "data");
        await using (var app = await AppProcess.StartAsync(data)) await app.WaitUntilReadyAsync();
        var scenario = new KillScenario(data, model.Address, "당직명령은 며칠 전까지 내야 합니까?");
        var seed = Environment.TickCount;
        await scenario.RunAsync(kills, seed);
        Console.WriteLine($"{kills} kills (seed {seed}): {scenario.Acknowledged} turns acknowledged, {scenario.Interrupted} interrupted, {scenario.Resets} resets, {scenario.Faults.Count} faults");
        foreach (var fault in scenario.Faults) Console.WriteLine(fault);
        return scenario.Faults.Count == 0 ? 0 : 1;
    }
}
