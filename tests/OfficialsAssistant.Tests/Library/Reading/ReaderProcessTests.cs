using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Library.Reading;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Library.Reading;

/// <summary>The real child process, fed with files that do it harm.</summary>
public sealed class ReaderProcessTests : IDisposable
{
    private static readonly byte[] Rule = Encoding.UTF8.GetBytes("# 당직 규칙\n제1조(목적) 당직을 정한다.\n");
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private readonly TempFolder folder = new();

    private ReaderProcess Start() => ReaderProcess.Start(Path.Combine(folder.Path, Guid.NewGuid().ToString("N")), NullLogger.Instance);

    [Fact]
    public async Task OneProcessReadsManyFilesAndItsFolderGoesWithIt()
    {
        var reader = Start();
        for (var i = 0; i < 3; i++)
        {
            var read = await reader.ReadAsync(Rule, "duty.md", Long, null, default);
            Assert.Equal("당직 규칙", read.Result.Document!.Title);
            Assert.Equal(FileKind.Markdown, read.Format);
            Assert.Equal(read.Result.Document.PlainText(TextKinds.All), DocumentTextJson.Read(read.Json).PlainText(TextKinds.All));
            Assert.InRange(read.PeakBytes, 1, ReaderLimits.ResidentBytes);
        }
        Assert.Equal(ReadRefusal.UnknownFormat, (await reader.ReadAsync(new byte[] { 1, 2, 3 }, "x.bin", Long, null, default)).Result.Refusal);
        Assert.True(reader.Usable);
        Assert.NotEmpty(Directory.GetDirectories(folder.Path));
        reader.Dispose();
        Assert.Empty(Directory.GetDirectories(folder.Path));
    }

    [Fact]
    public async Task AFileThatTakesTooMuchMemoryIsRefused()
    {
        using var reader = Start();
        var paragraphs = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("가\n\n", 5_000_000)));
        var read = await reader.ReadAsync(paragraphs, "many.txt", Long, null, default);
        Assert.Equal(ReadRefusal.TookTooMuchMemory, read.Result.Refusal);
        Assert.InRange(read.PeakBytes, 1, ReaderLimits.ResidentBytes);
        Assert.False(reader.Usable);
    }

    [Fact]
    public async Task AFileThatBecomesTooMuchTextIsRefused()
    {
        using var reader = Start();
        var paragraphs = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("가\n\n", 1_000_000)));
        Assert.Equal(ReadRefusal.TooMuchInside, (await reader.ReadAsync(paragraphs, "many.txt", Long, null, default)).Result.Refusal);
        Assert.Equal("당직 규칙", (await reader.ReadAsync(Rule, "duty.md", Long, null, default)).Result.Document!.Title);
    }

    [Fact]
    public async Task AProcessThatIsKilledRefusesItsFile()
    {
        using var reader = Start();
        await reader.ReadAsync(Rule, "duty.md", Long, null, default);
        Process.GetProcessById(reader.Id).Kill();
        Assert.Equal(ReadRefusal.ReaderDied, (await reader.ReadAsync(Rule, "duty.md", Long, null, default)).Result.Refusal);
        Assert.False(reader.Usable);
    }

    [SkippableFact]
    public async Task AProcessThatHangsIsEnded()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Stopping a process needs SIGSTOP.");
        using var reader = Start();
        await reader.ReadAsync(Rule, "duty.md", Long, null, default);
        await Process.Start("kill", ["-STOP", $"{reader.Id}"]).WaitForExitAsync();
        var clock = Stopwatch.StartNew();
        Assert.Equal(ReadRefusal.TookTooLong, (await reader.ReadAsync(Rule, "duty.md", TimeSpan.FromMilliseconds(300), null, default)).Result.Refusal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.3, 5);
        Assert.False(reader.Usable);
    }

    [Fact]
    public async Task CancellingEndsTheProcess()
    {
        using var reader = Start();
        using var stop = new CancellationTokenSource();
        var paragraphs = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("가\n\n", 1_000_000)));
        var reading = reader.ReadAsync(paragraphs, "many.txt", Long, null, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.False(reader.Usable);
    }

    [SkippableFact]
    public async Task TheChildHasNeitherNetworkNorOurEnvironment()
    {
        Skip.IfNot(ReaderLaunch.NetworkClosed, "This system refuses network namespaces to this account.");
        using var reader = Start();
        await reader.ReadAsync(Rule, "duty.md", Long, null, default);
        var network = await File.ReadAllLinesAsync($"/proc/{reader.Id}/net/dev");
        Assert.Equal(["lo"], network.Skip(2).Select(line => line.Split(':')[0].Trim()));
        var environment = (await File.ReadAllTextAsync($"/proc/{reader.Id}/environ")).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split('=')[0]);
        Assert.All(environment, name => Assert.True(name.StartsWith("DOTNET_", StringComparison.Ordinal) || name is "PATH" or "HOME" or "TMP" or "TEMP" or "TMPDIR" or "PWD" or "LD_LIBRARY_PATH", name));
    }

    public void Dispose() => folder.Dispose();
}
