namespace OfficialsAssistant.Grounding;

/// <summary>A stretch of a text; where it names an article of the library, the law and the article it leads to.</summary>
/// <param name="Article">"제19조"; null where it leads nowhere.</param>
public sealed record StatuteLink(string Text, KnownLaw? Law = null, string? Article = null, string? ArticleTitle = null);

/// <summary>Finds the laws named with their articles in a document's text (「주차장법」 제19조) that the library has.</summary>
public static class StatuteLinks
{
    /// <summary>The whole text in order, cut where links begin and end. Without <paramref name="laws"/> it is one stretch.</summary>
    public static IReadOnlyList<StatuteLink> In(string text, KnownLaws? laws)
    {
        List<StatuteLink> stretches = [];
        var at = 0;
        foreach (var reference in laws is null ? [] : LawReferences.In(text))
        {
            if (reference.Name.Length == 0 || reference.Article.Length == 0 || laws!.Find(reference.Name) is not { } law || !law.Articles.TryGetValue(reference.Article, out var title)) continue;
            if (reference.Start > at) stretches.Add(new StatuteLink(text[at..reference.Start]));
            stretches.Add(new StatuteLink(reference.Written, law, reference.Article, title));
            at = reference.Start + reference.Written.Length;
        }
        if (at < text.Length) stretches.Add(new StatuteLink(text[at..]));
        return stretches;
    }
}
