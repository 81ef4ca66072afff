namespace OfficialsAssistant.Grading.Statistics;

/// <summary>How one judge marked, beside the others of the panel.</summary>
/// <param name="Marks">How many marks could be compared.</param>
/// <param name="Severity">Levels above (+) or below (−) the others, allowing for the ends of the scale.</param>
/// <param name="Spread">Standard deviation of the judge's work means over that of the others' on the same works: 1 is alike, below 1 narrow.</param>
/// <param name="Agreement">Correlation with the others' mean, mark by mark.</param>
/// <param name="Halo">Share of what sets the judge apart that goes the same way on all criteria of a work: 0 none, 1 all.</param>
/// <param name="VisibleSeverity">The smallest severity that would have been flagged here, in levels: how strong an effect can be seen.</param>
public sealed record JudgeProfile(
    string Judge, int Marks, Statistic Severity, Statistic Spread, Statistic Agreement, Statistic Halo, Statistic VisibleSeverity, IReadOnlyList<JudgeFlag> Flags);

public enum JudgeFlagKind
{
    /// <summary>Lower than the others throughout.</summary>
    Harsh,

    /// <summary>Higher than the others throughout.</summary>
    Lenient,

    /// <summary>Follows the others far less than they follow each other.</summary>
    Unrelated,

    /// <summary>High where the others are low.</summary>
    Reversed,

    /// <summary>Some works higher than by this judge's own way with the rest.</summary>
    Favouring,

    /// <summary>Hardly tells works apart.</summary>
    Narrow,

    /// <summary>One impression of a work on all criteria.</summary>
    Halo,
}

/// <summary>Something for the chair to look at, never a change of points.</summary>
/// <param name="Effect">Size: levels, for Unrelated and Reversed the correlation, for Narrow and Halo the ratio.</param>
/// <param name="Strength">How many standard errors it is beyond what chance gives.</param>
/// <param name="Group">Which group is favoured; null where groups are not known.</param>
/// <param name="Works">Works concerned; empty for all.</param>
public sealed record JudgeFlag(JudgeFlagKind Kind, double Effect, double Strength, string? Group, IReadOnlyList<string> Works);
