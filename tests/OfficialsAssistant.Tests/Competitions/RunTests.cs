using System.Diagnostics;
using OfficialsAssistant.Competitions.Bundles;
using OfficialsAssistant.Competitions.Runs;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Competitions;

/// <summary>The command as a process: killed, resumed, in another country.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TestCompetition competition = new();

    [Fact]
    public async Task ARunKilledAndResumedGivesTheSameBundle()
    {
        await competition.ScoreAsync();
        var expected = Root(competition.Out);
        var output = Path.Combine(competition.Root, "killed");
        foreach (var after in new[] { 400, 900, 1400 })
        {
            using var process = Start(["--out", output, "--pace", "60"], []);
            await Task.Delay(after);
            process.Kill();
            await process.WaitForExitAsync();
        }
        // A line torn by the kill is dropped.
        Directory.CreateDirectory(output);
        await File.AppendAllTextAsync(Path.Combine(output, "journal.jsonl"), "{\"key\":\"check/le");
        Assert.Equal(0, await EndAsync(Start(["--out", output], [])));
        Assert.Equal(expected, Root(output));
    }

    [Fact]
    public async Task AnotherCultureAndTimeZoneGiveTheSameBundle()
    {
        await competition.ScoreAsync();
        var output = Path.Combine(competition.Root, "abroad");
        Assert.Equal(0, await EndAsync(Start(["--out", output], [("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "America/St_Johns")])));
        Assert.Equal(Root(competition.Out), Root(output));
    }

    [Fact]
    public async Task ASecondProcessIsRefused()
    {
        Directory.CreateDirectory(competition.Out);
        using var journal = Journal.Open(Path.Combine(competition.Out, "journal.jsonl"));
        Assert.True((await competition.ScoreAsync()).Busy);
        Assert.Equal(2, await EndAsync(Start(["--out", competition.Out], [])));
    }

    [Fact]
    public async Task WhatIsFinishedIsNotDoneAgain()
    {
        var first = await competition.ScoreAsync();
        var second = await competition.ScoreAsync();
        Assert.True(first.Ran > 0);
        Assert.Equal((0, first.Ran), (second.Ran, second.Kept));
        Assert.Equal(first.Root, second.Root);
    }

    private static string Root(string output) => Manifest.RootOf(File.ReadAllBytes(Path.Combine(output, "bundle", Manifest.FileName)));

    private Process Start(string[] arguments, (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { AppProcess.Built("OfficialsAssistant.Evals"), "score", competition.Competition, competition.Submissions }.Concat(arguments)) start.ArgumentList.Add(argument);
        foreach (var (key, value) in environment) start.Environment[key] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<int> EndAsync(Process process)
    {
        using (process)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
    }

    public void Dispose() => competition.Dispose();
}
