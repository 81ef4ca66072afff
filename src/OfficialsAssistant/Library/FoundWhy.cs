using OfficialsAssistant.Search;

namespace OfficialsAssistant.Library;

/// <summary>An everyday expression of a question, and the official terms searched beside it.</summary>
public sealed record Expansion(string Everyday, IReadOnlyList<string> Official);

/// <summary>Why a passage was found.</summary>
/// <param name="InTitle">Words of the question that the document's title holds; likewise path and text.</param>
/// <param name="Terms">Official terms of the thesaurus that it holds.</param>
/// <param name="OwnPrior">Whether it gained as the district's own rule.</param>
public sealed record FoundWhy(IReadOnlyList<string> InTitle, IReadOnlyList<string> InPath, IReadOnlyList<string> InText, IReadOnlyList<string> Terms, bool OwnPrior)
{
    public static FoundWhy Of(string question, FoundPassage found, SearchOptions options)
    {
        var words = KoreanText.ContentWords(question);
        var terms = ExpansionsOf(question, options).SelectMany(e => e.Official).Distinct().ToList();
        return new FoundWhy(
            HeldBy(found.DocumentTitle, words), HeldBy(found.Path, words), HeldBy(found.Text, words), HeldBy($"{found.DocumentTitle} {found.Path} {found.Text}", terms),
            options.OwnPrior && !LibraryRanking.NamesStatute(question) && !LibraryRanking.IsNational(found.Kind));
    }

    public static IReadOnlyList<Expansion> ExpansionsOf(string question, SearchOptions options) =>
        options.Thesaurus ? [.. Thesaurus.Embedded.Match(question).Select(m => new Expansion(m.Entry.Everyday, [.. m.Entry.Official.Select(o => o.Text)]))] : [];

    private static List<string> HeldBy(string text, IReadOnlyList<string> words)
    {
        var key = KoreanText.Key(text);
        return [.. words.Where(w => key.Contains(KoreanText.Key(w), StringComparison.Ordinal) || key.Contains(KoreanText.Key(KoreanText.Stem(w)), StringComparison.Ordinal)).Distinct()];
    }
}
