using System.Net;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>report.html: one file for the chair, without script; each row opens to its derivation, and it prints on A4.</summary>
internal sealed class HtmlReport(Report report, Competition competition, string root)
{
    private readonly HtmlText html = new();
    private readonly int digits = competition.Aggregate.FinalDigits;

    public string Write()
    {
        html.Append("<!doctype html>\n<html lang=\"ko\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(E(report.Competition.Title)).Append("</title><style>").Append(HtmlStyle.Text).Append("</style></head><body>\n");
        Verdict();
        Section("HtmlDecisions", Decisions);
        Section("HtmlStandings", Standings);
        Section("HtmlPrizes", Prizes);
        Section("HtmlJudges", () => html.Append(HtmlJudges.Of(report, StageTitle)));
        Section("HtmlAgreement", Agreement);
        Section("HtmlModel", () => html.Append(HtmlModel.Of(report, digits)));
        if (report.Appeals.Count > 0) Section("HtmlAppeals", Appeals);
        if (report.Profile is { Count: > 0 }) Section("HtmlProfile", Profile);
        if (report.Warnings.Count > 0) Section("HtmlWarnings", () => List(report.Warnings));
        Section("HtmlAudit", Audit);
        Section("HtmlVerify", Verify);
        return html.Append("</body></html>\n").ToString();
    }

    /// <summary>The first line: may it be confirmed, and if not, what is missing.</summary>
    private void Verdict()
    {
        var missing = report.Decisions.Where(d => d.Required).ToList();
        html.Append($"<p class=\"verdict {(report.Ready ? "ready" : "open")}\">")
            .Append(E(report.Ready ? T("HtmlReady") : CompetitionTexts.Get("HtmlNotReady", missing.Count, missing[0].Text))).Append("</p>\n");
        html.Append($"<h1>{E(report.Competition.Title)}</h1><p class=\"note\">").Append(E(CompetitionTexts.Get(
            "HtmlLead", report.Cases, report.Scored, report.Unscored, report.Competition.Plan ?? "-", report.Competition.Aggregate, report.Competition.Ties, Percent(report.Metrics["coverage"])))).Append("</p>\n");
    }

    private void Decisions()
    {
        if (report.Decisions.Count == 0) html.Append($"<p>{E(T("HtmlNoDecisions"))}</p>");
        else html.Append("<ul>").AppendJoin(report.Decisions.OrderByDescending(d => d.Required).Select(d => $"<li{(d.Required ? " class=\"must\"" : "")}>{E(d.Required ? T("HtmlMust") + " " : "")}{E(d.Text)}</li>")).Append("</ul>");
    }

    private void Standings()
    {
        foreach (var s in report.Standings) Row(s);
        if (report.Unranked.Count > 0) html.Append($"<h3>{E(T("HtmlUnranked"))}</h3>");
        foreach (var u in report.Unranked)
        {
            html.Append($"<details><summary><b>–</b> <b>{E(u.Work)}</b> <span>{E(Track(u.Track))}</span> <span>{E(u.Why)}</span></summary>");
            Stages(u.Stages);
            html.Append("</details>");
        }
    }

    private void Row(ReportStanding s)
    {
        var moved = s.RankBeforeAppeals is { } before && before != s.Rank ? CompetitionTexts.Get("HtmlBefore", before) : "";
        html.Append($"<details><summary><b class=\"rank\">{s.Rank}</b> <b>{E(s.Work)}</b> <span>{E(Track(s.Track))} {s.TrackRank}</span> <b class=\"final\">{(s.Final is { } f ? CompetitionTexts.Announced(f, digits) : "–")}</b> <span class=\"note\">{E(moved)}{E(s.Tie?.Text ?? "")}{E(s.Final is null ? s.Derivation : "")}</span>")
            .Append(s.Flags.Count > 0 ? $" <span class=\"flag\">{E(CompetitionTexts.Get("HtmlFlags", s.Flags.Count))}</span>" : "").Append("</summary>");
        html.Append($"<p class=\"sum\">{E(s.Derivation)}</p>");
        Stages(s.Stages);
        foreach (var flag in s.Flags) Flag(flag);
        html.Append("</details>\n");
    }

    private void Stages(IReadOnlyList<ReportStage> stages)
    {
        foreach (var stage in stages)
        {
            html.Append($"<h4>{E(stage.Title)} {(stage.Score is { } score ? N(score) : "–")}{(stage.Tie is { } tie ? " · " + E(tie.Text) : "")}</h4>");
            foreach (var panel in stage.Panels) Panel(panel);
        }
    }

    private void Panel(ReportPanel panel)
    {
        html.Append($"<p class=\"sum\">{E(panel.Panel)} ({N(panel.Weight)}%, {E(panel.Rubric)}): {E(panel.Text)}</p><div class=\"wide\"><table><tr><th>{E(T("HtmlJudge"))}</th>")
            .AppendJoin(panel.Criteria.Select(c => $"<th>{E(c.Title)}<br><small>{N(c.OutOf)}</small></th>")).Append($"<th>{E(T("HtmlTotal"))}</th><th></th></tr>");
        foreach (var ballot in panel.Judges)
        {
            html.Append($"<tr><td>{E(ballot.Judge)}</td>").AppendJoin(panel.Criteria.Select(c => $"<td>{(ballot.Points.TryGetValue(c.Criterion, out var p) ? N(p) : "")}</td>"));
            var adjusted = string.Join(" ", ballot.Adjustments.Where(a => a.Value != 0).Select(a => $"{a.Key} {N(a.Value)}"));
            html.Append($"<td>{(ballot.Total is { } t ? N(t) : "–")}</td><td>{E(string.Join(" ", new[] { State(ballot), adjusted, ballot.Reason }.Where(x => x.Length > 0)))}</td></tr>");
        }
        html.Append($"<tr class=\"mean\"><td>{E(T("HtmlMean"))}</td>").AppendJoin(panel.Criteria.Select(c => $"<td>{(c.Mean is { } m ? N(Math.Round(m, 2, MidpointRounding.AwayFromZero)) : "")}</td>")).Append($"<td>{(panel.Score is { } x ? N(x) : "–")}</td><td></td></tr></table></div>");
    }

    private static string State(ReportBallot ballot) => ballot.State != BallotState.Complete ? CompetitionTexts.Get($"State_{ballot.State}") : ballot.Use is Use.TrimmedHighest or Use.TrimmedLowest ? CompetitionTexts.Get($"Use_{ballot.Use}") : "";

    private void Flag(ReportFlag flag)
    {
        html.Append($"<p class=\"flag\">{E(flag.Text)} <small>{E(flag.File)}</small></p>");
        foreach (var p in flag.Passages.Take(5))
            html.Append(p.OtherQuote is null ? $"<blockquote>{E(p.Quote)}</blockquote>" : $"<div class=\"pair\"><blockquote>{E(flag.Work)}: {E(p.Quote)}</blockquote><blockquote>{E(p.OtherWork ?? "")}: {E(p.OtherQuote)}</blockquote></div>");
    }

    private void Prizes()
    {
        html.Append("<table>").Heads("HtmlPrize ColumnWork HtmlChanges");
        foreach (var p in report.Prizes)
            html.Append($"<tr><td>{E(p.Title)}</td><td>{E(string.Join(", ", p.Works))}</td><td>{E(p.ChangesWithout.Count == 0 ? T("HtmlStable") : CompetitionTexts.Get("HtmlChangesWithout", string.Join(", ", p.ChangesWithout)))}</td></tr>");
        html.Append("</table>");
    }

    private void Agreement()
    {
        html.Append($"<p class=\"note\">{E(T("HtmlAgreementLead"))}</p><div class=\"wide\"><table>").Heads("HtmlStage HtmlPanel SheetCriterion HtmlAlpha HtmlMeaning");
        foreach (var a in report.Agreement.Where(a => a.Statistic.StartsWith("alpha", StringComparison.Ordinal)))
            html.Append($"<tr><td>{E(StageTitle(a.Stage))}</td><td>{E(a.Panel)}</td><td>{E(CriterionTitle(a))}</td><td>{(a.Value is { } v ? N(Math.Round(v, 2)) : "–")}{(a.Low is { } l && a.High is { } h ? $" ({N(Math.Round(l, 2))}~{N(Math.Round(h, 2))})" : "")}</td><td>{E(a.Value is { } x ? T(Words(x)) : a.Why ?? "")}</td></tr>");
        html.Append("</table></div>");
    }

    private static string Words(decimal alpha) => alpha switch { >= 0.8m => "AgreeHigh", >= 0.667m => "AgreeFair", >= 0.4m => "AgreeLow", _ => "AgreePoor" };

    private void Appeals()
    {
        foreach (var a in report.Appeals)
            html.Append($"<p><b>{E(a.Id)}</b> {E(a.Work)} — {E(CompetitionTexts.Get($"Appeal_{a.Decision}"))}: {E(a.Reason)} ({E(string.Join(", ", a.By))})</p><table><tr><th>{E(T("ColumnWork"))}</th><th>{E(T("HtmlOld"))}</th><th>{E(T("HtmlNew"))}</th></tr>")
                .AppendJoin(a.Ranks.Select(r => $"<tr><td>{E(r.Work)}</td><td>{r.Old?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"}</td><td>{r.New?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"}</td></tr>")).Append("</table>");
    }

    private void Profile()
    {
        var columns = report.Profile!.SelectMany(p => p.Criteria.Keys).Distinct().ToList();
        var titles = competition.Stages[0].Panels.SelectMany(p => p.Rubric.Criteria.Select(c => (Key: $"{p.Id}:{c.Id}", c.Title))).ToDictionary(c => c.Key, c => c.Title);
        html.Append($"<p class=\"note\">{E(T("HtmlProfileLead"))}</p><div class=\"wide\"><table><tr><th>{E(T("HtmlDepartment"))}</th><th>{E(T("HtmlWorks"))}</th><th>{E(T("HtmlMean"))}</th>").AppendJoin(columns.Select(c => $"<th>{E(titles.GetValueOrDefault(c, c))}</th>")).Append("</tr>");
        foreach (var p in report.Profile!)
            html.Append($"<tr><td>{E(p.Department)}</td><td>{p.Works}</td><td>{(p.Mean is { } m ? N(m) : "–")}</td>").AppendJoin(columns.Select(c => $"<td>{(p.Criteria.TryGetValue(c, out var v) ? N(Math.Round(v, 1)) + "%" : "")}</td>")).Append("</tr>");
        html.Append("</table></div>");
    }

    private void Audit()
    {
        foreach (var a in report.Audit)
            html.Append($"<p><b>{E(a.Question)}</b><br>{E(a.Answer)} <small>{E(a.Records.Count == 0 ? T("HtmlNoRecords") : CompetitionTexts.Get("HtmlRecords", Ranges(a.Records)))}</small></p>");
    }

    private void Verify() => html.Append($"<p>{E(T("HtmlRoot"))} <code>{E(Bundles.Manifest.Digits(root))}</code></p><pre>dotnet OfficialsAssistant.Evals.dll verify bundle --root {E(root[..16])}</pre>");

    private void Section(string title, Action write)
    {
        html.Append($"<section><h2>{E(T(title))}</h2>");
        write();
        html.Append("</section>\n");
    }

    private void List(IEnumerable<string> items) => html.Append("<ul>").AppendJoin(items.Select(i => $"<li>{E(i)}</li>")).Append("</ul>");

    private string Track(string id) => competition.Tracks.FirstOrDefault(t => t.Id == id)?.Title ?? id;

    private string StageTitle(string id) => competition.Stages.FirstOrDefault(s => s.Id == id)?.Title ?? id;

    private string CriterionTitle(ReportAgreement a) => competition.Stages.Where(s => s.Id == a.Stage).SelectMany(s => s.Panels).FirstOrDefault(p => p.Id == a.Panel)?.Rubric.Find(a.Criterion)?.Title ?? a.Criterion;

    /// <summary>"3~7, 9".</summary>
    private static string Ranges(IReadOnlyList<int> numbers)
    {
        var parts = new List<string>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var from = i;
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1) i++;
            parts.Add(from == i ? $"{numbers[i]}" : $"{numbers[from]}~{numbers[i]}");
        }
        return string.Join(", ", parts);
    }

    private static string Percent(decimal? share) => share is { } s ? $"{N(Math.Round(s * 100, 1))}%" : "-";

    private static string N(decimal number) => CompetitionTexts.Number(number);

    private static string T(string name) => CompetitionTexts.Get(name);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
