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

    /// <summary>Raised after each step of this process's worker that changed something.</summary>
    public event Action<IngestProgress>? Changed;

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
}
