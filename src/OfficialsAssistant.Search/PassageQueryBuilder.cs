using Lucene.Net.Index;
using Lucene.Net.Search;

namespace OfficialsAssistant.Search;

/// <summary>Turns a question into a query over title, path and body, filtered by readers and day.</summary>
internal static class PassageQueryBuilder
{
    private const float TieBreaker = 0.3f;
    private const int MaxWords = 64;

    // A run of 2,000 syllables has as many pairs; Lucene takes 1,024 clauses.
    private const int MaxTerms = 256;

    /// <returns>Null when nothing may or can be found.</returns>
    public static Query? Build(PassageQuery query)
    {
        if (query.Readers.Count == 0 || query.Top <= 0) return null;
        var words = KoreanText.ContentWords(query.Text);
        // A question of nothing but question words is searched as it stands.
        if (words.Count == 0) words = [.. KoreanText.Words(query.Text).Distinct()];
        if (words.Count == 0) return null;

        var scored = new BooleanQuery(disableCoord: true);
        var seen = new HashSet<string>();
        foreach (var word in words.Take(MaxWords)) AddTerms(scored, word, seen);
        return new FilteredQuery(scored, new QueryWrapperFilter(Allowed(query)));
    }

    private static void AddTerms(BooleanQuery query, string word, HashSet<string> seen)
    {
        foreach (var term in KoreanText.Terms(word))
            if (seen.Count < MaxTerms && seen.Add(term)) query.Add(AnyField(term), Occur.SHOULD);
    }

    private static DisjunctionMaxQuery AnyField(string term)
    {
        var best = new DisjunctionMaxQuery(TieBreaker);
        foreach (var (field, boost) in PassageFields.Boosts) best.Add(new TermQuery(new Term(field, term)) { Boost = boost });
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
