using System.Collections.Concurrent;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library;

/// <summary>How far the library is: versions that wait or are being read or indexed, that are ready, that failed.</summary>
public sealed record IngestProgress(int Queued, int Done, int Failed, int Total)
{
    public bool Finished => Queued == 0;
}

/// <summary>Wakes the worker of this process and tells its pages how far it is. Nothing depends on it: the rows are the truth.</summary>
public sealed class IngestSignal : IDisposable
{
    private readonly SemaphoreSlim _woken = new(0, 1);
    private readonly ConcurrentDictionary<Guid, ReadPages> _pages = new();

    /// <summary>Raised after each step of this process's worker that changed something.</summary>
    public event Action<IngestProgress>? Changed;

    /// <summary>Raised when the row of a version changed here, or more of its pages were read.</summary>
    public event Action<Guid>? Row;

    private event Action<Guid>? Cancelled;

    /// <summary>Pages of a version read so far in this process, or null.</summary>
    public ReadPages? PagesOf(Guid versionId) => _pages.GetValueOrDefault(versionId);

    public void Pages(Guid versionId, ReadPages pages)
    {
        _pages[versionId] = pages;
        Row?.Invoke(versionId);
    }

    /// <summary>The row says something else now than that it is being read.</summary>
    public void RowChanged(Guid versionId)
    {
        _pages.TryRemove(versionId, out _);
        Row?.Invoke(versionId);
    }

    /// <summary>Ends the reading of a version, where this process reads it; other processes see it in the row.</summary>
    public void Cancel(Guid versionId) => Cancelled?.Invoke(versionId);

    public IDisposable OnCancelled(Action<Guid> cancel)
    {
        Cancelled += cancel;
        return new Subscription(() => Cancelled -= cancel);
    }

    public void Wake()
    {
        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _woken.WaitAsync(atMost, cancellationToken);

    public void Report(IngestProgress progress) => Changed?.Invoke(progress);

    public void Dispose() => _woken.Dispose();

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
