using OfficialsAssistant.Competitions.Bundles;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>The seven questions of an audit, each answered from numbered records; what the records cannot show is said.</summary>
internal static class AuditSection
{
    public static IReadOnlyList<ReportAudit> Of(CompetitionInput input, RecordLog log, ReportModel model)
    {
        var competition = input.Competition;
        return
        [
            Row("Approved", competition.Plan is { } plan
                ? CompetitionTexts.Get(input.Frozen is null ? "Audit_Approved_PlanOnly" : "Audit_Approved_Frozen", plan.Number, plan.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), input.Frozen?.FrozenAt ?? "")
                : CompetitionTexts.Get(input.Frozen is null ? "Audit_Approved_Nothing" : "Audit_Approved_FrozenOnly", input.Frozen?.FrozenAt ?? ""), "planApproved", "rulesFrozen"),
            Row("Names", CompetitionTexts.Get("Audit_Names_Answer", input.Submissions.Count(s => s.Files.Identity.Count > 0)), "submission"),
            Row("Changed", Count("correction") is var changes && changes == 0 ? CompetitionTexts.Get("Audit_Changed_None") : CompetitionTexts.Get("Audit_Changed_Answer", changes), "correction"),
            Row("Conflicts", Count("recusal") is var recusals && recusals == 0 ? CompetitionTexts.Get("Audit_Conflicts_None") : CompetitionTexts.Get("Audit_Conflicts_Answer", recusals), "recusal"),
            Row("Late", Count("late") is var late && late == 0 ? CompetitionTexts.Get("Audit_Late_None") : string.Join(" ", input.Submissions.Where(s => s.Late != Submissions.Lateness.None).Select(s => CompetitionTexts.Get(s.Late == Submissions.Lateness.Accepted ? "Audit_Late_Accepted" : "Audit_Late_Rejected", s.Work, s.SubmittedAt, s.Reason))), "late"),
            Row("Model", model.Why, "model"),
            Row("Originals", CompetitionTexts.Get("Audit_Originals_Answer", Count("sheet")), "sheet"),
        ];

        int Count(string name) => log.Records.Count(r => r.Event == name);

        ReportAudit Row(string question, string answer, params string[] events) =>
            new(CompetitionTexts.Get($"Audit_{question}"), answer, [.. log.Records.Where(r => events.Contains(r.Event)).Select(r => r.N)]);
    }
}
