using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>Puts the way from marks to a final into records and lines that a person can redo by hand.</summary>
internal static class Derivations
{
    public static IReadOnlyList<ReportStage> Of(IReadOnlyList<StageResult> stages, IEnumerable<WorkInStage> works) =>
        [.. works.Select((w, i) => Of(stages[i].Stage, w))];

    public static ReportStage Of(Stage stage, WorkInStage work) => new(
        stage.Id, stage.Title, stage.Weight, work.Score, work.Advanced, [.. work.Panels.Select((p, i) => Of(stage.Panels[i], p))], Of(work.Work, work.Tie));

    public static ReportTie? Of(string work, TieDecision? tie)
    {
        if (tie is null) return null;
        var with = string.Join(", ", tie.With);
        var values = string.Join(", ", tie.Values.Select(v => $"{v.Key} {CompetitionTexts.Number(v.Value)}"));
        var text = tie.Step switch
        {
            "" => CompetitionTexts.Get("TieOpen", work, with),
            "shared" => CompetitionTexts.Get("TieShared", work, with),
            "chair" => CompetitionTexts.Get("TieChair", work, with, tie.Decision!.By, tie.Decision.Reason),
            _ => CompetitionTexts.Get("TieStep", work, with, StepTitle(tie.Step), values),
        };
        return new ReportTie(tie.With, tie.Step, tie.Values, text, tie.Decision?.By, tie.Decision?.Reason);
    }

    /// <summary>The final in one line: each stage's score by its weight.</summary>
    public static string Final(Standing standing, IReadOnlyList<StageResult> stages, ModelShare? model, int digits)
    {
        if (standing.Final is null) return CompetitionTexts.Get("NotInLastStage", string.Join(", ", standing.Stages.Select((w, i) => $"{stages[i].Stage.Title} {CompetitionTexts.Number(w.Score!.Value)}")), standing.Reached.Title);
        var parts = string.Join(" + ", standing.Stages.Select((w, i) => $"{stages[i].Stage.Title} {CompetitionTexts.Number(w.Score!.Value)} × {CompetitionTexts.Number(stages[i].Stage.Weight)}%"));
        var final = standing.Final.Value;
        if (model?.PointsOf(standing.Work) is { } points) parts = CompetitionTexts.Get("WithModel", parts, 100 - model.Weight, points, model.Weight);
        return $"{parts} = {CompetitionTexts.Number(standing.ExactFinal!.Value)}" + (final == standing.ExactFinal ? "" : $" → {CompetitionTexts.Announced(final, digits)}");
    }

    public static string StepTitle(string step) => step switch
    {
        "firstPlaces" => CompetitionTexts.Get("StepFirstPlaces"),
        "chair" => CompetitionTexts.Get("StepChair"),
        "shared" => CompetitionTexts.Get("StepShared"),
        _ when step.StartsWith("criterion:", StringComparison.Ordinal) => CompetitionTexts.Get("StepCriterion", step["criterion:".Length..]),
        _ => CompetitionTexts.Get("StepStage", step["stage:".Length..]),
    };

    private static ReportPanel Of(StagePanel panel, PanelScore score) => new(
        panel.Id, panel.Rubric.Reference, panel.Weight, score.Score, score.Mean, score.Valid, score.Totals?.Trimmed ?? score.Criteria.Any(c => c.Trimmed),
        [.. score.Ballots.Select((b, i) => Of(panel.Rubric, b, score.Totals?.Uses[i]))],
        [.. panel.Rubric.Criteria.Select((c, i) => Of(c, score.Criteria[i], score))], Text(panel, score));

    private static ReportBallot Of(Rubric rubric, Ballot ballot, Use? use)
    {
        var isThere = ballot.State is BallotState.Complete or BallotState.Incomplete;
        return new ReportBallot(
            ballot.Judge, ballot.State, use, ballot.Total, Values(rubric.Criteria.Select(c => c.Id), ballot.Marks), Values(rubric.Criteria.Select(c => c.Id), ballot.Points),
            isThere ? Values(rubric.Adjustments.Select(a => a.Id), [.. ballot.Adjustments.Select(a => (decimal?)a)]) : new(StringComparer.Ordinal),
            isThere ? [.. rubric.Criteria.Where((_, i) => ballot.Points[i] is null).Select(c => c.Id)] : [], ballot.Reason);
    }

    private static ReportCriterion Of(Criterion criterion, JudgesMean mean, PanelScore score) => new(
        criterion.Id, criterion.Title, criterion.Points, mean.Value, mean.Valid, JudgeOf(score, mean, Use.TrimmedHighest), JudgeOf(score, mean, Use.TrimmedLowest));

    private static string? JudgeOf(PanelScore score, JudgesMean mean, Use use) => score.Ballots.Where((_, i) => mean.Uses[i] == use).Select(b => b.Judge).FirstOrDefault();

    private static string Text(StagePanel panel, PanelScore score)
    {
        if (score.Mean is not { } mean) return CompetitionTexts.Get("PanelWithoutScore", panel.Id, score.Valid);
        var result = CompetitionTexts.Number(mean) + (mean == score.Score ? "" : $" → {CompetitionTexts.Number(score.Score!.Value)}");
        if (score.Totals is not { } totals)
            return $"{string.Join(" + ", panel.Rubric.Criteria.Select((c, i) => $"{c.Title} {CompetitionTexts.Number(score.Criteria[i].Value!.Value)}").Concat(panel.Rubric.Adjustments.Select((a, i) => $"{a.Title} {CompetitionTexts.Number(score.Adjustments[i].Value ?? 0)}")))} = {result}";
        var counted = score.Ballots.Where((_, i) => totals.Uses[i] == Use.Counted).ToList();
        var text = $"({string.Join(" + ", counted.Select(b => CompetitionTexts.Number(b.Total!.Value)))}) ÷ {counted.Count} = {result}";
        if (!totals.Trimmed) return text;
        var (high, low) = (score.Ballots.Where((_, i) => totals.Uses[i] == Use.TrimmedHighest).First(), score.Ballots.Where((_, i) => totals.Uses[i] == Use.TrimmedLowest).First());
        return $"{text} ({CompetitionTexts.Get("Trimmed", high.Judge, high.Total!.Value, low.Judge, low.Total!.Value)})";
    }

    private static SortedDictionary<string, decimal> Values(IEnumerable<string> ids, IReadOnlyList<decimal?> values)
    {
        var map = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (id, value) in ids.Zip(values)) if (value is { } v) map[id] = v;
        return map;
    }
}
