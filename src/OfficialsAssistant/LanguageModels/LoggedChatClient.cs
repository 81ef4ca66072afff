using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.LanguageModels;

/// <summary>One line and one span (gen_ai.*) a call: id, counts, durations, never content.</summary>
internal sealed class LoggedChatClient(IChatClient inner, string model, TimeProvider time, ILogger logger) : StreamedChatClient(inner)
{
    public const string TelemetrySource = "OfficialsAssistant.LanguageModels";

    private static readonly ActivitySource Spans = new(TelemetrySource);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var call = Guid.CreateVersion7();
        var started = time.GetTimestamp();
        using var span = Spans.StartActivity($"chat {model}", ActivityKind.Client);
        span?.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", model);
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
            span?.SetTag("gen_ai.usage.input_tokens", usage?.InputTokenCount).SetTag("gen_ai.usage.output_tokens", usage?.OutputTokenCount);
            if (outcome is not ("answered" or "stopped")) span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", outcome);
            logger.Log(outcome is "answered" or "stopped" ? LogLevel.Information : LogLevel.Warning,
                "Model call {Call} to {Model}: {Outcome}; first text after {FirstTextMilliseconds} ms, over after {Milliseconds} ms; {InputTokens} tokens in, {OutputTokens} out",
                call, model, outcome, (long?)firstText?.TotalMilliseconds, (long)time.GetElapsedTime(started).TotalMilliseconds,
                usage?.InputTokenCount, usage?.OutputTokenCount);
        }
    }
}
