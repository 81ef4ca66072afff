using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>A panel's marks as the statistics take them; the categories are the rubric's.</summary>
internal static class PanelTable
{
    public static PanelRatings Of(Competition competition, StageResult stage, StagePanel panel, int at, IReadOnlyDictionary<string, string> departments)
    {
        List<string> judges = [.. competition.JudgesOf(panel.Id).Select(j => j.Code).Order(StringComparer.Ordinal)];
        List<string> works = [.. stage.Works.Keys.Order(StringComparer.Ordinal)];
        var criteria = panel.Rubric.Criteria.Select((criterion, i) => (criterion, i)).Where(c => c.criterion.Check is null).ToList();
        var scales = criteria.Select(c => c.criterion).Select(c => new MarkScale(c.Id, (double)c.Scale[0], (double)c.Scale[^1], (double)(c.Scale[^1] - c.Scale[0]) / (c.Levels.Count - 1))).ToList();
        var marks = works.Select(w => judges.Select(j =>
        {
            var ballot = stage.Works[w].Panels[at].Ballots.FirstOrDefault(b => b.Judge == j);
            return criteria.Select(c => ballot?.Marks[c.i] is { } mark ? (double)mark : double.NaN).ToArray();
        }).ToArray()).ToArray();
        return new PanelRatings(works, judges, scales, marks, departments.Count == 0 ? null : [.. works.Select(w => departments.GetValueOrDefault(w))]);
    }

    /// <summary>Six digits: more would only show on which machine it was computed.</summary>
    public static decimal? Number(Statistic statistic) => statistic.Value is { } v ? Math.Round((decimal)v, 6) : null;
}
