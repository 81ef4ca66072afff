namespace OfficialsAssistant.Grading;

/// <summary>Where a score is rounded: a work's mean in a panel, its score in a stage, the final.</summary>
[Flags]
public enum RoundAt { Nowhere = 0, Work = 1, Stage = 2, Final = 4 }

/// <summary>How judges become one score. Trimming and the least number of judges hold within a panel.</summary>
/// <param name="PerCriterion">Each criterion is averaged by itself; else judges' totals are.</param>
/// <param name="Trim">One highest and one lowest are left out.</param>
/// <param name="TrimFrom">… from so many valid judges on.</param>
/// <param name="MinJudges">With fewer valid judges a work has no score.</param>
public sealed record AggregateRule(bool PerCriterion, bool Trim, int TrimFrom, int MinJudges, int Digits, RoundAt Rounds)
{
    /// <summary>Digits a final is announced with; 0 where finals are not rounded.</summary>
    public int FinalDigits => Rounds.HasFlag(RoundAt.Final) ? Digits : 0;

    /// <summary>Away from zero: 2.345 becomes 2.35.</summary>
    public decimal Round(decimal value, RoundAt at) => Rounds.HasFlag(at) ? Math.Round(value, Digits, MidpointRounding.AwayFromZero) : value;
}
