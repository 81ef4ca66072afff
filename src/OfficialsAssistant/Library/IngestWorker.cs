using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OfficialsAssistant.Library;

/// <summary>Reads queued versions into passages and catches the index up, several at a time. Runs on every node; Evals runs it until idle.</summary>
public sealed class IngestWorker(
    IngestRows rows, IndexFollower follower, VersionReading reading, IngestSignal signal, IOptions<LibraryOptions> options, TimeProvider time, ILogger<IngestWorker> log) : BackgroundService
{
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(1);

    /// <summary>Works until the given versions (null: the whole library) are Ready or Failed, whichever process does it.</summary>
    public async Task<IngestProgress> RunUntilIdleAsync(IReadOnlyCollection<Guid>? versions, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        using var helping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var helpers = Enumerable.Range(1, options.Value.Readers - 1).Select(_ => WorkAsync(helping.Token)).ToList();
        try
        {
            while (true)
            {
                var worked = await StepAsync(cancellationToken);
                if (worked) signal.Wake();
                var state = await rows.ProgressAsync(versions, cancellationToken);
                progress?.Report(state);
                if (state.Finished) return state;
                if (!worked) await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
        finally
        {
            await helping.CancelAsync();
            await Task.WhenAll(helpers);
        }
    }

    /// <summary>One batch: claim, read, store, index. False when there was nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var claimed = await rows.ClaimAsync(cancellationToken);
        if (claimed.Count > 0)
        {
            // Another one of us may find more.
            signal.Wake();
            foreach (var version in claimed) signal.RowChanged(version.VersionId);
            await new IngestBatch(claimed, rows, reading, signal, time, log).RunAsync(cancellationToken);
        }
        var indexed = await follower.CatchUpAsync(cancellationToken);
        foreach (var version in claimed) signal.RowChanged(version.VersionId);
        return claimed.Count > 0 || indexed;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Readers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stoppingToken)
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
            catch (ObjectDisposedException)
            {
                // The program ended around us: another part of it could not start.
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
}
