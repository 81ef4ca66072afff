using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.LanguageModels;

/// <summary>The model that writes answers, if one is configured.</summary>
public sealed class ChatModel : IDisposable
{
    private readonly ChatEndpointOptions options;

    // Loading the model library costs more than the rest of the start; it waits for the first question.
    private readonly Lazy<IChatClient> client;

    public ChatModel(IOptions<ChatEndpointOptions> options, TimeProvider time, ILoggerFactory loggers)
    {
        this.options = options.Value;
        client = new(() => LanguageModelsSetup.Wrap(EndpointClient.Create(this.options), this.options, time, loggers));
    }

    /// <summary>False: there is no model, and answers quote.</summary>
    public bool IsConfigured => options.IsConfigured;

    /// <summary>Highest class of what may be sent to it.</summary>
    public Classification Class => options.Class;

    /// <summary>The model's name as the settings give it, or null.</summary>
    public string? Name => IsConfigured ? options.Model : null;

    /// <summary>
    /// Streams the model's answer. Its last updates carry a <see cref="UsageContent"/> where the server counts tokens, and the finish reason.
    /// </summary>
    /// <exception cref="ModelUnavailableException">Before the first update: nothing was written.</exception>
    /// <exception cref="ModelInterruptedException">After text: what came is part of an answer.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> StreamAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        StreamAsync(messages, null, cancellationToken);

    /// <inheritdoc cref="StreamAsync(IReadOnlyList{ChatMessage}, CancellationToken)"/>
    /// <param name="settings">Of the prompt, and the tools the model may ask for: its calls come back as content and are never run here.</param>
    public IAsyncEnumerable<ChatResponseUpdate> StreamAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? settings, CancellationToken cancellationToken)
    {
        if (!IsConfigured) throw new InvalidOperationException("No model is configured: ask IsConfigured first.");
        return client.Value.GetStreamingResponseAsync(messages, Allowed(settings), cancellationToken);
    }

    private ChatOptions? Allowed(ChatOptions? settings)
    {
        if (settings is null) return null;
        var allowed = settings.Clone();
        if (!options.SendTemperature) allowed.Temperature = null;
        // The connector would run a function that it can run; a declaration it hands on (CVE-2026-25592 was a function run unasked).
        allowed.Tools = settings.Tools?.Select(tool => tool is AIFunction function ? function.AsDeclarationOnly() : tool).ToList();
        return allowed;
    }

    public void Dispose()
    {
        if (client.IsValueCreated) client.Value.Dispose();
    }
}
