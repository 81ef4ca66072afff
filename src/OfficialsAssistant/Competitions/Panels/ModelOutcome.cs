using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Competitions.Runs;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Panel;

namespace OfficialsAssistant.Competitions.Panels;

/// <summary>What the model panel came to: a function of its answers and the gold sheets.</summary>
/// <param name="Points">0 to 100 by work; a work it could not grade is not there.</param>
/// <param name="Weight">What it has earned.</param>
public sealed record ModelOutcome(
    IReadOnlyList<AnswerLine> Lines, IReadOnlyDictionary<string, decimal> Points, IReadOnlyList<CriterionCalibration> Calibrations, PanelWeight Weight)
{
    /// <returns>Null where no model was asked.</returns>
    public static ModelOutcome? Of(CompetitionInput input, IReadOnlyList<AnswerLine> lines, Func<string, string, Grade?> checks)
    {
        if (lines.Count == 0) return null;
        var (competition, rule) = (input.Competition, input.Competition.Model);
        var criteria = PanelCriteria.Of(competition);
        var gold = lines.Where(l => l.Gold).Select(l => l.Grade).ToList();
        var calibrations = input.Gold is { } set ? criteria.Select(c => Calibration.Of(c.Asked, set.Marks(competition, c, gold), SeedOf(competition))).ToList() : [];
        var weight = PanelWeight.Of(rule.Weight, [.. criteria.Select(c => c.Asked)], calibrations, new(rule.Spearman, rule.Qwk, rule.Bias));
        return new ModelOutcome(lines, PanelCriteria.Points(competition, lines.Where(l => !l.Gold).Select(l => l.Grade), checks), calibrations, weight);
    }

    /// <summary>Null where it does not count.</summary>
    public ModelShare? Share => Weight.Weight > 0 ? new ModelShare(Weight.Weight, Points) : null;

    /// <summary>The same competition draws the same intervals.</summary>
    private static ulong SeedOf(Competition competition) => Convert.ToUInt64(ResultCache.Sha($"{competition.Id}/{competition.Version}")[..16], 16);
}
