using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace OfficialsAssistant.LanguageModels;

/// <summary>Ends a call whose first or next text is too long in coming. Only the model's time counts, not the reader's.</summary>
internal sealed class TimeLimitChatClient(IChatClient inner, ChatEndpointOptions limits, TimeProvider time) : StreamedChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(limits.FirstTokenTimeout, time);
        using var caller = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
        await using var updates = InnerClient.GetStreamingResponseAsync(messages, options, limit.Token).GetAsyncEnumerator(limit.Token);
        var since = time.GetTimestamp();
        var writing = false;
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync()) yield break;
            }
            catch (Exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new EndpointFault(ModelFailure.Timeout);
            }
            limit.CancelAfter(Timeout.InfiniteTimeSpan);
            if (!writing && HasContent(updates.Current)) (writing, since) = (true, time.GetTimestamp());
            yield return updates.Current;
            if (time.GetElapsedTime(since) > limits.AnswerTimeout) throw new EndpointFault(ModelFailure.Timeout);
            // Signs of life without text (a model that thinks) begin the wait for the first text anew.
            limit.CancelAfter(writing ? limits.TokenTimeout : limits.FirstTokenTimeout);
        }
    }
}
