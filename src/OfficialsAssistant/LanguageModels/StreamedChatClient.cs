using Microsoft.Extensions.AI;

namespace OfficialsAssistant.LanguageModels;

/// <summary>A wrapper of the model whose whole response is its stream, collected: limits and failures are then written once.</summary>
internal abstract class StreamedChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public sealed override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public abstract override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>True for text, reasoning and tool calls; false for what only accompanies them (role, usage, finish reason).</summary>
    protected static bool HasContent(ChatResponseUpdate update)
    {
        foreach (var content in update.Contents)
        {
            if (content is not (UsageContent or TextContent { Text.Length: 0 })) return true;
        }
        return false;
    }
}
