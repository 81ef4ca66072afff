using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;
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
    private const double Telling = 0.22;

    /// <summary>The sentence with the asked value must be this much as telling as the most telling one: a value in a clause about something else is no answer.</summary>
    private const double InPlace = 0.5;

    private const double AnnexFirst = 0.8;

    /// <summary>So many passages are read whatever they cover: search knows synonyms this rule does not.</summary>
    private const int Foremost = 3;

    [GeneratedRegex(@"(?:본|추경)?예산(?!서식)[^?.]{0,12}(?:총액|규모|얼마|액)|세입|세출|(?:올해|내년|\d{4}년)[^?.]{0,20}예산")]
    private static partial Regex AsksBudget();

    public static EvidenceDecision Decide(string question, IReadOnlyList<FoundPassage> passages, IReadOnlyCollection<string> ownIssuers) =>
        Decide(QuestionType.Of(question), passages, ownIssuers);

    public static EvidenceDecision Decide(Question question, IReadOnlyList<FoundPassage> found, IReadOnlyCollection<string> ownIssuers)
    {
        var passages = NamedLaw.Of(question.Text, [.. found.Where(passage => passage.InForce == InForce.InForce)]);
        if (Districts.Other(question.Text, ownIssuers) is { } district) return Refuse("other_district", district);
        if (OutOfReach.Reason(question.Text) is { } reason) return Refuse(reason);
        if (passages.Count == 0) return Refuse("absent");

        var read = passages.Select((passage, rank) => new PassageReading(question, passage, rank)).ToList();
        var weights = new WordWeights(question, [.. read.Select(reading => reading.Squeezed)]);
        if (Premise.Of(question.Text) is { } asserted && !(question.AsksValue && Asks(question, asserted)) && !read.Any(r => r.Sentences.Any(s => Premise.Holds(asserted, s.Facts) && r.About(s, weights) >= Telling)))
            return Refuse("false_premise", Correction(asserted, read, weights));
        if (question.AsksValue && LeftOpen(question, read, weights) is { } open) return open;

        var best = read.Max(reading => reading.Coverage);
        var close = read.Where(reading => reading.Coverage >= best * AsGood || (reading.Rank < Foremost && reading.Coverage > 0)).ToList();
        if (question.Kind == AskedKind.Amount && AsksBudget().IsMatch(question.Text) && !close.Any(r => r.HasExactValue)) return Refuse("left_to_rule_or_budget");
        var mostTelling = read.MaxBy(reading => Most(reading, reading.Sentences))!;
        var telling = Most(mostTelling, mostTelling.Sentences);
        if (best == 0 || telling < Telling) return Absent();
        var answering = close.Select(reading => Most(reading, reading.Answering)).DefaultIfEmpty().Max();
        // The other sentences of an article tell the circumstances; its value is in place.
        var inPlace = answering >= telling * InPlace || Most(mostTelling, mostTelling.Answering) >= Telling;
        if (question.AsksValue ? inPlace : answering > 0) return Use(question, read, weights);
        return question.AsksValue || question.Kind == AskedKind.Paper ? Absent() : Use(question, read, weights);

        double Most(PassageReading reading, IEnumerable<PassageReading.Read> sentences) => sentences.Select(s => reading.About(s, weights)).DefaultIfEmpty().Max();

        // No clause holds the value: what leaves it open is the reason, where one of the closest does.
        EvidenceDecision Absent() => (question.AsksValue ? LeftOpen(question, read, weights, atLast: true) : null) ?? Refuse("absent");
    }

    /// <summary>Another value than the asserted one is asked for: the assertion only tells the circumstances.</summary>
    private static bool Asks(Question question, Fact asserted) => question.Kind switch
    {
        AskedKind.Amount => asserted.Kind != FactKind.Amount,
        AskedKind.Period or AskedKind.When => asserted.Kind is not (FactKind.Period or FactKind.Date),
        _ => question.Unit.Length > 0 && question.Unit != asserted.Unit,
    };

    /// <summary>The asserted value and, on a second line, the sentence that says otherwise, where one is about the question.</summary>
    private static string Correction(Fact asserted, List<PassageReading> read, WordWeights weights)
    {
        var instead = (from reading in read
                       from s in reading.Sentences
                       where Premise.Answers(asserted, s.Facts)
                       let about = reading.Precisely(s, weights)
                       where about >= Telling
                       orderby SentenceScores.IsLaw(reading.Passage.Kind) descending, about descending
                       select $"\n{reading.Passage.DocumentTitle} {reading.Passage.Article}: “{s.Source.Text}”").FirstOrDefault();
        return asserted.Text + instead;
    }

    /// <summary>
    /// A clause leaves the asked thing to an annex, a rule, the budget or the mayor, and no clause that names the thing with a value is
    /// more about the question.
    /// </summary>
    /// <param name="atLast">Nothing answers: a clause that leaves the asked kind of value open is enough, though it does not name the thing.</param>
    private static EvidenceDecision? LeftOpen(Question question, List<PassageReading> read, WordWeights weights, bool atLast = false)
    {
        var answered = read.SelectMany(reading => reading.Answering.Where(reading.Names).Select(s => reading.Precisely(s, weights))).DefaultIfEmpty().Max();
        if (atLast) answered = 0;
        if (answered >= 1) return null;
        var (annex, rule) = (Leaving(Delegation.LeavesToAnnex), Leaving(Delegation.LeavesToRule));
        if (annex is null && rule is null) return null;
        // Where both do, the annex decides the value; the rule often only how it is handled.
        return annex is { } a && a.About >= (rule?.About ?? 0) * AnnexFirst
            ? Refuse("annex_table", Delegation.AnnexTitle(a.Sentence, a.Passage))
            : Refuse("left_to_rule_or_budget", $"{rule!.Value.Passage.DocumentTitle} {rule.Value.Passage.Article}".Trim());

        (FoundPassage Passage, string Sentence, double About)? Leaving(Func<string, bool> leaves)
        {
            var clauses =
                from reading in read
                from s in reading.Leaving(leaves).Except(reading.Answering)
                let named = question.Thing.Length > 0 ? reading.LeavesThing(s) : reading.Coverage >= SameMatter
                where named || Delegation.NamesKind(question, s.Source.Text)
                let about = reading.Precisely(s, weights)
                where about >= (named || (atLast && reading.Rank < Foremost) ? double.Epsilon : Telling) && about >= answered
                orderby about descending
                select (reading.Passage, s.Source.Text, about);
            return clauses.Select(clause => ((FoundPassage, string, double)?)clause).FirstOrDefault();
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
