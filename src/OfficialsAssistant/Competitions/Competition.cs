using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions;

/// <summary>경진대회: everything that decides a result, declared before the first score.</summary>
/// <param name="Plan">The plan that was approved outside; null when none is named.</param>
/// <param name="Chair">Decisions the chair took on ties; the one part that grows after the freeze.</param>
/// <param name="Prizes">Best first.</param>
/// <param name="Profile">Whether and how the field is described by department; null: not.</param>
/// <param name="Checks">What the automatic checks are told; empty when nothing is declared.</param>
public sealed record Competition(
    string Id, int Version, string Title, ApprovedPlan? Plan, IReadOnlyList<Track> Tracks, IReadOnlyList<Judge> Judges, IReadOnlyList<Stage> Stages,
    AggregateRule Aggregate, IReadOnlyList<TieStep> Ties, IReadOnlyList<ChairDecision> Chair, ModelRule Model,
    IReadOnlyList<Prize> Prizes, ProfileRule? Profile, CheckRules Checks)
{
    /// <summary>Judges of a panel, by code.</summary>
    public IReadOnlyList<Judge> JudgesOf(string panel) => [.. Judges.Where(j => j.Panel == panel)];
}

/// <summary>The document that approved the competition's rules.</summary>
public sealed record ApprovedPlan(string Number, DateOnly Date);

/// <summary>부문. Works are ranked within it and overall.</summary>
public sealed record Track(string Id, string Title);

/// <summary>심사위원, by code; names stay outside.</summary>
public sealed record Judge(string Code, string Panel);

/// <summary>단계(예선·본선).</summary>
/// <param name="Weight">Per cent of the final; all stages sum to 100.</param>
/// <param name="Advance">Who goes on to the next stage; null: everybody.</param>
public sealed record Stage(string Id, string Title, decimal Weight, AdvanceRule? Advance, IReadOnlyList<StagePanel> Panels);

/// <summary>How many go on.</summary>
/// <param name="PerTrack">The number holds within each track, not overall.</param>
/// <param name="AllTied">Works equal to the last one go on too; else the tie steps decide.</param>
public sealed record AdvanceRule(int Top, bool PerTrack, bool AllTied);

/// <summary>심사단 of one stage with its rubric.</summary>
/// <param name="Weight">Per cent of the stage; all panels of a stage sum to 100.</param>
public sealed record StagePanel(string Id, Rubric Rubric, decimal Weight);

public enum TieKind { Criterion, Stage, FirstPlaces, Chair, Shared }

/// <summary>One step of deciding a tie.</summary>
/// <param name="Of">Criterion or stage that is compared; else empty.</param>
public sealed record TieStep(TieKind Kind, string Of)
{
    /// <summary>As written: "criterion:impact".</summary>
    public override string ToString() => Kind switch
    {
        TieKind.Criterion => $"criterion:{Of}",
        TieKind.Stage => $"stage:{Of}",
        TieKind.FirstPlaces => "firstPlaces",
        TieKind.Chair => "chair",
        _ => "shared",
    };
}

/// <summary>A tie decided by the chair: <paramref name="Order"/> holds the same works, best first.</summary>
public sealed record ChairDecision(string Stage, IReadOnlyList<string> Works, IReadOnlyList<string> Order, string Reason, string By);

/// <summary>How much the model panel counts, and what its calibration must reach for that.</summary>
/// <param name="Weight">Per cent of the final; 0 unless declared.</param>
public sealed record ModelRule(decimal Weight, string IfUncalibrated, decimal Spearman, decimal Qwk, decimal Bias);

/// <summary>시상: how many works get it.</summary>
public sealed record Prize(string Title, int Count);

/// <summary>The field by department.</summary>
/// <param name="Departments">CSV beside the competition: work,department. It is read for nothing else.</param>
/// <param name="Least">A department with fewer works is put together with others, so that no single entrant is described.</param>
public sealed record ProfileRule(string Departments, int Least);

/// <summary>What checks are told.</summary>
/// <param name="Parts">Headings a work must have.</param>
/// <param name="Names">Names and departments that must not stand in a work.</param>
/// <param name="MinCharacters">Null: no limit.</param>
/// <param name="MaxCharacters">Null: no limit.</param>
public sealed record CheckRules(IReadOnlyList<string> Parts, IReadOnlyList<string> Names, int? MinCharacters, int? MaxCharacters)
{
    public static readonly CheckRules None = new([], [], null, null);
}
