namespace OfficialsAssistant.Grading.Statistics;

/// <summary>How far judges agree on one criterion.</summary>
/// <param name="Statistic">"alpha.ordinal", "icc.2.1", "icc.3.1", "icc.2.k".</param>
public sealed record AgreementValue(string Criterion, string Statistic, Interval Value);

public static class CriterionAgreement
{
    /// <summary>Four statistics a criterion, with intervals, in the order of the criteria.</summary>
    public static IReadOnlyList<AgreementValue> Of(PanelRatings panel)
    {
        var values = new AgreementValue[panel.Scales.Count][];
        Parallel.For(0, panel.Scales.Count, c => values[c] = OfCriterion(panel.Scales[c].Criterion, panel.Criterion(c)));
        return [.. values.SelectMany(v => v)];
    }

    private static AgreementValue[] OfCriterion(string criterion, RatingTable ratings) =>
    [
        new(criterion, "alpha.ordinal", KrippendorffAlpha.WithInterval(ratings, MeasurementLevel.Ordinal)),
        new(criterion, "icc.2.1", IntraclassCorrelation.Of(ratings, IccForm.Agreement, average: false)),
        new(criterion, "icc.2.k", IntraclassCorrelation.Of(ratings, IccForm.Agreement, average: true)),
        new(criterion, "icc.3.1", IntraclassCorrelation.Of(ratings, IccForm.Consistency, average: false)),
    ];
}
