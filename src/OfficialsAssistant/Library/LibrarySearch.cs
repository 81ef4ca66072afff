using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Library;

/// <summary>Search through the library: the index proposes, the rows decide.</summary>
public sealed class LibrarySearch(IDbContextFactory<AppDbContext> database, IPassageIndex index, IOptions<SearchOptions> options, TimeProvider time)
{
    /// <summary>Best first; at most <paramref name="top"/>. Rights and versions are those of the rows at this moment.</summary>
    public async Task<IReadOnlyList<FoundPassage>> SearchAsync(string question, ReadingRights rights, int top, CancellationToken cancellationToken)
    {
        if (rights.Tokens.Count == 0 || top <= 0) return [];
        var today = VersionTimeline.Today(time);
        // More than asked for: some may fall away with their rows, and ranking looks at whole documents.
        var hits = index.Search(new PassageQuery(question, rights.Tokens, today, Math.Max(top * 3, 90), options.Value.Thesaurus ? Thesaurus.Embedded : null));
        if (hits.Count == 0) return [];
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var candidates = await JoinAsync(db, [.. hits.Select(h => h.PassageId)], rights, cancellationToken);
        var found = new List<FoundPassage>(hits.Count);
        foreach (var hit in hits)
            if (candidates.TryGetValue(hit.PassageId, out var candidate)) found.Add(candidate.ToFound(today, hit.Score) with { IndexScore = hit.Score });
        var ranked = LibraryRanking.Rank(question, found, options.Value).ToList();
        ranked = await WithRelatedAsync(db, ranked, rights, today, cancellationToken);
        if (!options.Value.FoldDuplicates) return await WithTextAsync(db, [.. ranked.Take(top)], cancellationToken);
        return [.. LibraryRanking.Fold(await WithTextAsync(db, [.. ranked.Take(top * 2)], cancellationToken)).Take(top)];
    }

    private async Task<List<FoundPassage>> WithRelatedAsync(AppDbContext db, List<FoundPassage> ranked, ReadingRights rights, DateOnly today, CancellationToken cancellationToken)
    {
        var related = await RelatedPassages.OfAsync(db, ranked, options.Value, cancellationToken);
        if (related.Count == 0) return ranked;
        var rows = await JoinAsync(db, [.. related.Keys], rights, cancellationToken);
        return [.. ranked.Concat(rows.Values.Select(r => r.ToFound(today, related[r.PassageId]))).OrderByDescending(f => f.Score)];
    }

    /// <summary>Everyday expressions of a question that the thesaurus knows.</summary>
    public static IReadOnlyList<ThesaurusMatch> Everyday(string question) => Thesaurus.Embedded.Match(question);

    /// <summary>The passage, or null when it is gone or the rights do not reach it.</summary>
    public async Task<FoundPassage?> FindPassageAsync(Guid passageId, ReadingRights rights, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var candidates = await JoinAsync(db, [passageId], rights, cancellationToken);
        if (!candidates.TryGetValue(passageId, out var candidate)) return null;
        return (await WithTextAsync(db, [candidate.ToFound(VersionTimeline.Today(time), 0)], cancellationToken)).SingleOrDefault();
    }

    /// <summary>The rows behind the hits that the rights reach, without their text: many are looked at, few are shown.</summary>
    private static async Task<Dictionary<Guid, Candidate>> JoinAsync(AppDbContext db, List<Guid> ids, ReadingRights rights, CancellationToken cancellationToken)
    {
        var tokens = rights.Tokens.ToList();
        return await db.Passages
            .Where(p => ids.Contains(p.Id) && p.Version!.Document!.DeletedAt == null && p.Version.Document.Readers.Any(r => tokens.Contains(r.Token)))
            .Select(p => new Candidate(
                p.Id, p.VersionId, p.Path, p.Article, p.ArticleTitle,
                p.Version!.DocumentId, p.Version.Document!.Title, p.Version.Document.Kind, p.Version.Document.OwnerDepartment, p.Version.Document.Issuer,
                p.Version.EffectiveFrom, p.Version.EffectiveTo, p.Version.RepealedOn, p.Version.Annexes, p.Version.Document.Classification, p.Page, p.Recognised))
            .ToDictionaryAsync(c => c.PassageId, cancellationToken);
    }

    private static async Task<IReadOnlyList<FoundPassage>> WithTextAsync(AppDbContext db, IReadOnlyList<FoundPassage> found, CancellationToken cancellationToken)
    {
        var ids = found.Select(f => f.PassageId).ToList();
        var texts = await db.Passages.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Text }).ToDictionaryAsync(p => p.Id, p => p.Text, cancellationToken);
        return [.. found.Where(f => texts.ContainsKey(f.PassageId)).Select(f => f with { Text = texts[f.PassageId] })];
    }

    private sealed record Candidate(
        Guid PassageId, Guid VersionId, string Path, string Article, string ArticleTitle,
        Guid DocumentId, string Title, string Kind, string OwnerDepartment, string Issuer,
        DateOnly? EffectiveFrom, DateOnly? EffectiveTo, DateOnly? RepealedOn, string Annexes, Classification Class, int? Page, double? Recognised)
    {
        public FoundPassage ToFound(DateOnly today, float score) => new(
            PassageId, DocumentId, VersionId, Title, Kind, OwnerDepartment, Issuer, Path, Article, ArticleTitle, "", EffectiveFrom,
            VersionTimeline.On(EffectiveFrom, EffectiveTo, RepealedOn, today), Annexes.Split('\n', StringSplitOptions.RemoveEmptyEntries), score, Class, Page, Recognised);
    }
}
