using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Evals;

/// <summary>Computes what a name of the layout stands for: "alpha.ordinal", "icc.2.k.low", "kappa.cohen.quadratic".</summary>
internal static class StatsAnswers
{
    /// <returns>One value, or one each for the names that stand for a list; null for a name the layout does not know.</returns>
    public static IReadOnlyList<Statistic>? Of(StatsExample example, string name)
    {
        var parts = name.Split('.');
        return parts switch
        {
            ["alpha", var level] when Enum.TryParse<MeasurementLevel>(level, ignoreCase: true, out var measured) => [KrippendorffAlpha.Of(example.Ratings, measured)],
            ["icc", "1" or "2" or "3", "1" or "k", ..] when parts.Length is 3 or 4 => Icc(example, parts),
            ["kappa" or "pi" or "gwet" or "brennanPrediger" or "percent", ..] => Chance(example, parts) is { } value ? [value] : null,
            ["bradleyTerry" or "deviance" or "df", ..] => Comparisons(example, name),
            ["spearman"] => [Pair(example, RankCorrelation.Spearman)],
            ["pearson"] => [Pair(example, RankCorrelation.Pearson)],
            _ => List(example, name),
        };
    }

    private static Statistic[]? Icc(StatsExample example, string[] parts)
    {
        var found = IntraclassCorrelation.Of(example.Ratings, (IccForm)int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), parts[2] == "k", example.Confidence);
        return parts.Length == 3 ? [found.Value] : parts[3] switch { "low" => [found.Low], "high" => [found.High], _ => null };
    }

    private static Statistic? Chance(StatsExample example, string[] parts)
    {
        var weighting = parts[^1] switch { "linear" => Weighting.Linear, "quadratic" => Weighting.Quadratic, _ => Weighting.Identity };
        var counts = CategoryCounts.Of(example.Ratings, example.Categories);
        // Columns of counts are no raters: who chose what is not known.
        if (example.Kind == "counts") counts = counts with { ByRater = null };
        return string.Join('.', weighting == Weighting.Identity ? parts : parts[..^1]) switch
        {
            "percent" => Agreement.Percent(counts, weighting),
            "kappa.cohen" => example.Kind == "counts" ? NotComputable.WrongForm : Agreement.Cohen(example.Ratings, example.Categories, weighting),
            "kappa.fleiss" => Agreement.Fleiss(counts, weighting),
            "kappa.conger" => Agreement.Conger(counts, weighting),
            "pi.scott" => example.Kind == "counts" ? Agreement.Fleiss(counts, weighting) : Agreement.Scott(example.Ratings, example.Categories, weighting),
            "gwet" => Agreement.Gwet(counts, weighting),
            "brennanPrediger" => Agreement.BrennanPrediger(counts, weighting),
            _ => null,
        };
    }

    private static IReadOnlyList<Statistic>? Comparisons(StatsExample example, string name)
    {
        if (example.Kind != "wins") return null;
        var (fit, why) = BradleyTerry.Of([.. example.Grid]);
        return name switch
        {
            "bradleyTerry.logAbility" => fit is null ? [why!.Value] : [.. fit.LogAbility.Select(a => (Statistic)a)],
            "deviance.residual" => [fit?.ResidualDeviance ?? (Statistic)why!.Value],
            "deviance.null" => [fit?.NullDeviance ?? (Statistic)why!.Value],
            "df" or "df.residual" => [fit?.Freedom ?? (Statistic)why!.Value],
            "df.null" => [fit?.NullFreedom ?? (Statistic)why!.Value],
            _ => null,
        };
    }

    private static IReadOnlyList<Statistic>? List(StatsExample example, string name) => example.Kind != "scores" ? null : name switch
    {
        "mean.trimmed" => [Rounded(example, ScoreLists.TrimmedMean(example.Scores))],
        "mean" => [Rounded(example, ScoreLists.Mean(example.Scores))],
        "sd" => [Rounded(example, ScoreLists.StandardDeviation(example.Scores))],
        "tScore" => [.. ScoreLists.TScores(example.Scores).Select(t => Rounded(example, t))],
        _ => null,
    };

    private static Statistic Pair(StatsExample example, Func<IReadOnlyList<double>, IReadOnlyList<double>, Statistic> of) =>
        example.Ratings.Raters == 2 ? of([.. example.Ratings.Rows.Select(r => r[0])], [.. example.Ratings.Rows.Select(r => r[1])]) : NotComputable.WrongForm;

    private static Statistic Rounded(StatsExample example, decimal? value) => value is not { } known ? NotComputable.NoData
        : (double)(example.Round is { } digits ? Math.Round(known, digits, MidpointRounding.AwayFromZero) : known);

    private static Statistic Rounded(StatsExample example, Statistic value) =>
        value.Value is { } known && example.Round is not null ? Rounded(example, (decimal)known) : value;
}
