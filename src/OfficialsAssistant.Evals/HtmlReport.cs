using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace OfficialsAssistant.Evals;

/// <summary>A report as a page that needs nothing beside itself: figures, then the worst cases, then all.</summary>
internal static class HtmlReport
{
    private const string Style =
        "body{font-family:'Noto Sans KR',sans-serif;margin:2rem;max-width:80rem}table{border-collapse:collapse;margin:1rem 0}"
        + "td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}th{background:#f3f4f6}";

    public static async Task WriteAsync<TResult>(EvalReport<TResult> report, string file, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(file, Page(report), cancellationToken);
    }

    public static string Page<TResult>(EvalReport<TResult> report)
    {
        var page = new StringBuilder($"<!DOCTYPE html><html lang=\"ko\"><head><meta charset=\"utf-8\"><title>{Text(report.Set)}</title><style>{Style}</style></head><body>");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Text(EvalTexts.Counts(report.Set, report.Cases, report.Scored, report.Unscored, report.Failed))}</h1>");
        Table(page, [EvalTexts.HtmlMetric, "", EvalTexts.HtmlInterval], report.Metrics.Select(m => new[]
        {
            m.Key, EvalReport.Number(m.Value), $"{EvalReport.Number(report.Intervals[m.Key][0])} – {EvalReport.Number(report.Intervals[m.Key][1])}",
        }));
        Split(page, report.ByLevel, EvalTexts.Level);
        Split(page, report.ByKind, kind => kind);
        Ablation(page, report.Ablation);
        Cases(page, EvalTexts.HtmlWorst, report.Worst);
        Cases(page, EvalTexts.HtmlAll, report.Results);
        return page.Append("</body></html>").ToString();
    }

    private static void Split(StringBuilder page, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> split, Func<string, string> title)
    {
        var metrics = split.Values.SelectMany(m => m.Keys).Where(m => m != "cases").Distinct().ToList();
        if (split.Count == 0) return;
        Table(page, ["", EvalTexts.HtmlCases, .. metrics], split.Select(row => (string[])
            [title(row.Key), $"{row.Value["cases"]}", .. metrics.Select(m => row.Value.TryGetValue(m, out var value) ? EvalReport.Number(value) : "")]));
    }

    private static void Ablation(StringBuilder page, IReadOnlyDictionary<string, AblationRow>? ablation)
    {
        if (ablation is null) return;
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(EvalTexts.HtmlGain)}</h2>");
        var metrics = ablation.Values.SelectMany(r => r.Gain.Keys).Distinct().ToList();
        Table(page, ["", .. metrics], ablation.Select(row => (string[])
            [row.Key, .. metrics.Select(m => $"{EvalReport.Signed(row.Value.Gain[m])} [{EvalReport.Signed(row.Value.GainInterval[m][0])}, {EvalReport.Signed(row.Value.GainInterval[m][1])}]")]));
    }

    private static void Cases<TResult>(StringBuilder page, string title, IReadOnlyList<TResult> results)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(title)}</h2>");
        var rows = results.Select(r => JsonSerializer.SerializeToElement(r, EvalReport.Json)).ToList();
        if (rows.Count == 0) return;
        var columns = rows[0].EnumerateObject().Select(p => p.Name).ToList();
        Table(page, columns, rows.Select(row => columns.Select(c => Cell(row.GetProperty(c))).ToArray()));
    }

    private static string Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join("\n", value.EnumerateArray().Select(Cell)),
        JsonValueKind.Object => string.Join("\n", value.EnumerateObject().Select(p => $"{p.Name} {p.Value}")),
        _ => value.ToString(),
    };

    private static void Table(StringBuilder page, IReadOnlyList<string> header, IEnumerable<string[]> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"<table><tr>{string.Concat(header.Select(h => $"<th>{Text(h)}</th>"))}</tr>");
        foreach (var row in rows) page.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Select(c => $"<td>{Text(c).Replace("\n", "<br>", StringComparison.Ordinal)}</td>"))}</tr>");
        page.Append("</table>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
