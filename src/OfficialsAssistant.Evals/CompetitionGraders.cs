using OfficialsAssistant.Competitions;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Checks;

namespace OfficialsAssistant.Evals;

/// <summary>The checks a competition is scored with.</summary>
internal static class CompetitionGraders
{
    /// <param name="field">All works: near-duplicates look at every pair.</param>
    public static IReadOnlyList<IGrader> Of(Competition competition, IReadOnlyList<CheckInput> field) =>
        StandardChecks.Of(new CheckOptions(competition.Checks.Parts, competition.Checks.Names, competition.Checks.MinCharacters, competition.Checks.MaxCharacters), field);
}
