using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Ranking;

/// <summary>A work in one stage.</summary>
/// <param name="Score">All panels together, rounded as declared; null while a panel has too few judges.</param>
/// <param name="Exact">Before rounding.</param>
/// <param name="Panels">In the order of the stage's panels.</param>
/// <param name="Advanced">Whether it goes on; null in the last stage.</param>
public sealed record WorkInStage(string Work, decimal? Score, decimal? Exact, IReadOnlyList<PanelScore> Panels, bool? Advanced, TieDecision? Tie);

/// <summary>A stage as it came out.</summary>
/// <param name="Works">The works that took part, by code.</param>
public sealed record StageResult(Stage Stage, IReadOnlyDictionary<string, WorkInStage> Works);

/// <summary>How a work was told from others of equal score.</summary>
/// <param name="With">The other works of equal score.</param>
/// <param name="Step">The step that decided, as declared; "shared" when the rank is shared; empty when no step decided and none says that ranks may be shared.</param>
/// <param name="Values">What the deciding step compared, by work.</param>
/// <param name="Decision">The chair's decision where it was one.</param>
public sealed record TieDecision(IReadOnlyList<string> With, string Step, IReadOnlyDictionary<string, decimal> Values, ChairDecision? Decision)
{
    public bool IsOpen => Step.Length == 0;
}

/// <summary>A ranked work.</summary>
/// <param name="Rank">Overall, shared as 1-2-2-4.</param>
/// <param name="TrackRank">The same within the track.</param>
/// <param name="Final">All stages by their weights; null for a work that did not reach the last stage, which is ranked after those that did by its last score.</param>
/// <param name="Reached">The last stage it took part in.</param>
public sealed record Standing(
    int Rank, int TrackRank, string Work, string Track, decimal? Final, decimal? ExactFinal, Stage Reached, IReadOnlyList<WorkInStage> Stages, TieDecision? Tie, TieDecision? TrackTie);

/// <summary>A work without a rank.</summary>
/// <param name="Settled">It was withdrawn or rejected: nothing is missing.</param>
public sealed record Unranked(string Work, string Track, string Why, bool Settled);

/// <summary>순위: everything that follows from the rules and the grades.</summary>
public sealed record Standings(IReadOnlyList<Standing> Ranked, IReadOnlyList<Unranked> Unranked, IReadOnlyList<StageResult> Stages);
