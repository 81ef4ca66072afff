using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Grading.Panel;

/// <summary>A gold work's marks on one criterion.</summary>
/// <param name="People">Mean mark of its judges.</param>
/// <param name="Model">The panel's; null where it gave none.</param>
public sealed record GoldMark(string Work, decimal People, decimal? Model);

/// <summary>How the panel agrees with people on one criterion, each with its interval.</summary>
/// <param name="Works">Gold works that both graded.</param>
/// <param name="Bias">Mean of model less people, in marks: positive is lenient.</param>
/// <param name="Coverage">Share of the gold works the panel graded.</param>
public sealed record CriterionCalibration(string Criterion, int Works, decimal Coverage, Interval Spearman, Interval WeightedKappa, Interval Bias);

/// <summary>What the competition asks of a calibration.</summary>
/// <param name="Bias">The largest, either way.</param>
public sealed record CalibrationThreshold(decimal Spearman, decimal Qwk, decimal Bias);

public static class Calibration
{
    public static CriterionCalibration Of(PanelCriterion criterion, IReadOnlyList<GoldMark> gold, ulong seed)
    {
        var both = gold.Where(g => g.Model is not null).OrderBy(g => g.Work, StringComparer.Ordinal).ToList();
        double[] people = [.. both.Select(g => (double)g.People)], model = [.. both.Select(g => (double)g.Model!.Value)];
        double[] scale = [.. criterion.Marks.Select(m => (double)m.At)];
        double[][] levels = [.. both.Select((_, i) => new[] { Nearest(scale, people[i]), Nearest(scale, model[i]) })];
        return new(
            criterion.Id, both.Count, gold.Count == 0 ? 0 : Math.Round((decimal)both.Count / gold.Count, 6),
            Drawn(places => RankCorrelation.Spearman(Pick(people, places), Pick(model, places))),
            Drawn(places => Agreement.Cohen(RatingTable.Of([.. places.Select(p => levels[p])]), scale, Weighting.Quadratic)),
            Drawn(places => places.Length == 0 ? NotComputable.NoData : (Statistic)places.Average(p => model[p] - people[p])));

        Interval Drawn(Func<int[], Statistic> of) => PairedBootstrap.Of(both.Count, of, seed);
    }

    /// <summary>Whether all three values are known and good enough.</summary>
    public static bool Passes(CriterionCalibration calibration, CalibrationThreshold threshold) =>
        calibration.Spearman.Value.Value >= (double)threshold.Spearman && calibration.WeightedKappa.Value.Value >= (double)threshold.Qwk
        && Math.Abs(calibration.Bias.Value.Value ?? double.MaxValue) <= (double)threshold.Bias;

    private static double[] Pick(double[] values, int[] places) => [.. places.Select(p => values[p])];

    private static double Nearest(double[] scale, double mark) => scale.MinBy(s => (Math.Abs(s - mark), s));
}

/// <summary>What the model's points weigh, and why they do not.</summary>
/// <param name="Why">Null when they weigh what was declared.</param>
public sealed record PanelWeight(decimal Weight, string? Why)
{
    /// <param name="declared">Of the competition; 0 where it declared none.</param>
    /// <param name="criteria">All that the model would score.</param>
    public static PanelWeight Of(decimal declared, IReadOnlyList<PanelCriterion> criteria, IReadOnlyList<CriterionCalibration> calibrations, CalibrationThreshold threshold)
    {
        if (declared == 0) return new(0, PanelTexts.NotDeclared);
        foreach (var criterion in criteria)
        {
            if (calibrations.FirstOrDefault(c => c.Criterion == criterion.Id) is not { Works: > 0 } calibration) return new(0, PanelTexts.Uncalibrated);
            if (!Calibration.Passes(calibration, threshold)) return new(0, PanelTexts.BelowThreshold(criterion.Title));
        }
        return criteria.Count == 0 ? new(0, PanelTexts.Uncalibrated) : new(declared, null);
    }
}
