using System.Text.RegularExpressions;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>
/// Decides whether the passages found hold what a question asks for. Scores are not looked at: questions without an answer are
/// on-topic and score as high as the others (AUC .33 to .40), so the passage itself must hold the asked kind of fact.
/// </summary>
public static partial class EvidenceRule
{
    /// <summary>Passages behind the best one are as good when they cover this share of its question words.</summary>
    private const double AsGood = 0.6;

    /// <summary>Share of the question's words a passage must cover before its "별표와 같다" is taken to be about the asked value.</summary>
    private const double SameMatter = 0.5;

    /// <summary>So many passages are read whatever they cover: search knows synonyms this rule does not.</summary>
    private const int Foremost = 3;

    [GeneratedRegex(@"(?:본|추경)?예산(?!서식)[^?.]{0,12}(?:총액|규모|얼마|액)|세입|세출|(?:올해|내년|\d{4}년)[^?.]{0,20}예산")]
    private static partial Regex AsksBudget();

    public static EvidenceDecision Decide(string question, IReadOnlyList<FoundPassage> passages, IReadOnlyCollection<string> ownIssuers) =>
        Decide(QuestionType.Of(question), passages, ownIssuers);

    public static EvidenceDecision Decide(Question question, IReadOnlyList<FoundPassage> passages, IReadOnlyCollection<string> ownIssuers)
    {
        if (Districts.Other(question.Text, ownIssuers) is { } district) return Refuse("other_district", district);
        if (OutOfReach.Reason(question.Text) is { } reason) return Refuse(reason);
        if (passages.Count == 0) return Refuse("absent");

        var read = passages.Select((passage, rank) => new PassageReading(question, passage, rank)).ToList();
        var best = read.Max(reading => reading.Coverage);
        var close = read.Where(reading => reading.Coverage >= best * AsGood || (reading.Rank < Foremost && reading.Coverage > 0)).ToList();
        if (question.Kind == AskedKind.Amount && AsksBudget().IsMatch(question.Text) && !close.Any(r => r.HasExactValue)) return Refuse("left_to_rule_or_budget");
        if (best == 0) return Refuse("absent");
        if (close.Any(reading => reading.Answers)) return Use(read);
        return LeftOpen(close) ?? (question.AsksValue || question.Kind == AskedKind.Paper ? Refuse("absent") : Use(read));
    }

    /// <summary>The asked value is not there, and the closest passage says who sets it.</summary>
    private static EvidenceDecision? LeftOpen(List<PassageReading> close)
    {
        foreach (var reading in close.Where(reading => reading.Coverage >= SameMatter))
        {
            if (reading.Annex is { } annex) return Refuse("annex_table", Delegation.AnnexTitle(annex, reading.Passage));
            if (reading.Rule is not null) return Refuse("left_to_rule_or_budget", $"{reading.Passage.DocumentTitle} {reading.Passage.Article}".Trim());
        }
        return null;
    }

    private static EvidenceDecision Refuse(string reason, string? detail = null) => new(new Refusal(reason, detail), []);

    /// <summary>Passages that share words with the question, in search order; all of them when none does.</summary>
    private static EvidenceDecision Use(List<PassageReading> read)
    {
        var sharing = read.Where(reading => reading.Coverage > 0).Select(reading => reading.Passage).ToList();
        return new EvidenceDecision(null, sharing.Count > 0 ? sharing : [.. read.Select(reading => reading.Passage)]);
    }
}
