using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Panel;

namespace OfficialsAssistant.Competitions.Panels;

/// <summary>A criterion of the first stage as the model is asked about it.</summary>
/// <param name="Panel">Whose rubric it stands in.</param>
public sealed record StageCriterion(StagePanel Panel, Criterion Criterion, PanelCriterion Asked);

/// <summary>
/// What the model grades: the criteria that people mark in the first stage, where the works themselves are judged. A talk it has not heard
/// it cannot grade.
/// </summary>
public static class PanelCriteria
{
    public static IReadOnlyList<StageCriterion> Of(Competition competition) => competition.Stages.Count == 0 ? [] :
        [.. competition.Stages[0].Panels.Where(p => p.Weight > 0).SelectMany(p => p.Rubric.Marked.Select(c => new StageCriterion(p, c, Asked(p, c))))];

    /// <summary>Points of 100 by work, as people's panels would be weighed; a work without a grade on any one criterion is not there.</summary>
    /// <param name="checks">Points of the criteria that a check gives.</param>
    public static SortedDictionary<string, decimal> Points(Competition competition, IEnumerable<PanelGrade> grades, Func<string, string, Grade?> checks)
    {
        var points = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var work in grades.GroupBy(g => g.Work))
        {
            var given = work.ToDictionary(g => g.Criterion, g => (g.Grade as Scored)?.Points, StringComparer.Ordinal);
            var parts = competition.Stages[0].Panels.Where(p => p.Weight > 0)
                .SelectMany(p => p.Rubric.Criteria.Select(c => (c.Check is null ? given.GetValueOrDefault(Id(p, c)) : (checks(work.Key, c.Check) as Scored)?.On(c.Points)) * p.Weight / 100)).ToList();
            if (parts.All(p => p is not null)) points[work.Key] = Math.Round(parts.Sum() ?? 0, 6, MidpointRounding.AwayFromZero);
        }
        return points;
    }

    /// <summary>Two panels may have a criterion of the same name on other scales.</summary>
    private static string Id(StagePanel panel, Criterion criterion) => $"{panel.Id}:{criterion.Id}";

    private static PanelCriterion Asked(StagePanel panel, Criterion criterion) => new(
        Id(panel, criterion), criterion.Title, criterion.Points,
        [.. criterion.Scale.Select(at => new PanelMark(at, criterion.PointsOf(at), criterion.Levels.FirstOrDefault(l => l.At == at)?.Text ?? ""))]);
}
