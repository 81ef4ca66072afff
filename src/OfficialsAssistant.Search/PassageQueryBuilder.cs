using Lucene.Net.Index;
using Lucene.Net.Search;

namespace OfficialsAssistant.Search;

/// <summary>Turns a question into a query over title, path and body, filtered by readers and day.</summary>
internal static class PassageQueryBuilder
{
    private const float TieBreaker = 0.3f;
    // A word of its own beside its pairs of syllables: more would make every compound a stranger.
    private const float WholeWordWeight = 0.35f;
    private const int MaxWords = 64;

    // A run of 2,000 syllables has as many pairs; Lucene takes 1,024 clauses.
    private const int MaxTerms = 256;

    // An official term is as telling as so many pairs of syllables, however long it is.
    private const float TermsOfAnAlternative = 2;

    private const int PairsOfALongTerm = 3;

    /// <returns>Null when nothing may or can be found.</returns>
    public static Query? Build(PassageQuery query)
    {
        if (query.Readers.Count == 0 || query.Top <= 0) return null;
        var words = KoreanText.QuestionWordsOf(query.Text).Take(MaxWords).ToList();
        if (words.Count == 0) return null;

        var scored = new BooleanQuery(disableCoord: true);
        var seen = new HashSet<string>();
        foreach (var group in ExpansionGroup.Of(words, query.Thesaurus)) Add(scored, group, words, seen);
        return scored.Clauses.Count == 0 ? null : new FilteredQuery(scored, new QueryWrapperFilter(Allowed(query)));
    }

    private static void Add(BooleanQuery query, ExpansionGroup group, List<QuestionWord> words, HashSet<string> seen)
    {
        var own = group.Words.Where(w => words[w].IsContent).ToDictionary(w => w, w => TermsOf(words[w], seen));
        if (group.Matches.Count == 0)
        {
            foreach (var term in own.Values.SelectMany(t => t)) query.Add(AnyField(term), Occur.SHOULD);
            return;
        }
        // The alternatives of a word count once: the best of them, never their sum.
        var best = new DisjunctionMaxQuery(0);
        if (own.Values.Any(terms => terms.Count > 0)) best.Add(Sum(own.Values.SelectMany(t => t)));
        foreach (var match in group.Matches)
        {
            var rest = own.Where(w => !match.Words.Contains(w.Key)).SelectMany(w => w.Value).ToList();
            foreach (var term in match.Entry.Official) best.Add(Alternative(term, rest));
        }
        query.Add(best, Occur.SHOULD);
    }

    private static List<string> TermsOf(QuestionWord word, HashSet<string> seen) =>
        [.. KoreanText.Terms(word.Text).TakeWhile(_ => seen.Count < MaxTerms).Where(seen.Add)];

    private static BooleanQuery Alternative(OfficialTerm term, List<string> rest)
    {
        var whole = Whole(term);
        if (rest.Count == 0) return whole;
        var both = Sum(rest);
        both.Add(whole, Occur.SHOULD);
        return both;
    }

    // A synonym matches as a whole: all its pairs of syllables. Of a long one the pair may be missing that a space parts (단시간 근로자).
    private static BooleanQuery Whole(OfficialTerm term)
    {
        var parts = KoreanText.Words(term.Text).SelectMany(KoreanText.Pairs).Distinct().ToList();
        var isLong = parts.Count >= PairsOfALongTerm;
        var all = new BooleanQuery(disableCoord: true) { Boost = term.Weight * Math.Min(1, TermsOfAnAlternative / parts.Count) };
        foreach (var part in parts) all.Add(AnyField(part), isLong ? Occur.SHOULD : Occur.MUST);
        if (isLong) all.MinimumNumberShouldMatch = parts.Count - 1;
        return all;
    }

    private static BooleanQuery Sum(IEnumerable<string> terms)
    {
        var sum = new BooleanQuery(disableCoord: true);
        foreach (var term in terms) sum.Add(AnyField(term), Occur.SHOULD);
        return sum;
    }

    private static DisjunctionMaxQuery AnyField(string term)
    {
        var best = new DisjunctionMaxQuery(TieBreaker);
        foreach (var (field, boost) in PassageFields.Boosts) best.Add(new TermQuery(new Term(field, term)) { Boost = boost * (KoreanText.IsWholeWord(term) ? WholeWordWeight : 1) });
        return best;
    }

    // Rights and the day in force are part of the query: what is not allowed is never scored.
    private static BooleanQuery Allowed(PassageQuery query)
    {
        var readers = new BooleanQuery(disableCoord: true);
        foreach (var token in query.Readers.Distinct()) readers.Add(new TermQuery(new Term(PassageFields.Reader, token)), Occur.SHOULD);
        var day = PassageFields.Day(query.On);
        return new BooleanQuery(disableCoord: true)
        {
            { readers, Occur.MUST },
            { NumericRangeQuery.NewInt32Range(PassageFields.From, null, day, true, true), Occur.MUST },
            { NumericRangeQuery.NewInt32Range(PassageFields.To, day, null, false, true), Occur.MUST },
        };
    }
}
