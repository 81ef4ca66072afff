using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.LanguageModels;

/// <summary>One line a call: id, counts, durations, never content. Spans and metrics (gen_ai.*) come from the connector, one an attempt.</summary>
internal sealed class LoggedChatClient(IChatClient inner, string model, TimeProvider time, ILogger logger) : StreamedChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var call = Guid.CreateVersion7();
        var started = time.GetTimestamp();
        TimeSpan? firstText = null;
        UsageDetails? usage = null;
        var outcome = "stopped";
        try
        {
            await using var updates = InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync()) break;
                }
                catch (ModelException e)
                {
                    outcome = e.Status is null ? e.Code : $"{e.Code} {e.Status}";
                    throw;
                }
                firstText ??= time.GetElapsedTime(started);
                foreach (var content in updates.Current.Contents) usage = (content as UsageContent)?.Details ?? usage;
                yield return updates.Current;
            }
            outcome = "answered";
        }
        finally
        {
            logger.Log(outcome is "answered" or "stopped" ? LogLevel.Information : LogLevel.Warning,
                "Model call {Call} to {Model}: {Outcome}; first text after {FirstTextMilliseconds} ms, over after {Milliseconds} ms; {InputTokens} tokens in, {OutputTokens} out",
                call, model, outcome, (long?)firstText?.TotalMilliseconds, (long)time.GetElapsedTime(started).TotalMilliseconds,
                usage?.InputTokenCount, usage?.OutputTokenCount);
        }
    }
}
