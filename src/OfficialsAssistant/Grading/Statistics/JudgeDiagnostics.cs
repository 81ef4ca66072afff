namespace OfficialsAssistant.Grading.Statistics;

/// <summary>
/// Profiles and flags of a panel's judges. The thresholds are set on generated competitions (20 works, 7 judges, 5 criteria of five levels,
/// honest severity of SD .3 and noise of SD .5); <c>evals run judges</c> measures them again on others.
/// </summary>
public static class JudgeDiagnostics
{
    /// <summary>With two judges nobody can say which of them is the odd one.</summary>
    private const int FewestJudges = 3;

    private const int FewestWorks = 5;

    public static IReadOnlyList<JudgeProfile> Of(PanelRatings panel)
    {
        var cells = Consensus.Of(panel);
        var measures = new JudgeMeasures?[cells.Length];
        Parallel.For(0, cells.Length, j => measures[j] = JudgeMeasures.Of(cells[j], panel.Scales.Count));
        var enough = measures.Count(m => m is { WorkResiduals.Count: >= FewestWorks }) >= FewestJudges;
        return [.. measures.Select((m, j) => m is null ? Empty(panel.Judges[j]) : Profile(panel, measures, j, enough && m.WorkResiduals.Count >= FewestWorks))];
    }

    private static JudgeProfile Empty(string judge) =>
        new(judge, 0, NotComputable.NoData, NotComputable.NoData, NotComputable.NoData, NotComputable.NoData, NotComputable.NoData, []);

    private static JudgeProfile Profile(PanelRatings panel, JudgeMeasures?[] all, int judge, bool enough)
    {
        var own = all[judge]!;
        List<JudgeMeasures> others = [.. all.Where((m, j) => m is not null && j != judge).Select(m => m!)];
        var flags = enough ? JudgeFlags.Of(panel, own, others) : [];
        return new(panel.Judges[judge], own.Cells.Count, own.Severity, own.Spread, own.Agreement, own.Halo,
            enough ? JudgeFlags.VisibleSeverity(own, others) : NotComputable.NoData, flags);
    }
}
