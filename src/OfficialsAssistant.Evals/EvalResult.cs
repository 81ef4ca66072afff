namespace OfficialsAssistant.Evals;

/// <summary>What came of one case, whatever the set.</summary>
internal interface IEvalResult
{
    string Id { get; }

    /// <summary>scored, unscored or failed.</summary>
    string Status { get; }

    /// <summary>Why it is unscored or failed, or null.</summary>
    string? Why { get; }

    int? Level { get; }
    string? Kind { get; }

    /// <summary>What it counts for in each metric, mostly 0 or 1; a metric whose denominator it is not in is missing.</summary>
    IReadOnlyDictionary<string, double> Scores { get; }
}
