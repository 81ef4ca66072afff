using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace OfficialsAssistant.Live;

/// <summary>
/// An append-only log with numbered entries (from 1, no gaps) that many follow while it grows: whoever comes late or comes
/// back replays from the number it has. In this process alone; what must outlive it is stored by the log's user.
/// </summary>
public sealed class LiveLog<T>
{
    private readonly Lock gate = new();
    private readonly List<T> entries = [];
    private readonly List<Channel<bool>> followers = [];
    private bool closed;

    /// <summary>Number of the last entry; 0 when empty.</summary>
    public int Last
    {
        get { lock (gate) return entries.Count; }
    }

    /// <returns>The entry's number.</returns>
    public int Append(params ReadOnlySpan<T> more)
    {
        lock (gate)
        {
            if (closed) throw new InvalidOperationException("The log is closed.");
            entries.AddRange(more);
            Wake();
            return entries.Count;
        }
    }

    /// <summary>No entry will follow; followers end once they have read what is there.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Wake();
        }
    }

    /// <summary>Entries after <paramref name="after"/>, without waiting.</summary>
    public IReadOnlyList<T> Since(int after)
    {
        lock (gate) return after >= entries.Count ? [] : entries.GetRange(after, entries.Count - after);
    }

    /// <summary>Entries after the given number, as they come, in batches: a slow reader gets larger ones, never a queue of its own.</summary>
    public async IAsyncEnumerable<LiveBatch<T>> FollowAsync(int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A signal that is used again and again: a wait for each entry of each follower was an eighth of all memory a stream took.
        var grown = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        await using var cancelled = cancellationToken.UnsafeRegister(static signal => ((Channel<bool>)signal!).Writer.TryComplete(), grown);
        lock (gate) followers.Add(grown);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                LiveBatch<T> batch = default;
                bool ended;
                lock (gate)
                {
                    if (entries.Count > after) batch = new(CollectionsMarshal.AsSpan(entries)[after..].ToArray(), entries.Count);
                    ended = closed;
                }
                if (batch.Last > 0)
                {
                    after = batch.Last;
                    yield return batch;
                }
                else if (ended) yield break;
                else if (await grown.Reader.WaitToReadAsync(CancellationToken.None)) grown.Reader.TryRead(out _);
            }
        }
        finally
        {
            lock (gate) followers.Remove(grown);
        }
    }

    // Followers go on on threads of their own: whoever appends does not run them.
    private void Wake()
    {
        foreach (var follower in followers) follower.Writer.TryWrite(true);
    }
}

/// <summary>Consecutive entries; <paramref name="Last"/> is the number of the last one.</summary>
public readonly record struct LiveBatch<T>(IReadOnlyList<T> Entries, int Last)
{
    public int First => Last - Entries.Count + 1;
}
