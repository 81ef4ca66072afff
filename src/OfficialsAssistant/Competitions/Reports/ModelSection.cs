using OfficialsAssistant.Competitions.Panels;
using OfficialsAssistant.Grading.Panel;
using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>The model panel beside its calibration: whether it counted, and why not.</summary>
internal static class ModelSection
{
    public static ReportModel Of(Competition competition, ModelOutcome? model)
    {
        var declared = competition.Model.Weight;
        if (model is null) return new ReportModel(declared, 0, false, NotAsked(declared), null, 0, 0, 0, 0, 0, []);
        var (works, answers) = (model.Lines.Where(l => !l.Gold).Select(l => l.Grade.Work).Distinct().Count(), model.Lines.SelectMany(l => l.Grade.Answers).Where(a => a.Text is not null).ToList());
        var threshold = new CalibrationThreshold(competition.Model.Spearman, competition.Model.Qwk, competition.Model.Bias);
        var titles = PanelCriteria.Of(competition).ToDictionary(c => c.Asked.Id, c => c.Asked.Title, StringComparer.Ordinal);
        return new ReportModel(
            declared, model.Weight.Weight, model.Share is not null, Why(declared, model.Weight), model.Lines[0].Grade.Model, model.Points.Count, works - model.Points.Count,
            answers.Count, answers.Sum(a => a.InputTokens), answers.Sum(a => a.OutputTokens),
            [.. model.Calibrations.Select(c => new ReportCalibration(c.Criterion, titles[c.Criterion], c.Works, c.Coverage, Of(c.Spearman), Of(c.WeightedKappa), Of(c.Bias), Calibration.Passes(c, threshold)))]);
    }

    private static string Why(decimal declared, PanelWeight weight) =>
        weight.Weight > 0 ? CompetitionTexts.Get("ModelCounted", weight.Weight)
        : declared == 0 ? CompetitionTexts.Get("ModelWeightZero")
        : CompetitionTexts.Get("ModelUncalibrated", declared, weight.Why ?? "");

    private static string NotAsked(decimal declared) =>
        $"{(declared == 0 ? CompetitionTexts.Get("ModelWeightZero") : CompetitionTexts.Get("ModelNotAsked", declared))} {CompetitionTexts.Get("ModelNoEndpoint")}";

    private static ReportMeasure Of(Interval interval) => new(
        PanelTable.Number(interval.Value), PanelTable.Number(interval.Low), PanelTable.Number(interval.High),
        (interval.Value.Why ?? interval.Low.Why) is { } why ? CompetitionTexts.Get($"NotComputable_{why}") : null);
}
