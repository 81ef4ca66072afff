using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.Library;

/// <summary>Versions claimed together: each is read, what was read is stored, what there was no time for is given back.</summary>
internal sealed class IngestBatch(IReadOnlyList<ClaimedVersion> claimed, IngestRows rows, VersionReading reading, IngestSignal signal, TimeProvider time, ILogger log)
{
    // A person's upload waits no longer than this for a folder's batch.
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> open = new(claimed.Select(c => KeyValuePair.Create(c.VersionId, new CancellationTokenSource())));
    private readonly List<ReadVersion> read = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var listening = signal.OnCancelled(Cancel);
        try
        {
            await Renewing.WhileAsync(() => ReadAllAsync(cancellationToken), RenewAsync, IngestRows.Lease, time, log, cancellationToken);
        }
        catch
        {
            // Whatever it was, what is still ours waits for nobody: a stop, or a database that could not take the rows.
            await rows.HandBackAsync(claimed);
            throw;
        }
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var i = 0; i < claimed.Count; i++)
        {
            if (i > 0 && time.GetElapsedTime(started) > Turn)
            {
                await rows.HandBackAsync([.. claimed.Skip(i)]);
                break;
            }
            await ReadAsync(claimed[i], cancellationToken);
        }
        await StoreAsync(cancellationToken);
    }

    private async Task ReadAsync(ClaimedVersion version, CancellationToken cancellationToken)
    {
        var slow = reading.IsSlow(version);
        // What has been read does not wait for a file that may take its twenty seconds.
        if (slow) await StoreAsync(cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, open[version.VersionId].Token);
        try
        {
            read.Add(await reading.ReadAsync(version, pages => signal.Pages(version.VersionId, pages), either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A person stopped it, or it is another process's now: its row says which.
        }
        if (slow) await StoreAsync(cancellationToken);
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        if (read.Count == 0) return;
        await rows.StoreAsync(read, cancellationToken);
        log.LogInformation("Read {Versions} versions into {Passages} passages", read.Count, read.Sum(r => r.Passages.Count));
        foreach (var version in read) signal.RowChanged(version.VersionId);
        read.Clear();
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        var ours = await rows.RenewAsync(claimed, cancellationToken);
        foreach (var gone in open.Keys.Except(ours)) Cancel(gone);
    }

    private void Cancel(Guid versionId)
    {
        if (open.TryGetValue(versionId, out var token)) token.Cancel();
    }
}
