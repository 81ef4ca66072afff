namespace OfficialsAssistant.Grading;

/// <summary>A check or a model that looks at one work at a time. It may throw: <see cref="GraderRun"/> makes that Unscored.</summary>
public interface IGrader
{
    /// <summary>What a rubric's <c>check</c> names it by: "length".</summary>
    string Id { get; }

    /// <summary>Goes up when equal input may give another result; part of a cached result's key.</summary>
    string Version { get; }

    Task<CheckResult> GradeAsync(CheckInput work, CancellationToken cancellationToken);
}

/// <summary>Everything one grader found in one work: a line of checks.jsonl.</summary>
/// <param name="Facts">Counted things by a fixed English key ("characters", "log.turns"); values are invariant text.</param>
public sealed record CheckResult(string Work, string Grader, string Version, Grade Grade, IReadOnlyList<Flag> Flags, IReadOnlyDictionary<string, string> Facts)
{
    public static readonly IReadOnlyDictionary<string, string> NoFacts = new SortedDictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Something a person must look at. It takes no points by itself.</summary>
/// <param name="Kind">Fixed English key: nearDuplicate, addressesGrader, listedName, unreadable, missingPart, length.</param>
/// <param name="Text">One Korean sentence.</param>
/// <param name="File">Path of the file inside the work, or "log.jsonl"; empty where the whole work is meant.</param>
/// <param name="Passages">The places meant, with those of the other work side by side where there is one.</param>
public sealed record Flag(string Kind, string Text, string File, IReadOnlyList<FlaggedPassage> Passages);

/// <summary>A passage of a work, and its like in another.</summary>
/// <param name="Quote">As written in the work.</param>
/// <param name="OtherWork">Receipt code of the other work; null where only one work is concerned.</param>
public sealed record FlaggedPassage(string Quote, string? OtherWork = null, string? OtherFile = null, string? OtherQuote = null);
