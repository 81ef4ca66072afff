using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OfficialsAssistant.Tests.Support;

/// <summary>Writes a reply in the wire format of OpenAI's chat completions, well formed or broken as scripted.</summary>
internal sealed class ScriptedReplyWriter(HttpContext http, ScriptedRequest request, ScriptedReply reply, TimeSpan tokenDelay, CancellationToken cancellationToken)
{
    private const string Id = "chatcmpl-scripted";
    private static readonly JsonSerializerOptions AsServersWrite = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>False when the script broke the reply off.</summary>
    public async Task<bool> WriteAsync()
    {
        if (reply.Fault == ScriptedFault.NeverAnswer) await Task.Delay(Timeout.Infinite, cancellationToken);
        http.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers) http.Response.Headers[name] = value;
        if (reply.Status != 200)
        {
            // Real servers echo the request in their messages: nothing of it may reach a log.
            await http.Response.WriteAsJsonAsync(new { error = new { message = $"scripted {reply.Status}: {request.User}", code = reply.Status } }, cancellationToken);
            return true;
        }
        if (request.Stream) return await WriteStreamAsync();
        await http.Response.WriteAsJsonAsync(Whole(), AsServersWrite, cancellationToken);
        return true;
    }

    private async Task<bool> WriteStreamAsync()
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        await http.Response.StartAsync(cancellationToken);
        if (reply.Fault == ScriptedFault.Nothing) return true;
        await ChunkAsync(new { role = "assistant", content = "" });
        if (reply.StartsAfter is { } start) await start().WaitAsync(cancellationToken);
        for (var i = 0; i < reply.Tokens.Count; i++)
        {
            if (reply.Fault != ScriptedFault.None && i == reply.FaultAfter && !await FailAsync()) return false;
            if (tokenDelay > TimeSpan.Zero) await Task.Delay(tokenDelay, cancellationToken);
            await ChunkAsync(new { content = reply.Tokens[i] });
        }
        if (reply.Fault != ScriptedFault.None && reply.FaultAfter >= reply.Tokens.Count && !await FailAsync()) return false;
        for (var i = 0; i < reply.ToolCalls.Count; i++) await ToolCallAsync(i, reply.ToolCalls[i]);
        await ChunkAsync(new { }, reply.FinishReason);
        if (request.IncludeUsage && reply.TellsUsage) await EventAsync(Chunk([], Usage()));
        if (reply.SendsDone) await EventAsync("[DONE]");
        return true;
    }

    /// <summary>True where the rest of the reply follows all the same.</summary>
    private async Task<bool> FailAsync()
    {
        switch (reply.Fault)
        {
            case ScriptedFault.Stall:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case ScriptedFault.BrokenJson:
                await EventAsync("{\"choices\":[{\"delta\":{\"content\":");
                return true;
            case ScriptedFault.ErrorObject:
                await EventAsync("""{"error":{"message":"scripted: out of memory","type":"InternalServerError","code":500}}""");
                await EventAsync("[DONE]");
                break;
            case ScriptedFault.EmptyChoices:
                for (var i = 0; i < 3; i++) await EventAsync(Chunk([]));
                await EventAsync("[DONE]");
                break;
            case ScriptedFault.LongLine:
                await WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\"");
                for (var i = 0; i < 10; i++) await WriteAsync(new string('x', 1 << 20));
                break;
            case ScriptedFault.Cut:
                http.Abort();
                break;
        }
        return false;
    }

    private async Task ToolCallAsync(int index, ScriptedToolCall call)
    {
        // Arguments arrive in pieces, as real servers send them.
        var half = call.Arguments.Length / 2;
        await ChunkAsync(new { tool_calls = new[] { new { index, id = $"call_{index}", type = "function", function = new { name = call.Name, arguments = call.Arguments[..half] } } } });
        await ChunkAsync(new { tool_calls = new[] { new { index, function = new { arguments = call.Arguments[half..] } } } });
    }

    private Task ChunkAsync(object delta, string? finishReason = null) =>
        EventAsync(Chunk([new { index = 0, delta, finish_reason = finishReason }]));

    private string Chunk(object[] choices, object? usage = null) => JsonSerializer.Serialize(
        new { id = Id, @object = "chat.completion.chunk", created = 1767225600, model = request.Model, choices, usage }, AsServersWrite);

    private Task EventAsync(string data) => WriteAsync($"data: {data}{reply.LineEnd}{reply.LineEnd}");

    private async Task WriteAsync(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var step = reply.BytesPerWrite > 0 ? reply.BytesPerWrite : bytes.Length;
        for (var at = 0; at < bytes.Length; at += step)
        {
            await http.Response.Body.WriteAsync(bytes.AsMemory(at, Math.Min(step, bytes.Length - at)), cancellationToken);
            await http.Response.Body.FlushAsync(cancellationToken);
            if (reply.WriteDelay > TimeSpan.Zero) await Task.Delay(reply.WriteDelay, cancellationToken);
        }
    }

    private object Whole() => new
    {
        id = Id,
        @object = "chat.completion",
        created = 1767225600,
        model = request.Model,
        choices = new[]
        {
            new
            {
                index = 0,
                finish_reason = reply.FinishReason,
                message = new
                {
                    role = "assistant",
                    content = reply.Answer,
                    tool_calls = reply.ToolCalls.Count == 0 ? null : reply.ToolCalls.Select((call, i) =>
                        new { id = $"call_{i}", type = "function", function = new { name = call.Name, arguments = call.Arguments } }).ToArray(),
                },
            },
        },
        usage = Usage(),
    };

    // Round figures that a test can compute: a token of input is four characters.
    private object Usage()
    {
        var input = request.Messages.Sum(m => m.Text.Length) / 4;
        return new { prompt_tokens = input, completion_tokens = reply.Tokens.Count, total_tokens = input + reply.Tokens.Count };
    }
}
