namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Why a statistic has no value.</summary>
public enum NotComputable
{
    /// <summary>No ratings, or none that can be compared with another.</summary>
    NoData,

    /// <summary>Everybody gave the same: agreement by chance and by judgement cannot be told apart.</summary>
    NoVariation,

    /// <summary>Parts that share no judge, or a side that never lost: their distance is anybody's guess.</summary>
    NotConnected,

    /// <summary>The input has not the form the statistic needs (ratio values that are negative, more than two raters).</summary>
    WrongForm,
}

/// <summary>A number, or why there is none. Never NaN.</summary>
public readonly record struct Statistic
{
    private Statistic(double? value, NotComputable? why) => (Value, Why) = (value, why);

    public double? Value { get; }
    public NotComputable? Why { get; }

    /// <summary>A value that is not finite comes of a missing variation.</summary>
    public static implicit operator Statistic(double value) => double.IsFinite(value) ? new(value, null) : new(null, NotComputable.NoVariation);

    public static implicit operator Statistic(NotComputable why) => new(null, why);
}

/// <summary>A statistic with its interval, which has the same why where there is none.</summary>
public readonly record struct Interval(Statistic Value, Statistic Low, Statistic High)
{
    public static implicit operator Interval(NotComputable why) => new(why, why, why);
}
