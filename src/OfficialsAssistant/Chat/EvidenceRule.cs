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

    /// <summary>Where the question names no thing: the share of its words a passage must cover before its "별표와 같다" is taken to be about the asked value.</summary>
    private const double SameMatter = 0.5;

    /// <summary>A sentence under its titles must be about this share of the question, or it answers another one.</summary>
    private const double Telling = 0.15;

    /// <summary>So many passages are read whatever they cover: search knows synonyms this rule does not.</summary>
    private const int Foremost = 3;

    [GeneratedRegex(@"(?:본|추경)?예산(?!서식)[^?.]{0,12}(?:총액|규모|얼마|액)|세입|세출|(?:올해|내년|\d{4}년)[^?.]{0,20}예산")]
    private static partial Regex AsksBudget();

    public static EvidenceDecision Decide(string question, IReadOnlyList<FoundPassage> passages, IReadOnlyCollection<string> ownIssuers) =>
        Decide(QuestionType.Of(question), passages, ownIssuers);

    public static EvidenceDecision Decide(Question question, IReadOnlyList<FoundPassage> found, IReadOnlyCollection<string> ownIssuers)
    {
        var passages = found.Where(passage => passage.InForce == InForce.InForce).ToList();
        if (Districts.Other(question.Text, ownIssuers) is { } district) return Refuse("other_district", district);
        if (OutOfReach.Reason(question.Text) is { } reason) return Refuse(reason);
        if (passages.Count == 0) return Refuse("absent");

        var read = passages.Select((passage, rank) => new PassageReading(question, passage, rank)).ToList();
        var weights = new WordWeights(question.Words, [.. read.Select(reading => reading.Squeezed)]);
        if (question.AsksValue && LeftOpen(question, read, weights) is { } open) return open;

        var best = read.Max(reading => reading.Coverage);
        var close = read.Where(reading => reading.Coverage >= best * AsGood || (reading.Rank < Foremost && reading.Coverage > 0)).ToList();
        if (question.Kind == AskedKind.Amount && AsksBudget().IsMatch(question.Text) && !close.Any(r => r.HasExactValue)) return Refuse("left_to_rule_or_budget");
        if (best == 0 || !read.Any(reading => reading.Sentences.Any(s => reading.About(s, weights) >= Telling))) return Refuse("absent");
        if (close.Any(reading => reading.Answering.Any())) return Use(question, read, weights);
        return question.AsksValue || question.Kind == AskedKind.Paper ? Refuse("absent") : Use(question, read, weights);
    }

    /// <summary>
    /// A clause leaves the asked thing to an annex, a rule, the budget or the mayor, and no clause that names the thing with a value is
    /// more about the question.
    /// </summary>
    private static EvidenceDecision? LeftOpen(Question question, List<PassageReading> read, WordWeights weights)
    {
        var answered = read.SelectMany(reading => reading.Answering.Where(reading.Names).Select(s => reading.Precisely(s, weights))).DefaultIfEmpty().Max();
        if (answered >= 1) return null;
        if (Leaving(Delegation.LeavesToAnnex) is var (annex, sentence)) return Refuse("annex_table", Delegation.AnnexTitle(sentence, annex));
        if (Leaving(Delegation.LeavesToRule) is var (rule, _)) return Refuse("left_to_rule_or_budget", $"{rule.DocumentTitle} {rule.Article}".Trim());
        return null;

        (FoundPassage, string)? Leaving(Func<string, bool> leaves)
        {
            var clauses =
                from reading in read
                from s in reading.Leaving(leaves).Except(reading.Answering)
                where question.Thing.Length > 0 ? reading.LeavesThing(s) : reading.Coverage >= SameMatter
                let about = reading.Precisely(s, weights)
                where about > 0 && about >= answered
                orderby about descending
                select (reading.Passage, s.Source.Text);
            return clauses.Select(clause => ((FoundPassage, string)?)clause).FirstOrDefault();
        }
    }

    private static EvidenceDecision Refuse(string reason, string? detail = null) => new(new Refusal(reason, detail), [], []);

    /// <summary>Passages that share words with the question, or all of them when none does, and the sentences to quote from them.</summary>
    private static EvidenceDecision Use(Question question, List<PassageReading> read, WordWeights weights)
    {
        var sharing = read.Where(reading => reading.Coverage > 0).ToList();
        if (sharing.Count == 0) sharing = read;
        var answering = sharing.SelectMany(reading => reading.Answering.Where(s => reading.About(s, weights) >= Telling).Select(s => (reading.Passage.PassageId, s.Source))).ToHashSet();
        var quotes = QuoteChoice.Of(question, SentenceScores.Of(question, sharing), candidate => answering.Contains((candidate.Passage.PassageId, candidate.Source)));
        List<FoundPassage> passages = [.. quotes.Select(quote => quote.Passage).Concat(sharing.Select(reading => reading.Passage)).DistinctBy(passage => passage.PassageId)];
        return new EvidenceDecision(null, passages, [.. quotes.Select(quote => new Quote(passages.FindIndex(p => p.PassageId == quote.Passage.PassageId) + 1, quote.Source))]);
    }
}
