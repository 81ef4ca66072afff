using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.Tests.Support;

/// <summary>
/// A real HTTP server on 127.0.0.1 that speaks OpenAI's chat completions and Azure OpenAI's addresses, well behaved or not.
/// Replies come from the queue (<see cref="Next(ScriptedReply)"/>), then from the default (<see cref="Always(ScriptedReply)"/>).
/// Knows nothing of a test framework: benchmarks and browser tests start it too.
/// </summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    public const string ModelName = "scripted";

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<Func<ScriptedRequest, ScriptedReply>> queue = new();
    private readonly List<ScriptedRequest> requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];
    private readonly WebApplication app;
    private Func<ScriptedRequest, ScriptedReply> always = ScriptedReply.QuotingFirstPassage;

    private ScriptedModelServer(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MinResponseDataRate = null; // 1 byte/s is one of the things we play
        });
        app = builder.Build();
        app.MapPost("/v1/chat/completions", AnswerAsync);
        app.MapPost("/chat/completions", AnswerAsync);
        app.MapPost("/openai/deployments/{deployment}/chat/completions", AnswerAsync);
        app.MapGet("/v1/models", () => Results.Json(new { @object = "list", data = new[] { new { id = ModelName, @object = "model", owned_by = "tests" } } }));
    }

    /// <summary>"http://127.0.0.1:port", without /v1.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>Pause before each token of every reply that names none; zero is as fast as possible.</summary>
    public TimeSpan TokenDelay { get; set; }

    /// <summary>False: a server that has no /v1 (404 there).</summary>
    public bool HasV1 { get; set; } = true;

    /// <summary>All chat requests so far, in order of arrival.</summary>
    public IReadOnlyList<ScriptedRequest> Requests { get { lock (requests) return [.. requests]; } }

    /// <summary>The configuration that points the product at this server.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["LanguageModels:Chat:Endpoint"] = Address.ToString(),
        ["LanguageModels:Chat:Model"] = ModelName,
    };

    public static async Task<ScriptedModelServer> StartAsync(int port = 0)
    {
        var server = new ScriptedModelServer(port);
        await server.app.StartAsync();
        return server;
    }

    public ScriptedModelServer Next(ScriptedReply reply) => Next(_ => reply);

    public ScriptedModelServer Next(Func<ScriptedRequest, ScriptedReply> reply)
    {
        queue.Enqueue(reply);
        return this;
    }

    public ScriptedModelServer Always(ScriptedReply reply) => Always(_ => reply);

    public ScriptedModelServer Always(Func<ScriptedRequest, ScriptedReply> reply)
    {
        always = reply;
        return this;
    }

    /// <summary>Completes when that many chat requests have arrived since the start.</summary>
    public Task WaitForRequestsAsync(int count, CancellationToken cancellationToken = default)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (requests)
        {
            if (requests.Count >= count) return Task.CompletedTask;
            waiting.Add((count, reached));
        }
        return reached.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.DisposeAsync();
        stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (!HasV1 && http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var request = await ReadAsync(http.Request);
        Record(request);
        var reply = (queue.TryDequeue(out var next) ? next : always)(request);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping.Token);
        var delivered = false;
        try
        {
            delivered = await new ScriptedReplyWriter(http, request, reply, reply.TokenDelay ?? TokenDelay, gone.Token).WriteAsync();
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            http.Abort();
        }
        finally
        {
            request.Close(delivered);
        }
    }

    private static async Task<ScriptedRequest> ReadAsync(HttpRequest http)
    {
        using var body = await JsonDocument.ParseAsync(http.Body);
        var headers = http.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new ScriptedRequest(http.Path, http.QueryString.Value ?? "", headers, body.RootElement.Clone());
    }

    private void Record(ScriptedRequest request)
    {
        lock (requests)
        {
            requests.Add(request);
            foreach (var (_, reached) in waiting.Where(w => w.Count <= requests.Count)) reached.TrySetResult();
            waiting.RemoveAll(w => w.Count <= requests.Count);
        }
    }
}
