using System.Text.Json;

namespace OfficialsAssistant.Tests.Support;

/// <summary>A message of a recorded request; the content parts of a message are joined.</summary>
public sealed record ScriptedMessage(string Role, string Text);

/// <summary>A request as the scripted model server received it.</summary>
public sealed class ScriptedRequest(string path, string query, IReadOnlyDictionary<string, string> headers, JsonElement body)
{
    private readonly TaskCompletionSource<bool> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Path without the query: "/v1/chat/completions".</summary>
    public string Path { get; } = path;

    /// <summary>Query with its question mark, or empty.</summary>
    public string Query { get; } = query;

    /// <summary>Header values by name, case-insensitive.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    public JsonElement Body { get; } = body;

    /// <summary>True once the reply was sent whole; false when the caller went away, the server stopped or the script cut the connection.</summary>
    public Task<bool> Delivered => outcome.Task;

    public string Model => Body.TryGetProperty("model", out var model) ? model.GetString() ?? "" : "";
    public bool Stream => Body.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;

    public bool IncludeUsage =>
        Body.TryGetProperty("stream_options", out var options) && options.ValueKind == JsonValueKind.Object
        && options.TryGetProperty("include_usage", out var usage) && usage.ValueKind == JsonValueKind.True;

    public IReadOnlyList<ScriptedMessage> Messages =>
        Body.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array
            ? [.. messages.EnumerateArray().Select(m => new ScriptedMessage(m.GetProperty("role").GetString() ?? "", TextOf(m)))]
            : [];

    public string System => string.Join('\n', Messages.Where(m => m.Role is "system" or "developer").Select(m => m.Text));

    /// <summary>Text of the last message of the person asking.</summary>
    public string User => Messages.LastOrDefault(m => m.Role == "user")?.Text ?? "";

    internal void Close(bool delivered) => outcome.TrySetResult(delivered);

    private static string TextOf(JsonElement message) =>
        !message.TryGetProperty("content", out var content) ? ""
        : content.ValueKind == JsonValueKind.String ? content.GetString() ?? ""
        : content.ValueKind == JsonValueKind.Array
            ? string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : null))
            : "";
}
