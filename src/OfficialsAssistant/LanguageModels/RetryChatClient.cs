using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.LanguageModels;

/// <summary>
/// Repeats a call that failed in passing before its first text, never after it. Waits as long as the server asks, a little
/// longer by chance so that callers do not return together; where it asks for more than people wait, it gives up at once.
/// </summary>
internal sealed class RetryChatClient(IChatClient inner, int retries, TimeProvider time, ILogger logger) : StreamedChatClient(inner)
{
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan pause;
            await using (var updates = InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken))
            {
                try
                {
                    if (!await updates.MoveNextAsync()) yield break;
                    pause = TimeSpan.Zero;
                }
                catch (ModelUnavailableException e) when (attempt < retries && IsPassing(e))
                {
                    pause = PauseAfter(e, attempt);
                    logger.LogInformation("The model gave no answer ({Reason}, status {Status}); call {Attempt} follows in {Milliseconds} ms",
                        e.Code, e.Status, attempt + 2, (long)pause.TotalMilliseconds);
                }
                if (pause == TimeSpan.Zero)
                {
                    do yield return updates.Current;
                    while (await updates.MoveNextAsync());
                    yield break;
                }
            }
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static bool IsPassing(ModelUnavailableException failure) =>
        failure.Reason is ModelFailure.RateLimited or ModelFailure.ServerError or ModelFailure.Connection
        && (failure.RetryAfter is null || failure.RetryAfter <= LongestRetryAfter);

    /// <summary>Between 100 and 110 % of what the server asks; otherwise 200 ms, 400 ms, … ±20 %. Never zero.</summary>
    private static TimeSpan PauseAfter(ModelUnavailableException failure, int attempt)
    {
#pragma warning disable CA5394 // spreads callers, guards nothing
        var chance = Random.Shared.NextDouble();
#pragma warning restore CA5394
        return failure.RetryAfter is { } asked && asked > TimeSpan.Zero
            ? asked * (1 + chance * 0.1)
            : FirstPause * Math.Pow(2, attempt) * (0.8 + chance * 0.4);
    }
}
