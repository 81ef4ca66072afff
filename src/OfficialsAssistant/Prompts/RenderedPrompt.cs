using Microsoft.Extensions.AI;

namespace OfficialsAssistant.Prompts;

/// <summary>What goes to the model, and which prompt in which version made it.</summary>
/// <param name="Name">"chat/answer"</param>
/// <param name="Settings">Temperature and limits of the prompt file.</param>
public sealed record RenderedPrompt(string Name, string Version, IReadOnlyList<ChatMessage> Messages, ChatOptions Settings)
{
    /// <summary>"chat/answer@1": what is stored with a turn.</summary>
    public string Id => $"{Name}@{Version}";
}
