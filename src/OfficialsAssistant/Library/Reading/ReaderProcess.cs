using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Formats.Serving;

namespace OfficialsAssistant.Library.Reading;

/// <summary>
/// One child process that reads files, one after another. Whatever becomes of it (death, time, memory, nonsense) is a
/// refusal of the file it was reading; it is then no longer <see cref="Usable"/>.
/// </summary>
public sealed class ReaderProcess : IDisposable
{
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(50);

    private readonly Process process;
    private readonly string folder;
    private readonly ILogger log;
    private readonly StringBuilder errors = new();
    private int files;
    private bool faulted;

    private ReaderProcess(Process process, string folder, ILogger log)
    {
        (this.process, this.folder, this.log) = (process, folder, log);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    /// <param name="folder">Its own, made here and removed with it.</param>
    public static ReaderProcess Start(string folder, ILogger log)
    {
        Directory.CreateDirectory(folder);
        return new ReaderProcess(Process.Start(ReaderLaunch.Of(folder))!, folder, log);
    }

    public int Id => process.Id;

    public bool Usable => !faulted && files < ReaderLimits.FilesPerProcess && !process.HasExited;

    /// <param name="longest">Time after which the file is refused.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the process was ended.</exception>
    public async Task<FileReadingResult> ReadAsync(ReadOnlyMemory<byte> bytes, string fileName, TimeSpan longest, Action<ReadPages>? pages, CancellationToken cancellationToken)
    {
        files++;
        ForgetPeak();
        using var ended = new CancellationTokenSource();
        var watching = WatchAsync(longest, ended.Token);
        FileReadingResult result;
        // A blocked pipe obeys no token; the end of the process ends it.
        using (cancellationToken.Register(Kill))
        {
            result = await ExchangeAsync(bytes, fileName, pages);
        }
        await ended.CancelAsync();
        var (peak, broken) = await watching;
        cancellationToken.ThrowIfCancellationRequested();
        if (broken is { } limit && result.Json is null) return FileReadingResult.Refused(limit, peak);
        return result with { PeakBytes = peak };
    }

    public void Dispose()
    {
        Kill();
        process.WaitForExit();
        process.Dispose();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException e)
        {
            // It is removed with the next start.
            log.LogWarning(e, "The folder of a reader could not be removed");
        }
    }

    private async Task<FileReadingResult> ExchangeAsync(ReadOnlyMemory<byte> bytes, string fileName, Action<ReadPages>? pages)
    {
        try
        {
            await ReaderWire.SendRequestAsync(process.StandardInput.BaseStream, fileName, bytes);
            return await ReceiveAsync(pages);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException)
        {
            Kill();
            await process.WaitForExitAsync();
            var said = Said();
            log.LogWarning("A reader process ended with {ExitCode} while it read a file: {Said}", process.ExitCode, said.Length > 0 ? said : e.Message);
            return FileReadingResult.Refused(said.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || said.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal)
                ? ReadRefusal.TookTooMuchMemory
                : ReadRefusal.ReaderDied);
        }
    }

    private async Task<FileReadingResult> ReceiveAsync(Action<ReadPages>? pages)
    {
        using var json = new MemoryStream();
        FileKind? kind = null;
        while (true)
        {
            var reply = await ReaderWire.ReceiveReplyAsync(process.StandardOutput.BaseStream);
            switch (reply.Kind)
            {
                case ReplyKind.Kind:
                    kind = reply.FileKind;
                    break;
                case ReplyKind.Page:
                    pages?.Invoke(reply.Pages);
                    break;
                case ReplyKind.Part when json.Length + reply.Payload.Length > ReaderServer.MaxReply:
                    throw new InvalidDataException("The reader sent more than it may.");
                case ReplyKind.Part:
                    json.Write(reply.Payload);
                    break;
                case ReplyKind.Read:
                    var whole = json.ToArray();
                    return new FileReadingResult(DocumentTextJson.Read(whole), whole, 0) { Format = kind };
                case ReplyKind.Refused:
                    faulted = reply.Refusal.Refusal == ReadRefusal.TookTooMuchMemory;
                    return FileReadingResult.Refused(reply.Refusal.Refusal, 0, reply.Refusal.Detail) with { Format = kind };
                default:
                    faulted = true;
                    log.LogWarning("A file broke its reader: {Said}", reply.Text);
                    return FileReadingResult.Refused(ReadRefusal.Malformed) with { Format = kind };
            }
        }
    }

    /// <summary>Ends the process when the file has taken too long or too much memory.</summary>
    /// <returns>Most memory it had, and the limit it broke.</returns>
    private async Task<(long Peak, ReadRefusal? Broken)> WatchAsync(TimeSpan longest, CancellationToken ended)
    {
        var started = Stopwatch.GetTimestamp();
        var peak = 0L;
        ReadRefusal? broken = null;
        while (broken is null)
        {
            peak = Math.Max(peak, Peak());
            if (peak > ReaderLimits.ResidentBytes) broken = ReadRefusal.TookTooMuchMemory;
            else if (Stopwatch.GetElapsedTime(started) > longest) broken = ReadRefusal.TookTooLong;
            else if (ended.IsCancellationRequested) break;
            else await Task.Delay(MemoryInterval, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (broken is not null)
        {
            faulted = true;
            Kill();
        }
        return (peak, broken);
    }

    private long Peak()
    {
        try
        {
            process.Refresh();
            return process.HasExited ? 0 : process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended at this moment.
            return 0;
        }
    }

    // Otherwise a file would answer for the peak of one before it.
    private void ForgetPeak()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogDebug(e, "The peak of a reader's memory cannot be set back");
        }
    }

    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private void Keep(string? line)
    {
        lock (errors)
            if (line is not null && errors.Length < 2000) errors.AppendLine(line);
    }

    private string Said()
    {
        lock (errors) return errors.ToString().Trim();
    }
}
