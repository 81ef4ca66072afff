using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OfficialsAssistant.Competitions;

/// <summary>JSON that comes out the same bytes for the same values everywhere: order of declaration or of keys, '\n', no culture.</summary>
public static class Canonical
{
    public static readonly JsonSerializerOptions Options = Create(indented: false);

    private static readonly JsonSerializerOptions s_page = Create(indented: true);

    /// <summary>One line without a line end.</summary>
    public static string Line<T>(T value) => JsonSerializer.Serialize(value is IReadOnlyDictionary<string, string> map ? (object)new SortedDictionary<string, string>(map.ToDictionary(), StringComparer.Ordinal) : value, Options);

    /// <summary>Indented, closed by a line end: for files that people read.</summary>
    public static string Page<T>(T value) => JsonSerializer.Serialize(value, s_page) + "\n";

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new PlainDecimal());
        return options;
    }

    /// <summary>85.20 and 85.2 are one number: trailing zeros tell only how it was computed.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Plain(value));
    }

    /// <summary>The same number without trailing zeros.</summary>
    public static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
