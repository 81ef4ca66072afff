namespace OfficialsAssistant.Search;

/// <summary>Words of a question that share alternatives: those that one everyday expression covers, or several overlapping ones.</summary>
/// <param name="Words">Positions in the question's words.</param>
internal sealed record ExpansionGroup(IReadOnlyList<int> Words, IReadOnlyList<ThesaurusMatch> Matches)
{
    /// <summary>Every content word is in exactly one group; a word that no entry covers is a group of its own.</summary>
    public static IEnumerable<ExpansionGroup> Of(IReadOnlyList<QuestionWord> words, Thesaurus? thesaurus)
    {
        var matches = thesaurus?.Match([.. words.Select(w => w.Text)]) ?? [];
        var group = Enumerable.Range(0, words.Count).ToArray();
        foreach (var match in matches)
            foreach (var word in match.Words) Join(group, match.Words[0], word);
        return Enumerable.Range(0, words.Count).GroupBy(w => group[w]).Select(g => new ExpansionGroup(
            [.. g], [.. matches.Where(m => group[m.Words[0]] == g.Key)]));
    }

    private static void Join(int[] group, int one, int other)
    {
        var (from, to) = (group[other], group[one]);
        for (var i = 0; i < group.Length; i++)
            if (group[i] == from) group[i] = to;
    }
}
