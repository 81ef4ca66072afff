using System.Net;
using OfficialsAssistant.Competitions.Ranking;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>A sheet for each entrant: the criteria against the field, and what judges wrote, without saying who.</summary>
internal static class FeedbackPages
{
    public static IEnumerable<(string Work, string Page)> Of(CompetitionInput input, BuiltReport built, string root) =>
        input.Submissions.Where(s => s.ExcludedBecause is null).Select(s => (s.Work, Page(input, built.Standings, s.Work, root)));

    private static string Page(CompetitionInput input, Standings standings, string work, string root)
    {
        var html = new HtmlText().Append($"<!doctype html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{E(work)}</title><style>{HtmlStyle.Text}</style></head><body>")
            .Append($"<h1>{E(input.Competition.Title)} — {E(CompetitionTexts.Get("FeedbackTitle", work))}</h1>");
        foreach (var stage in standings.Stages.Where(s => s.Works.ContainsKey(work))) Stage(html, input, stage, work);
        return html.Append($"<p class=\"note\">{E(CompetitionTexts.Get("BundleRoot"))} <code>{E(root)}</code></p></body></html>\n").ToString();
    }

    private static void Stage(HtmlText html, CompetitionInput input, StageResult stage, string work)
    {
        html.Append($"<h2>{E(stage.Stage.Title)}</h2><table>").Heads("SheetCriterion FeedbackOwn FeedbackField FeedbackPlace");
        for (var p = 0; p < stage.Stage.Panels.Count; p++)
        {
            var rubric = stage.Stage.Panels[p].Rubric;
            for (var c = 0; c < rubric.Criteria.Count; c++)
            {
                if (stage.Works[work].Panels[p].Criteria[c].Value is not { } own) continue;
                var field = stage.Works.Values.Select(w => w.Panels[p].Criteria[c].Value).OfType<decimal>().ToList();
                html.Append($"<tr><td>{E(rubric.Criteria[c].Title)} ({N(rubric.Criteria[c].Points)})</td><td>{N(own)}</td><td>{N(field.Average())}</td><td>{E(Place(own, field))}</td></tr>");
            }
        }
        html.Append("</table>");
        var comments = Comments(input, stage.Stage, work);
        if (comments.Count > 0) html.Append($"<h3>{E(CompetitionTexts.Get("FeedbackComments"))}</h3><ul>").AppendJoin(comments.Select(t => $"<li>{E(t)}</li>")).Append("</ul>");
    }

    /// <summary>In the order of the words, which says nothing of who wrote them.</summary>
    private static List<string> Comments(CompetitionInput input, Stage stage, string work) =>
    [
        .. input.SheetsAfterAppeals.Rows.Where(r => r.Key.Stage == stage.Id && r.Key.Work == work)
            .SelectMany(r => r.Value.Comments.Select(c => stage.Panels.SelectMany(p => p.Rubric.Criteria).FirstOrDefault(x => x.Id == c.Key) is { } criterion ? $"{criterion.Title}: {c.Value}" : c.Value))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    // Thirds, not ranks: the sheet is for learning.
    private static string Place(decimal own, List<decimal> field)
    {
        var above = field.Count(f => f > own) / (decimal)field.Count;
        return CompetitionTexts.Get(above < 1m / 3 ? "FeedbackUpper" : above < 2m / 3 ? "FeedbackMiddle" : "FeedbackLower");
    }

    private static string N(decimal number) => CompetitionTexts.Number(Math.Round(number, 2, MidpointRounding.AwayFromZero));

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
