using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary>Runs a set as configured, and again with each switch of the search the other way.</summary>
internal static class SearchAblation
{
    /// <param name="ablation">Whether more than the first run is asked for.</param>
    public static async Task<EvalReport<TResult>> RunAsync<TResult>(
        IServiceProvider services, bool ablation, IReadOnlyList<string> metrics, Func<Task<EvalReport<TResult>>> run) where TResult : IEvalResult
    {
        var asConfigured = await run();
        if (!ablation) return asConfigured;
        var options = services.GetRequiredService<IOptions<SearchOptions>>().Value;
        var rows = new Dictionary<string, AblationRow>();
        foreach (var part in typeof(SearchOptions).GetProperties().Where(p => p.PropertyType == typeof(bool)))
        {
            var on = (bool)part.GetValue(options)!;
            part.SetValue(options, !on);
            var switched = await run();
            part.SetValue(options, on);
            rows[part.Name] = on ? Row(metrics, switchedTo: false, switched, with: asConfigured, without: switched) : Row(metrics, switchedTo: true, switched, with: switched, without: asConfigured);
        }
        return asConfigured with { Ablation = rows };
    }

    private static AblationRow Row<TResult>(IReadOnlyList<string> metrics, bool switchedTo, EvalReport<TResult> switched, EvalReport<TResult> with, EvalReport<TResult> without)
        where TResult : IEvalResult
    {
        var differences = metrics.ToDictionary(m => m, m => PairedDifferences.Of(m, without.Results, with.Results, r => r.Id, r => r.Scores));
        return new AblationRow(
            switchedTo, switched.Metrics,
            differences.ToDictionary(d => d.Key, d => d.Value.Count == 0 ? 0 : Intervals.Round(d.Value.Average())),
            differences.ToDictionary(d => d.Key, d => Intervals.Bootstrap(d.Value)),
            with.ByKind.ToDictionary(k => k.Key, k => (IReadOnlyDictionary<string, double>)k.Value.Where(m => m.Key != "cases")
                .ToDictionary(m => m.Key, m => Intervals.Round(m.Value - without.ByKind.GetValueOrDefault(k.Key, k.Value).GetValueOrDefault(m.Key)))));
    }
}
