using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.Library;

/// <summary>Keeps a short lease alive on the side while its holder works, so that only a dead holder loses it.</summary>
internal static class Renewing
{
    public static async Task WhileAsync(Func<Task> work, Func<CancellationToken, Task> renew, TimeSpan lease, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(renew, lease / 3, time, log, done.Token);
        try
        {
            await work();
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    private static async Task RenewAsync(Func<CancellationToken, Task> renew, TimeSpan every, TimeProvider time, ILogger log, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await Task.Delay(every, time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested) return;
            try
            {
                await renew(done);
            }
            catch (Exception e) when (!done.IsCancellationRequested)
            {
                log.LogWarning(e, "A lease could not be renewed; trying again");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
