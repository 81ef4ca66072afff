using System.Net;
using OfficialsAssistant.Competitions.Ranking;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>A sheet for each entrant: the criteria against the field, and what judges wrote, without saying who.</summary>
internal sealed class FeedbackPages(CompetitionInput input, Standings standings, string root)
{
    /// <summary>Means of the whole field by stage, panel and criterion.</summary>
    private readonly Dictionary<(string Stage, int Panel, int Criterion), (List<decimal> Values, decimal Mean)> fields = standings.Stages
        .SelectMany(s => s.Stage.Panels.SelectMany((p, i) => p.Rubric.Criteria.Select((_, c) => (Key: (s.Stage.Id, i, c), Values: s.Works.Values.Select(w => w.Panels[i].Criteria[c].Value).OfType<decimal>().ToList()))))
        .Where(f => f.Values.Count > 0).ToDictionary(f => f.Key, f => (f.Values, f.Values.Average()));

    private readonly ILookup<(string Stage, string Work), Sheets.SheetRow> rows = input.SheetsAfterAppeals.Rows.ToLookup(r => (r.Key.Stage, r.Key.Work), r => r.Value);

    public IEnumerable<(string Work, string Page)> All() => input.Submissions.Where(s => s.ExcludedBecause is null).Select(s => (s.Work, Page(s.Work)));

    private string Page(string work)
    {
        var html = new HtmlText().Append($"<!doctype html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{E(work)}</title><style>{HtmlStyle.Text}</style></head><body>")
            .Append($"<h1>{E(input.Competition.Title)} — {E(CompetitionTexts.Get("FeedbackTitle", work))}</h1>");
        foreach (var stage in standings.Stages.Where(s => s.Works.ContainsKey(work))) Stage(html, stage, work);
        return html.Append($"<p class=\"note\">{E(CompetitionTexts.Get("BundleRoot"))} <code>{E(root)}</code></p></body></html>\n").ToString();
    }

    private void Stage(HtmlText html, StageResult stage, string work)
    {
        html.Append($"<h2>{E(stage.Stage.Title)}</h2><table>").Heads("SheetCriterion FeedbackOwn FeedbackField FeedbackPlace");
        for (var p = 0; p < stage.Stage.Panels.Count; p++)
        {
            var rubric = stage.Stage.Panels[p].Rubric;
            for (var c = 0; c < rubric.Criteria.Count; c++)
            {
                if (stage.Works[work].Panels[p].Criteria[c].Value is not { } own) continue;
                var field = fields[(stage.Stage.Id, p, c)];
                html.Append($"<tr><td>{E(rubric.Criteria[c].Title)} ({N(rubric.Criteria[c].Points)})</td><td>{N(own)}</td><td>{N(field.Mean)}</td><td>{E(Place(own, field.Values))}</td></tr>");
            }
        }
        html.Append("</table>");
        var comments = Comments(stage.Stage, work);
        if (comments.Count > 0) html.Append($"<h3>{E(CompetitionTexts.Get("FeedbackComments"))}</h3><ul>").AppendJoin(comments.Select(t => $"<li>{E(t)}</li>")).Append("</ul>");
    }

    /// <summary>In the order of the words, which says nothing of who wrote them.</summary>
    private List<string> Comments(Stage stage, string work) =>
    [
        .. rows[(stage.Id, work)]
            .SelectMany(r => r.Comments.Select(c => stage.Panels.SelectMany(p => p.Rubric.Criteria).FirstOrDefault(x => x.Id == c.Key) is { } criterion ? $"{criterion.Title}: {c.Value}" : c.Value))
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
