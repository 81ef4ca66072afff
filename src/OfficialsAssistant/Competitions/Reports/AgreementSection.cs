using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>How far the judges of a panel agree, criterion by criterion, on the scale of the rubric.</summary>
internal static class AgreementSection
{
    private static readonly Dictionary<string, string> s_none = [];

    public static IReadOnlyList<ReportAgreement> Of(Competition competition, Standings standings) =>
        [.. standings.Stages.SelectMany(s => s.Stage.Panels.SelectMany((p, i) => OfPanel(competition, s, p, i)))];

    private static IEnumerable<ReportAgreement> OfPanel(Competition competition, StageResult stage, StagePanel panel, int at) =>
        CriterionAgreement.Of(PanelTable.Of(competition, stage, panel, at, s_none)).Select(a => new ReportAgreement(
            stage.Stage.Id, panel.Id, a.Criterion, a.Statistic, PanelTable.Number(a.Value.Value), PanelTable.Number(a.Value.Low), PanelTable.Number(a.Value.High),
            (a.Value.Value.Why ?? a.Value.Low.Why) is { } why ? CompetitionTexts.Get($"NotComputable_{why}") : null));
}
