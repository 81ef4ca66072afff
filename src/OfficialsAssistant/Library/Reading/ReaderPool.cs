using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library.Reading;

/// <summary>The child processes of this server: started when first needed, kept warm, replaced when a file breaks one.</summary>
public sealed class ReaderPool(IOptions<StorageOptions> storage, IOptions<LibraryOptions> options, ILogger<ReaderPool> log) : IDisposable
{
    private readonly SemaphoreSlim places = new(options.Value.Readers);
    private readonly ConcurrentQueue<ReaderProcess> idle = new();
    private int started;

    /// <summary>Starts a process ahead of the first file.</summary>
    public void Warm() => _ = Task.Run(() =>
    {
        if (!idle.IsEmpty || !places.Wait(0)) return;
        try
        {
            idle.Enqueue(Start());
        }
        finally
        {
            places.Release();
        }
    });

    public async Task<FileReadingResult> ReadAsync(ReadOnlyMemory<byte> bytes, string fileName, Action<ReadPages>? pages, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        ReaderProcess? reader = null;
        try
        {
            reader = Take();
            return await reader.ReadAsync(bytes, fileName, ReaderLimits.Time(bytes.Length), pages, cancellationToken);
        }
        finally
        {
            if (reader is { Usable: true }) idle.Enqueue(reader);
            else reader?.Dispose();
            places.Release();
        }
    }

    public void Dispose()
    {
        while (idle.TryDequeue(out var reader)) reader.Dispose();
        places.Dispose();
    }

    private ReaderProcess Take()
    {
        while (idle.TryDequeue(out var reader))
        {
            if (reader.Usable) return reader;
            reader.Dispose();
        }
        return Start();
    }

    private ReaderProcess Start()
    {
        if (Interlocked.Increment(ref started) == 1) Prepare();
        return ReaderProcess.Start(Path.Combine(storage.Value.ReadersFolder, $"{Environment.ProcessId}-{Guid.NewGuid():N}"), log);
    }

    private void Prepare()
    {
        if (!ReaderLaunch.NetworkClosed)
            log.LogWarning("The system refuses network namespaces to this account, so the processes that read files could open connections; allow unprivileged user namespaces, or close the network of the service otherwise");
        RemoveLeftovers();
    }

    // What killed servers left behind. Another server on this folder may be at work: its folders are young or its process lives.
    private void RemoveLeftovers()
    {
        if (!Directory.Exists(storage.Value.ReadersFolder)) return;
        foreach (var folder in Directory.EnumerateDirectories(storage.Value.ReadersFolder))
        {
            if (Directory.GetLastWriteTimeUtc(folder) > DateTime.UtcNow.AddMinutes(-10) || IsAlive(Path.GetFileName(folder).Split('-')[0])) continue;
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsAlive(string processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(int.Parse(processId, System.Globalization.CultureInfo.InvariantCulture));
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
