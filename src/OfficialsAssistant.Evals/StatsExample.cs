using System.Text.Json;
using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Evals;

/// <summary>A worked example of the literature: data and the published answers.</summary>
/// <param name="Kind">ratings, table, counts, wins or scores.</param>
/// <param name="Categories">The declared scale; null where none is declared.</param>
/// <param name="Round">Digits of the answers, or null.</param>
internal sealed record StatsExample(
    string Id, string Kind, RatingTable Ratings, IReadOnlyList<double[]> Grid, IReadOnlyList<decimal> Scores, IReadOnlyList<double>? Categories, int? Round, double Confidence,
    IReadOnlyDictionary<string, JsonElement> Expected, JsonElement? Tolerance)
{
    private const double DefaultTolerance = 1e-9;

    public static StatsExample Of(JsonElement json)
    {
        var kind = json.GetProperty("input").GetString()!;
        var data = json.GetProperty("data");
        var scale = StatsScale.Of(json, kind, data);
        double[][] grid = kind is "table" or "counts" or "wins" ? [.. data.EnumerateArray().Select(r => r.EnumerateArray().Select(Number).ToArray())] : [];
        return new(
            json.GetProperty("id").ToString(), kind, new RatingTable(RowsOf(kind, data, scale)), grid, kind == "scores" ? [.. Present(data).Select(v => v.GetDecimal())] : [],
            scale.Declared, json.TryGetProperty("round", out var round) ? round.GetInt32() : null,
            json.TryGetProperty("confidence", out var confidence) ? confidence.GetDouble() : 0.95,
            json.GetProperty("expected").EnumerateObject().ToDictionary(p => p.Name, p => p.Value), json.TryGetProperty("tolerance", out var tolerance) ? tolerance : null);
    }

    public double ToleranceOf(string name) => Tolerance switch
    {
        { ValueKind: JsonValueKind.Number } all => all.GetDouble(),
        { ValueKind: JsonValueKind.Object } each when each.TryGetProperty(name, out var one) => one.GetDouble(),
        _ => DefaultTolerance,
    };

    /// <summary>A table and counts say the same as the ratings they were counted from.</summary>
    private static List<IReadOnlyList<double?>> RowsOf(string kind, JsonElement data, StatsScale scale) => kind switch
    {
        "ratings" => [.. data.EnumerateArray().Select(r => r.EnumerateArray().Select(scale.Value).ToArray())],
        "table" => [.. Counted(data).SelectMany(c => Enumerable.Repeat((IReadOnlyList<double?>)[scale.At(c.Row), scale.At(c.Column)], c.Count))],
        "counts" => [.. data.EnumerateArray().Select(r => (IReadOnlyList<double?>)[.. r.EnumerateArray().SelectMany((v, i) => Enumerable.Repeat((double?)scale.At(i), Whole(v)))])],
        "wins" or "scores" => [],
        _ => throw new FormatException($"input '{kind}'"),
    };

    private static IEnumerable<(int Row, int Column, int Count)> Counted(JsonElement data) =>
        data.EnumerateArray().SelectMany((row, r) => row.EnumerateArray().Select((v, c) => (r, c, Whole(v))));

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? 0 : value.GetDouble();

    private static int Whole(JsonElement value)
    {
        var number = Number(value);
        return number >= 0 && number == Math.Floor(number) ? (int)number : throw new FormatException($"{number} is no count");
    }

    private static IEnumerable<JsonElement> Present(JsonElement list) => list.EnumerateArray().Where(v => v.ValueKind != JsonValueKind.Null);
}

/// <summary>What a rating is worth: numbers as they are, words by their place on the declared scale (or in order).</summary>
internal sealed class StatsScale
{
    private readonly Dictionary<string, double> words = [];

    /// <summary>Null where the example declares no scale.</summary>
    public IReadOnlyList<double>? Declared { get; private init; }

    public static StatsScale Of(JsonElement json, string kind, JsonElement data)
    {
        var declared = json.TryGetProperty("categories", out var categories) && categories.ValueKind == JsonValueKind.Array ? categories.EnumerateArray().ToList() : null;
        List<string> words = declared is not null ? [.. declared.Where(IsWord).Select(c => c.GetString()!)]
            : kind == "ratings" ? [.. data.EnumerateArray().SelectMany(r => r.EnumerateArray()).Where(IsWord).Select(v => v.GetString()!).Distinct().Order(StringComparer.Ordinal)] : [];
        var width = kind is "table" or "counts" && data.GetArrayLength() > 0 ? data.EnumerateArray().Max(r => r.GetArrayLength()) : 0;
        var scale = new StatsScale
        {
            Declared = declared is not null ? [.. declared.Select((c, i) => IsWord(c) ? i + 1 : c.GetDouble())]
                : width > 0 ? [.. Enumerable.Range(1, width).Select(i => (double)i)] : words.Count > 0 ? [.. words.Select((_, i) => i + 1.0)] : null,
        };
        for (var i = 0; i < words.Count; i++) scale.words[words[i]] = i + 1;
        return scale;
    }

    public double? Value(JsonElement rating) => rating.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => words[rating.GetString()!],
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => rating.GetDouble(),
    };

    public double At(int index) => Declared![index];

    private static bool IsWord(JsonElement value) => value.ValueKind == JsonValueKind.String;
}
