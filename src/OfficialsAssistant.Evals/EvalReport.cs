using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OfficialsAssistant.Evals;

/// <summary>A run of a set as it is written and compared. Rates are 0 to 1; unscored and failed cases are counted apart, never as misses.</summary>
internal sealed record EvalReport<TResult>(
    string Set, int Cases, int Scored, int Unscored, int Failed, IReadOnlyDictionary<string, double> Metrics, IReadOnlyList<TResult> Worst, IReadOnlyList<TResult> Results)
{
    /// <summary>How long a case took, by percentile; not compared between machines.</summary>
    public IReadOnlyDictionary<string, double>? Milliseconds { get; init; }
}

internal static class EvalReport
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Overwrites an existing file.</summary>
    public static async Task WriteAsync<TResult>(EvalReport<TResult> report, string file, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, s_options) + "\n", cancellationToken);
    }

    public static void Print<TResult>(EvalReport<TResult> report)
    {
        Console.WriteLine(EvalTexts.Counts(report.Set, report.Cases, report.Scored, report.Unscored, report.Failed));
        foreach (var (name, value) in report.Metrics) Console.WriteLine($"  {name,-12} {value.ToString("0.000", CultureInfo.InvariantCulture)}");
        foreach (var (name, value) in report.Milliseconds ?? new Dictionary<string, double>())
            Console.WriteLine($"  {name + " ms",-12} {value.ToString("0.0", CultureInfo.InvariantCulture)}");
    }
}
