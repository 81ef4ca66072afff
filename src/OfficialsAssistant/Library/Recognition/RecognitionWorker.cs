using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.Library.Recognition;

/// <summary>Recognises waiting pages one after another while nothing else is to be read. Without the programs they wait.</summary>
public sealed class RecognitionWorker(
    PageRecognition recognition, ScanRows rows, FileStore files, IngestSignal signal, TimeProvider time, ILogger<RecognitionWorker> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    /// <summary>One page: claim, recognise, store. False when there was nothing to do.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        if (!recognition.Available || await rows.ClaimAsync(cancellationToken) is not { } page) return false;
        var stored = false;
        try
        {
            await Renewing.WhileAsync(
                async () => await rows.StoreAsync(page, await ReadAsync(page, cancellationToken), cancellationToken),
                done => rows.RenewAsync(page, done), ScanRows.Lease, time, log, cancellationToken);
            stored = true;
        }
        finally
        {
            if (!stored) await rows.HandBackAsync(page);
        }
        signal.RowChanged(page.VersionId);
        // The index follows with the next step of the ingest worker.
        signal.Wake();
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!recognition.Available) log.LogInformation("No recognition of scanned pages: {Packages} are not installed", RecognitionPrograms.Packages);
        while (recognition.Available && !stoppingToken.IsCancellationRequested)
        {
            var worked = false;
            try
            {
                worked = await StepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A busy or full disk must not end the worker.
                log.LogError(e, "Recognition step failed; it is tried again");
            }
            if (!worked) await Task.Delay(Idle, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<PageText?> ReadAsync(ClaimedPage page, CancellationToken cancellationToken)
    {
        if (await rows.KnownAsync(page, cancellationToken) is { } known) return known;
        if (!files.Has(page.ContentHash) || await recognition.ReadAsync(files.PathOf(page.ContentHash), page.Page, cancellationToken) is not { } read) return null;
        return new PageText
        {
            VersionId = page.VersionId, Page = page.Page, Revision = 1, Text = read.Text,
            Confidence = read.Confidence, InkOutside = read.InkOutside, Flagged = read.Flagged, CreatedAt = time.GetUtcNow().UtcDateTime,
        };
    }
}
