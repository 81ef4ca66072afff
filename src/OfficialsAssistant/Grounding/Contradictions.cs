namespace OfficialsAssistant.Grounding;

/// <summary>Finds the source's own value for a value of the answer that no cited passage holds.</summary>
internal static class Contradictions
{
    /// <summary>Share of the answer's content words the source sentence must have before the two are taken to speak of the same thing.</summary>
    private const double SameSubject = 0.6;

    private const double NearlyAll = 0.75;

    /// <summary>
    /// The doubt "differs", or null when in doubt: the closest source sentences must speak of the same thing and hold, of this kind and
    /// unit, exactly one value that the answer does not also give.
    /// </summary>
    public static SentenceDoubt? Find(Fact missing, IReadOnlyList<Fact> answerFacts, IReadOnlyList<string> stems, IReadOnlyList<PassageFacts> cited)
    {
        var close = (from passage in cited
                     from source in passage.Sentences
                     let overlap = ContentWords.Coverage(stems, source.Squeezed)
                     where overlap > 0 && Subject(stems, source.Context)
                     select (passage.Passage.Number, source, overlap)).ToList();
        if (close.Count == 0) return null;
        var best = close.Max(c => c.overlap);
        var candidates = (from c in close
                          where c.overlap >= best - 0.1
                          from fact in c.source.Facts
                          where FactComparer.Compare(missing, fact) is FactRelation.OtherValue or FactRelation.OtherBound
                          where !answerFacts.Any(given => FactComparer.Compare(given, fact) == FactRelation.Same)
                          select (c.Number, fact)).ToList();
        var bounds = candidates.Where(c => FactComparer.Compare(missing, c.fact) == FactRelation.OtherBound).ToList();
        if (bounds.Count > 0) candidates = bounds;
        var values = candidates.Select(c => (c.fact.Value, c.fact.Bound, c.fact.Per)).Distinct().Count();
        return values == 1 ? new SentenceDoubt("differs", missing.Text, candidates[0].fact.Text, candidates[0].Number) : null;
    }

    /// <summary>
    /// The doubt "differs" for a value that the passage holds, but in a sentence about something else ("5일전까지" of another paragraph),
    /// while the sentence that has nearly all of the answer's words gives another value. Null when in doubt.
    /// </summary>
    public static SentenceDoubt? Borrowed(Fact fact, IReadOnlyList<Fact> answerFacts, IReadOnlyList<string> stems, IReadOnlyList<PassageFacts> cited)
    {
        if (fact.Kind is FactKind.Article or FactKind.Quotation || stems.Count < 3) return null;
        var near = cited.SelectMany(passage => passage.Sentences).Select(source => (source, Overlap: ContentWords.Coverage(stems, source.Squeezed + ContentWords.Squeeze(source.Sentence.Lead)))).ToList();
        var best = near.Max(n => n.Overlap);
        var holds = near.Where(n => n.source.Facts.Concat(KoreanFacts.In(n.source.Sentence.Lead)).Any(own => FactComparer.Compare(fact, own) == FactRelation.Same)).Select(n => n.Overlap).DefaultIfEmpty(0).Max();
        return best >= NearlyAll && holds < best - 0.25 ? Find(fact, answerFacts, stems, cited) : null;
    }

    /// <summary>A sentence is often short of its subject, which stands before it in its paragraph or in the article's title: these count too.</summary>
    private static bool Subject(IReadOnlyList<string> stems, string context) =>
        ContentWords.Coverage(stems, context) >= SameSubject && stems.Count(stem => context.Contains(stem, StringComparison.OrdinalIgnoreCase)) >= 2;
}
