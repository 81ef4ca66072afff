using OfficialsAssistant.Grounding;
using Candidate = OfficialsAssistant.Chat.SentenceScores.Candidate;

namespace OfficialsAssistant.Chat;

/// <summary>Chooses the sentences that an answer quotes, with what they cannot be read without.</summary>
internal static class QuoteChoice
{
    private const int MostSentences = 4, MostCitations = 5, MostItems = 12;

    /// <summary>The best sentence of so many foremost passages is worth a look even when it repeats the words of another.</summary>
    private const int Foremost = 3;

    /// <summary>Two sentences that share so many pairs of syllables say the same.</summary>
    private const double NearlyTheSame = 0.7;

    /// <summary>A further sentence must be this close to the best one.</summary>
    private const double GoodEnough = 0.5;

    /// <summary>The best sentence of another of the foremost passages is worth reading beside the answer from here on.</summary>
    private const double WorthReading = 0.3;

    /// <param name="answers">Whether <see cref="EvidenceRule"/> found the sentence to answer: only such a sentence may lead.</param>
    /// <returns>In the order of the answer: the lead with its article, then article by article. Empty when no passage has a sentence.</returns>
    public static IReadOnlyList<Candidate> Of(Question question, IReadOnlyList<Candidate> candidates, Func<Candidate, bool> answers)
    {
        var chosen = Choose(question, candidates, answers);
        return [.. chosen.GroupBy(candidate => candidate.Passage)
            .SelectMany(article => article.OrderBy(candidate => candidate == chosen[0] ? -1 : candidate.Source.Start))
            .SelectMany(candidate => Block(candidate, candidates)).Distinct()];
    }

    /// <summary>The best sentence, then those that are close to it, are on the asked subject and bring a word of the question or an asked value that is not there yet.</summary>
    private static List<Candidate> Choose(Question question, IReadOnlyList<Candidate> candidates, Func<Candidate, bool> answers)
    {
        var ranked = candidates.Where(candidate => candidate.CanLead).OrderByDescending(candidate => candidate.Score).ToList();
        if (ranked.Count == 0) ranked = [.. candidates.OrderByDescending(candidate => candidate.Score)];
        if (ranked.Count == 0) return [];
        var lead = ranked.FirstOrDefault(answers) ?? ranked[0];
        List<Candidate> chosen = [lead];
        foreach (var candidate in ranked.Where(candidate => candidate != lead))
        {
            if (chosen.Count == MostSentences) break;
            if (candidate.Score < chosen[0].Score * GoodEnough || !Adds(question, candidate, chosen)) continue;
            if (chosen.Select(c => c.Passage).Append(candidate.Passage).Distinct().Count() > MostCitations) continue;
            if (chosen.FindIndex(c => Says(question, c, candidate)) is >= 0 and var same)
            {
                // The ordinance says what the manual repeats: it is the one to quote.
                if (candidate.IsLaw && !chosen[same].IsLaw && (same > 0 || answers(candidate))) chosen[same] = candidate;
                continue;
            }
            chosen.Add(candidate);
        }
        foreach (var further in ranked.Where(candidate => candidate is { OnSubject: true, Rank: < MostCitations } && candidate.Score >= chosen[0].Score * WorthReading))
        {
            if (chosen.DistinctBy(c => c.Passage).Count() == MostCitations) break;
            if (chosen.All(c => c.Passage != further.Passage && !Says(question, c, further))) chosen.Add(further);
        }
        return LawFirst(chosen, answers);
    }

    /// <summary>Where the manual says it otherwise than the ordinance, in the same words of the question, the ordinance leads.</summary>
    private static List<Candidate> LawFirst(List<Candidate> chosen, Func<Candidate, bool> answers)
    {
        var law = chosen.FindIndex(c => c.IsLaw && answers(c) && c.Exact == chosen[0].Exact && !chosen[0].Words.Except(c.Words).Any());
        return law <= 0 || chosen[0].IsLaw ? chosen : [chosen[law], .. chosen.Where((_, at) => at != law)];
    }

    /// <summary>Whether two documents say the same: the same asked values in the same words, or nearly the same sentence. Where values differ both are quoted.</summary>
    private static bool Says(Question question, Candidate one, Candidate other)
    {
        if (one.Passage.DocumentId == other.Passage.DocumentId) return false;
        if (question.AsksValue && one.Exact && other.Exact) return one.Values.SetEquals(other.Values) && one.Words.Intersect(other.Words).Any();
        return one.Values.SetEquals(other.Values) && Alike(one.Source.Text, other.Source.Text) >= NearlyTheSame;
    }

    /// <summary>Pairs of syllables that two sentences share, of those that the shorter one has.</summary>
    private static double Alike(string one, string other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        return a.Count == 0 || b.Count == 0 ? 0 : (double)a.Intersect(b).Count() / Math.Min(a.Count, b.Count);

        static HashSet<string> Pairs(string text)
        {
            var squeezed = ContentWords.Squeeze(text);
            return [.. Enumerable.Range(0, Math.Max(0, squeezed.Length - 1)).Select(at => squeezed.Substring(at, 2))];
        }
    }

    private static bool Adds(Question question, Candidate candidate, List<Candidate> chosen) =>
        candidate.OnSubject
        && !chosen.Any(c => c.Source.Text == candidate.Source.Text || IsItemOf(candidate, c))
        && (candidate.Words.Except(chosen.SelectMany(c => c.Words)).Any()
            || (candidate.Rank < Foremost && chosen.All(c => c.Passage != candidate.Passage))
            || (candidate.Exact && question.AsksValue && candidate.Words.Intersect(chosen[0].Words).Count() * 2 > chosen[0].Words.Count));

    private static bool IsItemOf(Candidate item, Candidate opener) =>
        item.Passage == opener.Passage && item.Source.Lead.Length > 0
        && (item.Source.Lead.StartsWith(opener.Source.Text, StringComparison.Ordinal) || item.Source.Lead.EndsWith(opener.Source.Text, StringComparison.Ordinal));

    /// <summary>The sentence with what it cannot be read without: the sentence that opens its list, the one its proviso limits, the items it opens.</summary>
    private static IEnumerable<Candidate> Block(Candidate candidate, IReadOnlyList<Candidate> all)
    {
        if (SentenceScores.Proviso.IsMatch(candidate.Source.Text) && Before(candidate, all) is { } before) yield return before;
        foreach (var opener in all.Where(other => IsItemOf(candidate, other))) yield return opener;
        yield return candidate;
        if (!candidate.Source.OpensList) yield break;
        foreach (var item in all.Where(other => IsItemOf(other, candidate)).Take(MostItems)) yield return item;
    }

    private static Candidate? Before(Candidate candidate, IReadOnlyList<Candidate> all) =>
        all.LastOrDefault(other => other.Passage == candidate.Passage && other.Source.Line == candidate.Source.Line && other.Source.Start < candidate.Source.Start);
}
