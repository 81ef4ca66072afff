using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace OfficialsAssistant.Benchmarks;

/// <summary>
/// The peer of our streams: a hub that relays the endpoint's text to its caller and does nothing else; no sign-in, no
/// search, no check, no storing.
/// </summary>
internal static class BareHub
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.AddSignalR();
        builder.Services.AddSingleton(_ => new HttpClient { BaseAddress = new Uri(builder.Configuration["endpoint"]!) });
        await using var app = builder.Build();
        app.MapHub<RelayHub>("/hubs/chat");
        await app.RunAsync();
        return 0;
    }

    public sealed class RelayHub(HttpClient endpoint) : Hub
    {
        public IAsyncEnumerable<string> Relay(string question, CancellationToken cancellationToken) => Endpoint.StreamAsync(endpoint, question, cancellationToken);
    }
}

/// <summary>The endpoint called directly: the least that any server in between can add to.</summary>
internal static class Endpoint
{
    public static async IAsyncEnumerable<string> StreamAsync(HttpClient endpoint, string question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/completions");
        var body = JsonSerializer.Serialize(new { model = "scripted", stream = true, messages = new[] { new { role = "user", content = question } } });
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await endpoint.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await reply.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (item.Data == "[DONE]") yield break;
            using var json = JsonDocument.Parse(item.Data);
            var choices = json.RootElement.GetProperty("choices");
            if (choices.GetArrayLength() == 0 || !choices[0].GetProperty("delta").TryGetProperty("content", out var content)) continue;
            if (content.GetString() is { Length: > 0 } text) yield return text;
        }
    }
}
