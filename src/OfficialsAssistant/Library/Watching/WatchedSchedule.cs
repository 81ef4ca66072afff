using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.Library.Watching;

/// <summary>Follows each watched folder at its interval. Runs on every node; the rows and the lease say whose turn it is.</summary>
public sealed class WatchedSchedule(WatchedFolders folders, TimeProvider time, ILogger<WatchedSchedule> log) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(folders.All.Select(f => FollowAsync(f, stoppingToken)));

    private async Task FollowAsync(WatchedFolder folder, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var last = await folders.LastAsync(folder, stoppingToken);
                if (last is null || time.GetUtcNow().UtcDateTime >= last + folder.Interval) await folders.SyncAsync(folder, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A busy or full disk must not end the watch.
                log.LogError(e, "A watched folder could not be followed; it is tried again");
            }
            await Task.Delay(s_look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
