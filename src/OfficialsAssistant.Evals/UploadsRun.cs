using System.Diagnostics;
using OfficialsAssistant.Library;
using OfficialsAssistant.Library.Reading;

namespace OfficialsAssistant.Evals;

/// <summary>What came of one file.</summary>
/// <param name="File">Path inside the folder, with '/'.</param>
/// <param name="Outcome">read, refused (the file cannot be read, and its reason says why) or failed (the program broke on it).</param>
/// <param name="Reason">As an official sees it; null when read.</param>
/// <param name="PeakBytes">Most memory of the child process; for what the program reads itself, what its reading allocated.</param>
internal sealed record UploadResult(string File, string Outcome, string? Reason, double Milliseconds, long PeakBytes);

/// <summary>Stores each file, reads it where the product reads it, and splits it.</summary>
internal sealed class UploadsRun(FileStore files, VersionReading reading)
{
    public async Task<EvalReport<UploadResult>> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var progress = new ProgressLine(EvalTexts.Reading);
        var results = new List<UploadResult>(paths.Count);
        foreach (var path in paths)
        {
            results.Add(await ReadAsync(path, Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), cancellationToken));
            progress.Report(results.Count, paths.Count);
        }
        progress.End();
        return Report(results);
    }

    private async Task<UploadResult> ReadAsync(string path, string name, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            await using var content = File.OpenRead(path);
            var hash = await files.StoreAsync(content, cancellationToken);
            var read = await reading.ReadAsync(new ClaimedVersion(Guid.CreateVersion7(), Path.GetFileName(path), hash), _ => { }, cancellationToken);
            return Result(read.Fault ? "failed" : read.FailureReason is null ? "read" : "refused", read.FailureReason, read.PeakBytes);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Result("failed", e.Message, 0);
        }

        UploadResult Result(string outcome, string? reason, long peak) => new(name, outcome, reason, Math.Round(clock.Elapsed.TotalMilliseconds, 1), peak);
    }

    private static EvalReport<UploadResult> Report(List<UploadResult> results)
    {
        var failed = results.Count(r => r.Outcome == "failed");
        var metrics = new Dictionary<string, double>
        {
            ["read"] = results.Count(r => r.Outcome == "read"),
            ["refused"] = results.Count(r => r.Outcome == "refused"),
            ["failed"] = failed,
            ["slowestMilliseconds"] = results.Count == 0 ? 0 : results.Max(r => r.Milliseconds),
            ["peakMegabytes"] = results.Count == 0 ? 0 : Math.Round(results.Max(r => r.PeakBytes) / 1024.0 / 1024, 1),
            ["limitMegabytes"] = ReaderLimits.ResidentBytes / 1024 / 1024,
        };
        return new EvalReport<UploadResult>(
            "uploads", results.Count, results.Count - failed, 0, failed, metrics, [.. results.OrderBy(r => r.Outcome).ThenByDescending(r => r.Milliseconds).Take(10)], results);
    }
}
