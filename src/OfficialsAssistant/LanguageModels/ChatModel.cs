using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
    public IAsyncEnumerable<ChatResponseUpdate> StreamAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? settings, CancellationToken cancellationToken)
    {
        if (!IsConfigured) throw new InvalidOperationException("No model is configured: ask IsConfigured first.");
        if (!options.SendTemperature && settings?.Temperature is not null)
        {
            settings = settings.Clone();
            settings.Temperature = null;
        }
        return client.Value.GetStreamingResponseAsync(messages, settings, cancellationToken);
    }

    public void Dispose()
    {
        if (client.IsValueCreated) client.Value.Dispose();
    }
}
