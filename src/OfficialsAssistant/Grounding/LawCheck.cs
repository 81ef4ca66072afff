namespace OfficialsAssistant.Grounding;

/// <summary>Looks the laws and articles that a sentence names up: in the passages it cites, then in the library.</summary>
internal static class LawCheck
{
    /// <summary>
    /// The first name that is not there, null when all are: noSuchLaw (no such law, article or title), repealedLaw, or lawUnchecked where
    /// the library cannot be asked. A law that a cited passage itself names needs no looking up.
    /// </summary>
    public static SentenceDoubt? Doubt(IReadOnlyList<LawReference> references, IReadOnlyList<PassageFacts> cited, KnownLaws? laws) =>
        references.Select(reference => Doubt(reference, cited, laws)).FirstOrDefault(doubt => doubt is not null);

    private static SentenceDoubt? Doubt(LawReference reference, IReadOnlyList<PassageFacts> cited, KnownLaws? laws)
    {
        if (reference.Name.Length == 0) return OwnArticle(reference, cited, laws);
        var name = Known(reference.Name, cited, laws);
        var squeezed = ContentWords.Squeeze(name);
        if (IsUnspecific(squeezed)) return OwnArticle(reference, cited, laws);
        var law = laws?.Find(name);
        // A cited passage that names another law vouches for it; its own document's name is looked up.
        if (cited.Any(passage => passage.Named.Contains(squeezed, StringComparison.Ordinal)))
            return law is null || !cited.Any(passage => passage.Passage.DocumentId == law.DocumentId && ContentWords.Squeeze(law.Title).EndsWith(squeezed, StringComparison.Ordinal)) ? null : Doubt(reference, law, cited);
        if (laws is null) return new SentenceDoubt("lawUnchecked", reference.Written);
        return law is null ? new SentenceDoubt("noSuchLaw", reference.Written) : Doubt(reference, law, cited);
    }

    private static SentenceDoubt? Doubt(LawReference reference, KnownLaw law, IReadOnlyList<PassageFacts> cited)
    {
        if (law.IsRepealed) return new SentenceDoubt("repealedLaw", reference.Written);
        // A passage that names the article of another law vouches for it.
        if (reference.Article.Length == 0 || cited.Any(p => p.Passage.DocumentId != law.DocumentId && p.Names(reference))) return null;
        return law.Articles.TryGetValue(reference.Article, out var title) && TitleFits(reference.ArticleTitle, title) ? null : new SentenceDoubt("noSuchLaw", reference.Written);
    }

    private static SentenceDoubt? OwnArticle(LawReference reference, IReadOnlyList<PassageFacts> cited, KnownLaws? laws)
    {
        if (reference.Article.Length == 0 || cited.Count == 0) return null;
        if (cited.Any(passage => passage.Names(reference) && !passage.HasArticle(reference.Article))) return null;
        var titles = cited.Where(passage => passage.HasArticle(reference.Article)).Select(passage => passage.ArticleTitle)
            .Concat(cited.Select(passage => laws?.Find(passage.Passage.Document)?.Articles.GetValueOrDefault(reference.Article))).OfType<string>().ToList();
        // Where a title is known, an unknown one says nothing.
        if (titles.Any(title => title.Length > 0)) titles.RemoveAll(title => title.Length == 0);
        return titles.Any(title => TitleFits(reference.ArticleTitle, title)) ? null : new SentenceDoubt("noSuchLaw", reference.Written);
    }

    /// <summary>The longest end of a name written without brackets that the library or a cited passage knows; its last word when none does.</summary>
    private static string Known(string name, IReadOnlyList<PassageFacts> cited, KnownLaws? laws)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var from = 0; from < words.Length - 1; from++)
        {
            var end = string.Join(' ', words[from..]);
            if (laws?.Find(end) is not null || cited.Any(passage => passage.Named.Contains(ContentWords.Squeeze(end), StringComparison.Ordinal))) return end;
        }
        return words[^1] is "법" or "법률" or "조례" or "규칙" or "규정" or "시행령" or "시행규칙" && words.Length > 1 ? string.Join(' ', words[^2..]) : words[^1];
    }

    /// <summary>이 조례, 같은 규칙, 관련 규정: the document at hand.</summary>
    private static bool IsUnspecific(string name) => name.Length < 3 || name is "이조례" or "이규칙" or "이법" or "같은법" or "같은조례" or "같은규칙" or "우리조례" or "구조례" or "관련규정" or "관련조례" or "해당조례" or "해당규칙" or "시행규칙" or "시행령";

    private static bool TitleFits(string written, string known)
    {
        var (w, k) = (ContentWords.Squeeze(written), ContentWords.Squeeze(known));
        return w.Length == 0 || k.Length == 0 || k.Contains(w, StringComparison.Ordinal) || w.Contains(k, StringComparison.Ordinal);
    }
}
