using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>How far the judges of a panel agree, criterion by criterion, on the scale of the rubric.</summary>
internal static class AgreementSection
{
    public static IReadOnlyList<ReportAgreement> Of(Standings standings) =>
        [.. standings.Stages.SelectMany(s => s.Stage.Panels.SelectMany((p, i) => OfPanel(s, p, i)))];

    private static IEnumerable<ReportAgreement> OfPanel(StageResult stage, StagePanel panel, int at)
    {
        var works = stage.Works.Values.OrderBy(w => w.Work, StringComparer.Ordinal).ToList();
        foreach (var (criterion, c) in panel.Rubric.Criteria.Select((criterion, c) => (criterion, c)).Where(x => x.criterion.Check is null))
            yield return Row(criterion.Id, "alpha.ordinal", KrippendorffAlpha.WithInterval(Table(works, at, b => b.Marks[c]), MeasurementLevel.Ordinal));
        yield return Row("total", "alpha.interval", KrippendorffAlpha.WithInterval(Table(works, at, b => b.Total), MeasurementLevel.Interval));

        ReportAgreement Row(string criterion, string statistic, Interval value) => new(
            stage.Stage.Id, panel.Id, criterion, statistic, Number(value.Value), Number(value.Low), Number(value.High),
            value.Value.Why is { } why ? CompetitionTexts.Get($"NotComputable_{why}") : value.Low.Why is { } noInterval ? CompetitionTexts.Get($"NotComputable_{noInterval}") : null);
    }

    private static RatingTable Table(List<WorkInStage> works, int at, Func<Grading.Ballot, decimal?> value) =>
        new([.. works.Select(w => (IReadOnlyList<double?>)[.. w.Panels[at].Ballots.Select(b => value(b) is { } v ? (double?)(double)v : null)])]);

    private static decimal? Number(Statistic statistic) => statistic.Value is { } v ? Math.Round((decimal)v, 6) : null;
}
