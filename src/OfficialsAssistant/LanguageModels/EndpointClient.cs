using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using OpenAI;

namespace OfficialsAssistant.LanguageModels;

/// <summary>The one place that names providers: Semantic Kernel's connector for the endpoint in the settings.</summary>
internal static class EndpointClient
{
    public const string TelemetrySource = "OfficialsAssistant.LanguageModels";

    // The library insists on a key; the handler takes this one off again.
    private const string NoKey = "none";

    public static IChatClient Create(ChatEndpointOptions options)
    {
        // A container of its own without loggers: the connector's logging would write prompts at Trace.
        var services = new ServiceCollection();
        var address = EndpointAddress.Of(options.Endpoint, options.Kind);
        var transport = Transport(options, address);
#pragma warning disable SKEXP0010 // Semantic Kernel's IChatClient connectors are marked experimental; 1.82.0 is pinned.
        if (options.Kind == ChatEndpointKind.Azure)
            services.AddAzureOpenAIChatClient(options.Model, Azure(options, address, transport), openTelemetrySourceName: TelemetrySource, openTelemetryConfig: WithoutContent);
        else
            services.AddOpenAIChatClient(options.Model, OpenAI(options, address, transport), openTelemetrySourceName: TelemetrySource, openTelemetryConfig: WithoutContent);
#pragma warning restore SKEXP0010
        return services.BuildServiceProvider().GetRequiredService<IChatClient>();
    }

    private static OpenAIClient OpenAI(ChatEndpointOptions options, EndpointAddress address, HttpClientPipelineTransport transport) =>
        new(new ApiKeyCredential(options.Key.Length > 0 ? options.Key : NoKey),
            Common(new OpenAIClientOptions { Endpoint = address.Uri }, transport));

    private static AzureOpenAIClient Azure(ChatEndpointOptions options, EndpointAddress address, HttpClientPipelineTransport transport)
    {
        var common = Common(new AzureOpenAIClientOptions(), transport);
        return options.Key.Length > 0
            ? new AzureOpenAIClient(address.Uri, new ApiKeyCredential(options.Key), common)
            : new AzureOpenAIClient(address.Uri, new DefaultAzureCredential(), common);
    }

    /// <summary>Retries and timeouts are ours; the library's own would add to them unseen.</summary>
    private static T Common<T>(T options, HttpClientPipelineTransport transport) where T : ClientPipelineOptions
    {
        options.Transport = transport;
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }

    private static HttpClientPipelineTransport Transport(ChatEndpointOptions options, EndpointAddress address)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !address.Uri.IsLoopback,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        var handler = new EndpointHandler(options.Kind == ChatEndpointKind.Azure || options.Key.Length > 0, address.AddedVersion) { InnerHandler = sockets };
        return new HttpClientPipelineTransport(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
    }

    private static void WithoutContent(OpenTelemetryChatClient telemetry) => telemetry.EnableSensitiveData = false;
}
