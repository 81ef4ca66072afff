using OfficialsAssistant.Competitions.Ranking;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>The field by department, for planning training: never a single entrant, for small departments are put together.</summary>
internal static class ProfileSection
{
    public static IReadOnlyList<ReportDepartment>? Of(CompetitionInput input, Standings standings)
    {
        if (input.Competition.Profile is not { } profile || standings.Stages.Count == 0) return null;
        var first = standings.Stages[0];
        var groups = first.Works.Values.GroupBy(w => input.Departments.GetValueOrDefault(w.Work) ?? CompetitionTexts.Get("DepartmentUnknown")).ToList();
        var shown = groups.Where(g => g.Count() >= profile.Least).Select(g => (Name: g.Key, Works: g.ToList())).OrderBy(g => g.Name, StringComparer.Ordinal).ToList();
        var rest = groups.Where(g => g.Count() < profile.Least).SelectMany(g => g).ToList();
        if (rest.Count >= profile.Least) shown.Add((CompetitionTexts.Get("DepartmentOthers"), rest));
        return [.. shown.Select(g => Row(g.Name, g.Works, first.Stage))];
    }

    private static ReportDepartment Row(string name, List<WorkInStage> works, Stage stage)
    {
        var scores = works.Where(w => w.Score is not null).Select(w => w.Score!.Value).ToList();
        var criteria = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        for (var p = 0; p < stage.Panels.Count; p++)
            for (var c = 0; c < stage.Panels[p].Rubric.Criteria.Count; c++)
            {
                var criterion = stage.Panels[p].Rubric.Criteria[c];
                var shares = works.Select(w => w.Panels[p].Criteria[c].Value).OfType<decimal>().Select(v => v / criterion.Points * 100).ToList();
                if (shares.Count > 0) criteria[$"{stage.Panels[p].Id}:{criterion.Id}"] = Math.Round(shares.Average(), 2, MidpointRounding.AwayFromZero);
            }
        return new ReportDepartment(name, works.Count, scores.Count == 0 ? null : Math.Round(scores.Average(), 2, MidpointRounding.AwayFromZero), criteria);
    }
}
