using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OfficialsAssistant.Evals;

/// <summary>A run of a set as it is written and compared. Rates are 0 to 1; unscored and failed cases are counted apart, never as misses.</summary>
internal sealed record EvalReport<TResult>(
    string Set, int Cases, int Scored, int Unscored, int Failed, IReadOnlyDictionary<string, double> Metrics, IReadOnlyList<TResult> Worst, IReadOnlyList<TResult> Results)
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, double>> Unsplit = [];

    /// <summary>Lower and upper limit (95 %) of each metric that is a mean over cases.</summary>
    public IReadOnlyDictionary<string, double[]> Intervals { get; init; } = new Dictionary<string, double[]>();

    /// <summary>The metrics of the cases of one level, with how many they are ("cases").</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ByLevel { get; init; } = Unsplit;

    /// <summary>The same by kind; questions without one by ordinance and statute.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ByKind { get; init; } = Unsplit;

    /// <summary>How long a case took, by percentile; not compared between machines.</summary>
    public IReadOnlyDictionary<string, double>? Milliseconds { get; init; }

    /// <summary>What is said of the cases and is no quality: the share in which a thesaurus entry fired.</summary>
    public IReadOnlyDictionary<string, double>? Shares { get; init; }

    /// <summary>The metrics with one part of the search switched the other way, by the part's name.</summary>
    public IReadOnlyDictionary<string, AblationRow>? Ablation { get; init; }
}

/// <summary>A part of the search switched: what it was switched to, the metrics then, and what having it on gains with its interval.</summary>
internal sealed record AblationRow(
    bool SwitchedTo, IReadOnlyDictionary<string, double> Metrics, IReadOnlyDictionary<string, double> Gain, IReadOnlyDictionary<string, double[]> GainInterval,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> GainByKind);

internal static class EvalReport
{
    private const int WorstShown = 20;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="worst">Orders the cases that fell short, worst first.</param>
    public static EvalReport<TResult> Of<TResult>(string set, IReadOnlyList<string> metrics, IReadOnlyList<TResult> results, Func<IEnumerable<TResult>, IEnumerable<TResult>> worst)
        where TResult : IEvalResult
    {
        var scored = results.Where(r => r.Status == "scored").ToList();
        return new EvalReport<TResult>(
            set, results.Count, scored.Count, results.Count(r => r.Status == "unscored"), results.Count(r => r.Status == "failed"),
            Metrics(metrics, scored),
            [.. results.Where(r => r.Status == "failed").Concat(worst(scored)).Take(WorstShown)],
            results)
        {
            Intervals = metrics.Where(m => ScoresOf(m, scored).Count > 0).ToDictionary(m => m, m => Evals.Intervals.Of(ScoresOf(m, scored))),
            ByLevel = Split(metrics, scored, r => r.Level?.ToString(CultureInfo.InvariantCulture)),
            ByKind = Split(metrics, scored, r => r.Kind),
        };
    }

    /// <summary>A rate over nothing would say something: it is left out.</summary>
    public static Dictionary<string, double> Metrics<TResult>(IReadOnlyList<string> metrics, IReadOnlyList<TResult> scored) where TResult : IEvalResult =>
        metrics.Select(m => (Name: m, Scores: ScoresOf(m, scored))).Where(m => m.Scores.Count > 0).ToDictionary(m => m.Name, m => Evals.Intervals.Round(m.Scores.Average()));

    public static Dictionary<string, IReadOnlyDictionary<string, double>> Split<TResult>(
        IReadOnlyList<string> metrics, IReadOnlyList<TResult> scored, Func<TResult, string?> by) where TResult : IEvalResult =>
        scored.Where(r => by(r) is not null).GroupBy(r => by(r)!).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => (IReadOnlyDictionary<string, double>)new Dictionary<string, double>(Metrics(metrics, g.ToList())) { ["cases"] = g.Count() });

    /// <summary>Percentiles of how long the cases took.</summary>
    public static Dictionary<string, double> Times(IEnumerable<double> milliseconds)
    {
        var times = milliseconds.Order().ToList();
        return times.Count == 0 ? [] : new() { ["p50"] = times[times.Count / 2], ["p95"] = times[(int)((times.Count - 1) * 0.95)] };
    }

    /// <summary>Overwrites an existing file.</summary>
    public static async Task WriteAsync<TResult>(EvalReport<TResult> report, string file, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Json) + "\n", cancellationToken);
    }

    public static void Print<TResult>(EvalReport<TResult> report)
    {
        Console.WriteLine(EvalTexts.Counts(report.Set, report.Cases, report.Scored, report.Unscored, report.Failed));
        foreach (var (name, value) in report.Metrics)
            Console.WriteLine(report.Intervals.TryGetValue(name, out var limits) ? $"  {name,-16} {Number(value)}  [{Number(limits[0])}, {Number(limits[1])}]" : $"  {name,-16} {Number(value)}");
        foreach (var (name, value) in report.Shares ?? new Dictionary<string, double>()) Console.WriteLine($"  {name,-16} {Number(value)}");
        foreach (var (name, value) in report.Milliseconds ?? new Dictionary<string, double>())
            Console.WriteLine($"  {name + " ms",-16} {value.ToString("0.0", CultureInfo.InvariantCulture)}");
        PrintSplit(report.ByLevel, EvalTexts.Level);
        PrintSplit(report.ByKind, kind => kind);
        foreach (var (part, row) in report.Ablation ?? new Dictionary<string, AblationRow>())
            Console.WriteLine($"  {part,-16} {string.Join("  ", row.Gain.Select(g => $"{g.Key} {Signed(g.Value)} [{Signed(row.GainInterval[g.Key][0])}, {Signed(row.GainInterval[g.Key][1])}]"))}");
    }

    public static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static void PrintSplit(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> split, Func<string, string> title)
    {
        foreach (var (name, metrics) in split)
            Console.WriteLine($"  {title(name)} ({metrics["cases"]}): {string.Join("  ", metrics.Where(m => m.Key != "cases").Select(m => $"{m.Key} {Number(m.Value)}"))}");
    }

    private static List<double> ScoresOf<TResult>(string metric, IReadOnlyList<TResult> scored) where TResult : IEvalResult =>
        [.. scored.Where(r => r.Scores.ContainsKey(metric)).Select(r => r.Scores[metric])];
}
