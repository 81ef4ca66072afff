using System.CommandLine;
using System.Text.Json;
using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Evals;

/// <summary><c>stats EXAMPLES.json [--report FILE]</c>: holds the product's statistics against worked examples.</summary>
internal static class StatsCommand
{
    private const string NotComputableWord = "not computable";

    public static Command Create()
    {
        var examples = new Argument<string>("examples") { Description = EvalTexts.StatsExamples };
        var report = new Option<string?>("--report") { Description = EvalTexts.Report };
        var command = new Command("stats", EvalTexts.Stats) { examples, report };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = Run(await ReadAsync(parsed.GetValue(examples)!, cancellationToken));
            EvalReport.Print(result);
            foreach (var missed in result.Worst) Console.WriteLine($"- {missed.Id}: {missed.Error ?? string.Join(", ", missed.Values.Where(v => !v.Matched).Select(v => v.Name))}");
            if (parsed.GetValue(report) is { } file) await EvalReport.WriteAsync(result, file, cancellationToken);
            return result.Worst.Count == 0 ? CommandRunner.Done : CommandRunner.FellShort;
        });
        return command;
    }

    private static async Task<JsonElement[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) throw new CommandException(EvalTexts.SetMissing(file));
        try
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancellationToken));
            return [.. json.RootElement.GetProperty("examples").EnumerateArray().Select(e => e.Clone())];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CommandException(EvalTexts.BadExamples(file, e.Message));
        }
    }

    private static EvalReport<StatsResult> Run(IReadOnlyList<JsonElement> examples)
    {
        var results = examples.Select(Result).ToList();
        var metrics = new Dictionary<string, double> { ["examples"] = results.Count, ["matched"] = results.Count(r => r.Matched) };
        return new("stats", results.Count, results.Count(r => r.Error is null), 0, results.Count(r => r.Error is not null), metrics, [.. results.Where(r => !r.Matched)], results);
    }

    private static StatsResult Result(JsonElement json)
    {
        var id = json.TryGetProperty("id", out var given) ? given.ToString() : "";
        try
        {
            var example = StatsExample.Of(json);
            var values = example.Expected.Select(e => Compare(example, e.Key, e.Value)).ToList();
            return new(id, values.Count > 0 && values.All(v => v.Matched), values, null);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            return new(id, false, [], e.Message);
        }
    }

    private static StatsValue Compare(StatsExample example, string name, JsonElement expected)
    {
        var computed = StatsAnswers.Of(example, name);
        if (computed is null) return new(name, expected, null, EvalTexts.UnknownStatistic, false);
        var why = computed.Count == 0 ? NotComputable.NoData : computed.Select(c => c.Why).FirstOrDefault(w => w is not null);
        var matched = expected.ValueKind switch
        {
            JsonValueKind.String => expected.GetString() == NotComputableWord && why is not null,
            JsonValueKind.Array => Near([.. expected.EnumerateArray()], computed, example.ToleranceOf(name)),
            _ => Near([expected], computed, example.ToleranceOf(name)),
        };
        return new(name, expected, [.. computed.Select(c => c.Value)], why?.ToString(), matched);
    }

    private static bool Near(JsonElement[] expected, IReadOnlyList<Statistic> computed, double tolerance) =>
        expected.Length == computed.Count && expected.Zip(computed).All(p => p.First.ValueKind == JsonValueKind.Number
            ? p.Second.Value is { } value && Math.Abs(value - p.First.GetDouble()) <= tolerance
            : p.First.ValueKind == JsonValueKind.String && p.First.GetString() == NotComputableWord && p.Second.Why is not null);
}

/// <summary>An example and its answers.</summary>
/// <param name="Error">Why the example could not be read.</param>
internal sealed record StatsResult(string Id, bool Matched, IReadOnlyList<StatsValue> Values, string? Error);

/// <param name="Computed">One value, or one each of a list; null where there is none.</param>
/// <param name="Why">Why there is no value.</param>
internal sealed record StatsValue(string Name, JsonElement Expected, IReadOnlyList<double?>? Computed, string? Why, bool Matched);
