using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace OfficialsAssistant.LanguageModels;

/// <summary>
/// Turns whatever goes wrong below into one of two exceptions, by whether text has come. Holds updates without content back
/// until the first content, so that a repeated call leaves no trace of the failed one. A response without content is a failure.
/// </summary>
internal sealed class FailureChatClient(IChatClient inner, TimeProvider time) : StreamedChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var updates = InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        List<ChatResponseUpdate>? held = [];
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync()) break;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (Exception e)
            {
                // Not kept as the inner exception: the library's message quotes the server's, which may quote the prompt.
                throw EndpointFailure.Read(e, afterContent: held is null, time);
            }
            if (held is not null && !HasContent(updates.Current))
            {
                held.Add(updates.Current);
                continue;
            }
            foreach (var update in held ?? []) yield return update;
            held = null;
            yield return updates.Current;
        }
        if (held is not null) throw new ModelUnavailableException(ModelFailure.BadResponse);
    }
}
