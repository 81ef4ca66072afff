using System.Globalization;
using System.Net;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>Severity as dots on a line: left is harsher, right is milder than the others on the same works.</summary>
internal static class HtmlJudges
{
    private const int Width = 640, Left = 90, Row = 26;

    public static string Of(Report report, Func<string, string> titleOf)
    {
        var html = new HtmlText();
        html.Append($"<p class=\"note\">{E(CompetitionTexts.Get("HtmlJudgesLead"))}</p>");
        foreach (var stage in report.Judges.GroupBy(j => (j.Stage, j.Panel))) html.Append(Dots([.. stage], $"{titleOf(stage.Key.Stage)} · {stage.Key.Panel}"));
        html.Append("<div class=\"wide\"><table>").Heads("HtmlStage HtmlJudge HtmlScored HtmlRecused HtmlMissing HtmlMean HtmlSeverity HtmlSpread HtmlWithOthers HtmlNotes");
        foreach (var j in report.Judges)
        {
            var notes = j.Flags.Select(f => f.Text).Append(j.Why ?? "").Append(j.ChangesPrizes ? CompetitionTexts.Get("HtmlDecides") : "").Where(n => n.Length > 0);
            html.Append($"<tr><td>{E(titleOf(j.Stage))}</td><td>{E(j.Judge)}</td><td>{j.Complete}</td><td>{j.Recused}</td><td>{j.Incomplete + j.Absent + j.NoSheet}</td><td>{N(j.Mean)}</td><td>{N(j.Severity)}</td><td>{N(j.Spread)}</td><td>{N(j.Agreement)}</td><td>{E(string.Join(" ", notes))}</td></tr>");
        }
        return html.Append("</table></div>").ToString();
    }

    private static string Dots(List<ReportJudge> judges, string title)
    {
        var known = judges.Where(j => j.Severity is not null).ToList();
        if (known.Count == 0) return "";
        var reach = Math.Max(1m, Math.Ceiling(known.Max(j => Math.Abs(j.Severity!.Value))));
        var height = judges.Count * Row + 40;
        var svg = new HtmlText().Append(FormattableString.Invariant($"<svg role=\"img\" aria-label=\"{E(title)}\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" font-size=\"13\"><text x=\"0\" y=\"14\" font-weight=\"700\">{E(title)}</text>"));
        var middle = X(0);
        svg.Append(FormattableString.Invariant($"<line x1=\"{middle}\" y1=\"22\" x2=\"{middle}\" y2=\"{height - 16}\" stroke=\"#6b7280\"/><text x=\"{Left}\" y=\"{height - 2}\">-{reach}</text><text x=\"{Width - 10}\" y=\"{height - 2}\" text-anchor=\"end\">+{reach}</text><text x=\"{middle}\" y=\"{height - 2}\" text-anchor=\"middle\">0</text>"));
        for (var i = 0; i < judges.Count; i++)
        {
            var y = 36 + i * Row;
            svg.Append(FormattableString.Invariant($"<text x=\"0\" y=\"{y + 5}\">{E(judges[i].Judge)}</text><line x1=\"{Left}\" y1=\"{y}\" x2=\"{Width - 10}\" y2=\"{y}\" stroke=\"#d1d5db\"/>"));
            if (judges[i].Severity is { } severity)
                svg.Append(FormattableString.Invariant($"<circle cx=\"{X(severity)}\" cy=\"{y}\" r=\"6\" fill=\"{(judges[i].Flags.Count > 0 ? "#9a3412" : "#1d4ed8")}\"><title>{E(judges[i].Judge)} {N(severity)}</title></circle>"));
        }
        return svg.Append("</svg>").ToString();

        decimal X(decimal severity) => Math.Round(Left + (severity + reach) / (2 * reach) * (Width - 10 - Left), 1);
    }

    private static string N(decimal? number) => number is { } n ? Math.Round(n, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture) : "–";

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
