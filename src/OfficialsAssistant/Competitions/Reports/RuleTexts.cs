using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>The declared arithmetic in one Korean sentence.</summary>
internal static class RuleTexts
{
    public static string Aggregate(AggregateRule rule)
    {
        var places = new[] { (RoundAt.Work, "RoundWork"), (RoundAt.Stage, "RoundStage"), (RoundAt.Final, "RoundFinal") }.Where(p => rule.Rounds.HasFlag(p.Item1)).Select(p => CompetitionTexts.Get(p.Item2));
        return string.Join(" ",
            CompetitionTexts.Get(rule.PerCriterion ? "RulePerCriterion" : "RulePerTotal"),
            rule.Trim ? CompetitionTexts.Get("RuleTrim", rule.TrimFrom) : CompetitionTexts.Get("RuleNoTrim"),
            CompetitionTexts.Get("RuleMinJudges", rule.MinJudges),
            rule.Rounds == RoundAt.Nowhere ? CompetitionTexts.Get("RuleNoRound") : CompetitionTexts.Get("RuleRound", string.Join("·", places), rule.Digits));
    }
}
