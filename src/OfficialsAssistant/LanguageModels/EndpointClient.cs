using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;

namespace OfficialsAssistant.LanguageModels;

/// <summary>The one place that names providers: the client for the endpoint in the settings.</summary>
internal static class EndpointClient
{
    // The library insists on a key; the handler takes this one off again.
    private const string NoKey = "none";

    public static IChatClient Create(ChatEndpointOptions options)
    {
        var address = EndpointAddress.Of(options.Endpoint, options.Kind);
        var transport = Transport(options, address);
        var client = options.Kind == ChatEndpointKind.Azure ? Azure(options, address, transport) : OpenAI(options, address, transport);
        // What Semantic Kernel's connector registers, but for its wrappers that keep every update of a stream until its end: one would run
        // functions, which nobody here may; telemetry needs counts alone (LoggedChatClient).
        return client.GetChatClient(options.Model).AsIChatClient();
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
}
