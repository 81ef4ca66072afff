using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>report.json: the result and everything it rests on. A function of the inputs; it holds no time of the run.</summary>
/// <param name="Cases">Works handed in.</param>
/// <param name="Scored">Works with a rank.</param>
/// <param name="Unscored">Works without.</param>
/// <param name="Failed">Checks that broke.</param>
/// <param name="Ready">Nothing is missing: no unranked work that could still be ranked, no broken check, no open tie.</param>
public sealed record Report(
    ReportCompetition Competition, int Cases, int Scored, int Unscored, int Failed, bool Ready, SortedDictionary<string, decimal?> Metrics,
    IReadOnlyList<ReportStanding> Standings, IReadOnlyList<ReportUnranked> Unranked, IReadOnlyList<ReportJudge> Judges, IReadOnlyList<ReportAgreement> Agreement,
    IReadOnlyList<ReportPrize> Prizes, IReadOnlyList<ReportDecision> Decisions, IReadOnlyList<ReportAppeal> Appeals, ReportModel Model,
    IReadOnlyList<ReportDepartment>? Profile, IReadOnlyList<ReportAudit> Audit, IReadOnlyList<string> Warnings);

/// <param name="Rules">Fingerprint of the frozen rules; null: they were not frozen.</param>
public sealed record ReportCompetition(string Id, int Version, string Title, string? Plan, string? PlanDate, string? Rules, string? FrozenAt, string Aggregate, string Ties);

/// <param name="Final">Null for a work that did not reach the last stage.</param>
/// <param name="RankBeforeAppeals">Null where no appeal was applied.</param>
/// <param name="Derivation">The final in one line.</param>
public sealed record ReportStanding(
    int Rank, string Work, string Track, int TrackRank, decimal? Final, string Reached, int? RankBeforeAppeals, string Derivation, IReadOnlyList<ReportStage> Stages,
    ReportTie? Tie, ReportTie? TrackTie, IReadOnlyList<ReportFlag> Flags, decimal? Model);

public sealed record ReportStage(string Stage, string Title, decimal Weight, decimal? Score, bool? Advanced, IReadOnlyList<ReportPanel> Panels, ReportTie? Tie);

/// <param name="Mean">Before rounding.</param>
/// <param name="Text">The arithmetic in one line.</param>
public sealed record ReportPanel(
    string Panel, string Rubric, decimal Weight, decimal? Score, decimal? Mean, int Valid, bool Trimmed, IReadOnlyList<ReportBallot> Judges, IReadOnlyList<ReportCriterion> Criteria, string Text);

/// <param name="Use">What became of the total; null where each criterion is averaged by itself.</param>
/// <param name="Missing">Criteria without a mark.</param>
public sealed record ReportBallot(
    string Judge, BallotState State, Use? Use, decimal? Total, SortedDictionary<string, decimal> Marks, SortedDictionary<string, decimal> Points,
    SortedDictionary<string, decimal> Adjustments, IReadOnlyList<string> Missing, string Reason);

/// <param name="Highest">Judge whose value was left out as the highest, where criteria are averaged by themselves.</param>
public sealed record ReportCriterion(string Criterion, string Title, decimal OutOf, decimal? Mean, int Valid, string? Highest, string? Lowest);

public sealed record ReportTie(IReadOnlyList<string> With, string Step, IReadOnlyDictionary<string, decimal> Values, string Text, string? By, string? Reason);

/// <param name="Work">The work a person must look at.</param>
public sealed record ReportFlag(string Work, string Grader, string Kind, string Text, string File, IReadOnlyList<FlaggedPassage> Passages);

/// <param name="Settled">It was withdrawn or rejected: nothing is missing.</param>
public sealed record ReportUnranked(string Work, string Track, string Why, bool Settled, IReadOnlyList<ReportStage> Stages, IReadOnlyList<ReportFlag> Flags);

/// <param name="Judge">Receipt of the judge's work in one stage.</param>
/// <param name="Coverage">Marks given of those expected, recusals not expected.</param>
/// <param name="Spread">Against the others': below 1 hardly tells works apart.</param>
/// <param name="Severity">Levels above or below the others on the same works.</param>
/// <param name="VisibleSeverity">The smallest severity that would have been flagged here: how strong an effect can be seen.</param>
/// <param name="Why">Why these have no value.</param>
/// <param name="Without">Ranks that would change without this judge.</param>
public sealed record ReportJudge(
    string Judge, string Panel, string Stage, int Complete, int Incomplete, int Recused, int Absent, int NoSheet, decimal? Coverage, decimal? Mean, decimal? Spread,
    decimal? Severity, decimal? Agreement, decimal? Halo, decimal? VisibleSeverity, string? Why, IReadOnlyList<ReportJudgeFlag> Flags, IReadOnlyList<ReportRankChange> Without, bool ChangesPrizes);

/// <param name="Effect">Size, in the unit the text names.</param>
/// <param name="Strength">Standard errors beyond what chance gives.</param>
public sealed record ReportJudgeFlag(string Kind, decimal Effect, decimal Strength, string Text);

public sealed record ReportRankChange(string Work, int? Old, int? New);

public sealed record ReportAgreement(string Stage, string Panel, string Criterion, string Statistic, decimal? Value, decimal? Low, decimal? High, string? Why);

/// <param name="ChangesWithout">Judges without whom the prize would go to other works.</param>
public sealed record ReportPrize(string Title, IReadOnlyList<string> Works, IReadOnlyList<string> ChangesWithout);

/// <param name="Kind">Fixed English key.</param>
/// <param name="Required">The result cannot be confirmed before.</param>
public sealed record ReportDecision(string Kind, IReadOnlyList<string> Works, bool Required, string Text);

/// <param name="Ranks">Old and new side by side for every work whose rank this appeal changed, and the work itself.</param>
public sealed record ReportAppeal(string Id, string Work, string Received, string Decision, string Reason, IReadOnlyList<string> By, IReadOnlyList<ReportRankChange> Ranks);

/// <param name="Counted">Whether the model's points went into the final.</param>
/// <param name="Model">Its name; null: none was asked.</param>
/// <param name="Graded">Works it gave points; the others are <paramref name="Ungraded"/>.</param>
/// <param name="Requests">Answers it gave, with their tokens as the server counted them.</param>
public sealed record ReportModel(
    decimal DeclaredWeight, decimal Weight, bool Counted, string Why, string? Model, int Graded, int Ungraded, int Requests, long InputTokens, long OutputTokens,
    IReadOnlyList<ReportCalibration> Calibration);

/// <param name="Criterion">"panel:criterion".</param>
/// <param name="Coverage">Share of the gold works the model graded.</param>
/// <param name="Bias">Model less people, in marks.</param>
public sealed record ReportCalibration(string Criterion, string Title, int Works, decimal Coverage, ReportMeasure Spearman, ReportMeasure WeightedKappa, ReportMeasure Bias, bool Passes);

/// <param name="Why">Why there is no value or interval.</param>
public sealed record ReportMeasure(decimal? Value, decimal? Low, decimal? High, string? Why);

public sealed record ReportDepartment(string Department, int Works, decimal? Mean, SortedDictionary<string, decimal> Criteria);

/// <param name="Records">Numbers in log.jsonl.</param>
public sealed record ReportAudit(string Question, string Answer, IReadOnlyList<int> Records);
