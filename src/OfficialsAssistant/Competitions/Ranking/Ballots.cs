using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Ranking;

/// <summary>All ballots of a competition, made once from the sheets; rankings without a judge or by other rules reuse them.</summary>
public sealed class Ballots
{
    private readonly Dictionary<(string Stage, string Panel, string Work), IReadOnlyList<Ballot>> all = [];

    /// <param name="works">Those that take part.</param>
    /// <param name="grades">Grade of a work by a check; null where it was not run.</param>
    /// <param name="assigned">Whether a judge is to score a work at all.</param>
    public Ballots(Competition competition, IEnumerable<string> works, SheetBook sheets, Func<string, string, Grade?> grades, Func<string, string, string, bool> assigned)
    {
        foreach (var work in works)
            foreach (var stage in competition.Stages)
                foreach (var panel in stage.Panels)
                    all[(stage.Id, panel.Id, work)] =
                    [
                        .. competition.JudgesOf(panel.Id).Where(j => assigned(stage.Id, j.Code, work)).OrderBy(j => j.Code, StringComparer.Ordinal)
                            .Select(j => Of(panel.Rubric, j.Code, sheets.Find(stage.Id, j.Code, work), check => grades(work, check))),
                    ];
    }

    public IReadOnlyList<Ballot> Of(string stage, string panel, string work) => all.GetValueOrDefault((stage, panel, work)) ?? [];

    private static Ballot Of(Rubric rubric, string judge, SheetRow? row, Func<string, Grade?> checks) => row switch
    {
        null => Ballot.Without(rubric, judge, BallotState.NoSheet, ""),
        { Status: SheetStatus.Recused } => Ballot.Without(rubric, judge, BallotState.Recused, row.Reason),
        { Status: SheetStatus.Absent } => Ballot.Without(rubric, judge, BallotState.Absent, row.Reason),
        _ => Ballot.Of(rubric, judge, row.Marks, row.Adjustments, checks, row.Reason),
    };
}
