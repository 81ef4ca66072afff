using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.Library;

/// <summary>Reads queued versions into passages and catches the index up. Runs on every node; Evals runs it until idle.</summary>
public sealed class IngestWorker(
    IngestRows rows, IndexFollower follower, FileStore files, IngestSignal signal, TimeProvider time, ILogger<IngestWorker> log) : BackgroundService
{
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(1);

    /// <summary>Works until the given versions (null: the whole library) are Ready or Failed, whichever process does it.</summary>
    public async Task<IngestProgress> RunUntilIdleAsync(IReadOnlyCollection<Guid>? versions, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var worked = await StepAsync(cancellationToken);
            var state = await rows.ProgressAsync(versions, cancellationToken);
            progress?.Report(state);
            if (state.Finished) return state;
            if (!worked) await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }
    }

    /// <summary>One batch: claim, read, store, index. False when there was nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var claimed = await rows.ClaimAsync(cancellationToken);
        if (claimed.Count > 0)
        {
            try
            {
                await Renewing.WhileAsync(() => ReadAsync(claimed, cancellationToken), done => rows.RenewAsync(claimed, done), IngestRows.Lease, time, log, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                await rows.HandBackAsync(claimed);
                throw;
            }
        }
        var indexed = await follower.CatchUpAsync(cancellationToken);
        return claimed.Count > 0 || indexed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var worked = false;
            try
            {
                worked = await StepAsync(stoppingToken);
                if (worked) signal.Report(await rows.ProgressAsync(null, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A busy or full disk must not end the worker; rows keep their lease and are taken up again.
                log.LogError(e, "Ingest step failed; it is tried again");
            }
            if (!worked) await signal.WaitAsync(s_idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(IReadOnlyList<ClaimedVersion> claimed, CancellationToken cancellationToken)
    {
        var read = new List<ReadVersion>(claimed.Count);
        foreach (var version in claimed) read.Add(await ReadAsync(version, cancellationToken));
        await rows.StoreAsync(read, cancellationToken);
        log.LogInformation("Read {Versions} versions into {Passages} passages", read.Count, read.Sum(r => r.Passages.Count));
    }

    private async Task<ReadVersion> ReadAsync(ClaimedVersion version, CancellationToken cancellationToken)
    {
        try
        {
            if (!files.Has(version.ContentHash)) return Failed(LibraryTexts.FileMissing);
            if (files.LengthOf(version.ContentHash) > Formats.DocumentReader.MaxBytes) return Failed(LibraryTexts.Refusal(Formats.ReadRefusal.TooLarge));
            var result = Formats.DocumentReader.Read(await files.ReadAsync(version.ContentHash, cancellationToken), version.FileName);
            if (result.Document is null) return Failed(LibraryTexts.Refusal(result.Refusal!.Value, result.Detail));
            var passages = PassageSplitter.Split(result.Document);
            return passages.Count == 0 ? Failed(LibraryTexts.NothingToSearch) : new ReadVersion(version.VersionId, passages, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A file that breaks its reader fails alone.
            log.LogError(e, "Version {Version} could not be read", version.VersionId);
            return Failed(LibraryTexts.IngestFailed);
        }

        ReadVersion Failed(string reason) => new(version.VersionId, [], reason);
    }
}
