using System.Text.Encodings.Web;
using System.Text.Json;

namespace OfficialsAssistant.Formats;

/// <summary>How a <see cref="DocumentText"/> is written as JSON: between processes, on disk, and on the terminal.</summary>
public static class DocumentTextJson
{
    /// <summary>Hangul as it is; deep enough for tables within tables.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 512,
    };

    public static void Write(Stream json, DocumentText document) => JsonSerializer.Serialize(json, document, Options);

    /// <exception cref="JsonException">The bytes are not what <see cref="Write"/> wrote.</exception>
    public static DocumentText Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<DocumentText>(json, Options) ?? throw new JsonException("The JSON holds no document.");
}
