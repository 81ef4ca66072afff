using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.LanguageModels;

/// <summary>Refuses calls at once while the endpoint is down, so that nobody waits for what will not come.</summary>
internal sealed class BreakerChatClient(IChatClient inner, CircuitBreaker breaker, ILogger logger) : StreamedChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!breaker.TryEnter(out var isProbe)) throw new ModelUnavailableException(ModelFailure.BreakerOpen);
        var settled = false;
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
                    settled = true;
                    Record(e);
                    throw;
                }
                if (isProbe) breaker.ProbeAnswers();
                isProbe = false;
                yield return updates.Current;
            }
            settled = true;
            breaker.Succeed();
        }
        finally
        {
            if (!settled) breaker.Leave(isProbe);
        }
    }

    /// <summary>Only an endpoint that is not there counts; a limit, a refused key or a question it dislikes shows that it is.</summary>
    private void Record(ModelException failure)
    {
        if (failure.Reason is not (ModelFailure.Timeout or ModelFailure.ServerError or ModelFailure.Connection)) breaker.Succeed();
        else if (breaker.Fail()) logger.LogWarning("The model's endpoint is left alone for a while after failures in a row, the last one {Reason}", failure.Code);
    }
}
