using System.Text.Json.Serialization;

namespace OfficialsAssistant.Grading;

/// <summary>What a grader says of one work: points, that it could not say, or that the question does not arise. Never silently zero.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "state")]
[JsonDerivedType(typeof(Scored), "scored")]
[JsonDerivedType(typeof(Unscored), "unscored")]
[JsonDerivedType(typeof(NotApplicable), "notApplicable")]
public abstract record Grade;

/// <summary>Points with their reason.</summary>
/// <param name="Points">0 to <paramref name="OutOf"/>.</param>
/// <param name="OutOf">The most there is to get: 1 for a check, the criterion's points for a model.</param>
/// <param name="Evidence">Passages quoted from the work, each of which occurs in it.</param>
public sealed record Scored(decimal Points, decimal OutOf, string Reason, IReadOnlyList<string> Evidence) : Grade
{
    /// <summary>The points on a criterion of other size, not rounded.</summary>
    public decimal On(decimal points) => OutOf == 0 ? 0 : Points / OutOf * points;
}

/// <summary>No grade, and why, as people read it.</summary>
/// <param name="Failed">The grader itself broke (it threw, the model did not answer): the run ends with exit code 1 and the item may be run again.</param>
public sealed record Unscored(string Why, bool Failed = false) : Grade;

/// <summary>The work has nothing this grader looks at.</summary>
public sealed record NotApplicable(string Why) : Grade;
