using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OfficialsAssistant.LanguageModels;

/// <summary>The endpoint that grades, section "LanguageModels:Grader". Not set, there is no model panel: the chat endpoint never stands in for it.</summary>
public sealed class GraderModel : IDisposable
{
    private readonly ChatEndpointOptions options;
    private readonly Lazy<IChatClient> client;

    public GraderModel(IOptionsMonitor<ChatEndpointOptions> endpoints, TimeProvider time, ILoggerFactory loggers)
    {
        options = endpoints.Get(ChatEndpointOptions.GraderSection);
        client = new(() => Allowed(LanguageModelsSetup.Wrap(EndpointClient.Create(options), options, time, loggers)));
    }

    public bool IsConfigured => options.IsConfigured;

    /// <summary>The model's name as the settings give it, or null.</summary>
    public string? Name => IsConfigured ? options.Model : null;

    /// <summary>Won per 1,000 tokens sent and received.</summary>
    public (decimal Input, decimal Output) PricesPer1000 => (options.PricePer1000Input, options.PricePer1000Output);

    /// <exception cref="InvalidOperationException">No endpoint is set.</exception>
    public IChatClient Client => IsConfigured ? client.Value : throw new InvalidOperationException("No grader endpoint is configured: ask IsConfigured first.");

    private IChatClient Allowed(IChatClient inner) =>
        options.SendTemperature ? inner : new ChatClientBuilder(inner).ConfigureOptions(o => o.Temperature = null).Build();

    public void Dispose()
    {
        if (client.IsValueCreated) client.Value.Dispose();
    }
}
