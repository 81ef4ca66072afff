using System.Runtime.CompilerServices;

namespace OfficialsAssistant.Live;

/// <summary>
/// An append-only log with numbered entries (from 1, no gaps) that many follow while it grows: whoever comes late or comes
/// back replays from the number it has. In this process alone; what must outlive it is stored by the log's user.
/// </summary>
public sealed class LiveLog<T>
{
    private readonly Lock gate = new();
    private readonly List<T> entries = [];
    private TaskCompletionSource grown = NewSignal();
    private bool closed;

    /// <summary>Number of the last entry; 0 when empty.</summary>
    public int Last
    {
        get { lock (gate) return entries.Count; }
    }

    /// <returns>The entry's number.</returns>
    public int Append(params ReadOnlySpan<T> more)
    {
        TaskCompletionSource signal;
        int last;
        lock (gate)
        {
            if (closed) throw new InvalidOperationException("The log is closed.");
            entries.AddRange(more);
            last = entries.Count;
            signal = grown;
            grown = NewSignal();
        }
        signal.SetResult();
        return last;
    }

    /// <summary>No entry will follow; followers end once they have read what is there.</summary>
    public void Close()
    {
        lock (gate) closed = true;
        grown.TrySetResult();
    }

    /// <summary>Entries after <paramref name="after"/>, without waiting.</summary>
    public IReadOnlyList<T> Since(int after)
    {
        lock (gate) return after >= entries.Count ? [] : entries.GetRange(after, entries.Count - after);
    }

    /// <summary>Entries after the given number, as they come, in batches: a slow reader gets larger ones, never a queue of its own.</summary>
    public async IAsyncEnumerable<LiveBatch<T>> FollowAsync(int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            LiveBatch<T>? batch = null;
            Task signal;
            bool ended;
            lock (gate)
            {
                if (entries.Count > after) batch = new(entries.GetRange(after, entries.Count - after), entries.Count);
                signal = grown.Task;
                ended = closed;
            }
            if (batch is not null)
            {
                after = batch.Last;
                yield return batch;
            }
            else if (ended) yield break;
            else await signal.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Consecutive entries; <paramref name="Last"/> is the number of the last one.</summary>
public sealed record LiveBatch<T>(IReadOnlyList<T> Entries, int Last)
{
    public int First => Last - Entries.Count + 1;
}
