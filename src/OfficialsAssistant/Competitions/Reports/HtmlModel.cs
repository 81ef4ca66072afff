using System.Net;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>The model's own column beside what its calibration says of it.</summary>
internal static class HtmlModel
{
    public static string Of(Report report, int digits)
    {
        var (model, html) = (report.Model, new HtmlText());
        html.Append($"<p>{E(model.Why)}</p>");
        if (model.Model is null) return html.ToString();
        html.Append($"<p class=\"note\">{E(CompetitionTexts.Get("HtmlModelLead", model.Model, model.Graded, model.Ungraded, model.Requests, model.InputTokens, model.OutputTokens))}</p>");
        if (model.Calibration.Count == 0) html.Append($"<p>{E(T("HtmlNoGold"))}</p>");
        else Calibration(html, model.Calibration);
        html.Append("<div class=\"wide\"><table>").Heads("ColumnWork ColumnFinal HtmlModelPoints");
        foreach (var s in report.Standings)
            html.Append($"<tr><td>{E(s.Work)}</td><td>{(s.Final is { } f ? CompetitionTexts.Announced(f, digits) : "–")}</td><td>{(s.Model is { } m ? CompetitionTexts.Number(Math.Round(m, 2, MidpointRounding.AwayFromZero)) : E(T("HtmlNoGrade")))}</td></tr>");
        return html.Append("</table></div>").ToString();
    }

    private static void Calibration(HtmlText html, IReadOnlyList<ReportCalibration> rows)
    {
        html.Append("<div class=\"wide\"><table>").Heads("SheetCriterion HtmlGoldWorks HtmlSpearman HtmlKappa HtmlBias HtmlPasses");
        foreach (var c in rows)
            html.Append($"<tr><td>{E(c.Title)}</td><td>{c.Works}</td><td>{Measure(c.Spearman)}</td><td>{Measure(c.WeightedKappa)}</td><td>{Measure(c.Bias)}</td><td>{E(T(c.Passes ? "HtmlPassed" : "HtmlNotPassed"))}</td></tr>");
        html.Append("</table></div>");
    }

    private static string Measure(ReportMeasure m) =>
        m.Value is { } v ? $"{N(v)}{(m.Low is { } low && m.High is { } high ? $" ({N(low)}~{N(high)})" : "")}" : E(m.Why ?? "–");

    private static string N(decimal number) => CompetitionTexts.Number(Math.Round(number, 2, MidpointRounding.AwayFromZero));

    private static string T(string name) => CompetitionTexts.Get(name);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
