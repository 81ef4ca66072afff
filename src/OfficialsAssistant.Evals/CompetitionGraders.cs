using OfficialsAssistant.Competitions;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Evals;

/// <summary>The checks a competition is scored with.</summary>
internal static class CompetitionGraders
{
    public static IReadOnlyList<IGrader> Of(Competition competition) => [];
}
