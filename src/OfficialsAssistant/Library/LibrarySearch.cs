using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Library;

/// <summary>Search through the library: the index proposes, the rows decide.</summary>
public sealed class LibrarySearch(IDbContextFactory<AppDbContext> database, IPassageIndex index, TimeProvider time)
{
    /// <summary>Best first; at most <paramref name="top"/>. Rights and versions are those of the rows at this moment.</summary>
    public async Task<IReadOnlyList<FoundPassage>> SearchAsync(string question, ReadingRights rights, int top, CancellationToken cancellationToken)
    {
        if (rights.Tokens.Count == 0 || top <= 0) return [];
        var today = VersionTimeline.Today(time);
        // More than asked for: some may fall away with their rows, and ranking looks at whole documents.
        var hits = index.Search(new PassageQuery(question, rights.Tokens, today, Math.Max(top * 3, 60)));
        if (hits.Count == 0) return [];
        var rows = await JoinAsync(hits.Select(h => h.PassageId), rights, cancellationToken);
        var found = new List<FoundPassage>(hits.Count);
        foreach (var hit in hits)
            if (rows.TryGetValue(hit.PassageId, out var row)) found.Add(ToFound(row, today, hit.Score));
        return [.. LibraryRanking.Rank(question, found).Take(top)];
    }

    /// <summary>The passage, or null when it is gone or the rights do not reach it.</summary>
    public async Task<FoundPassage?> FindPassageAsync(Guid passageId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var rows = await JoinAsync([passageId], rights, cancellationToken);
        return rows.TryGetValue(passageId, out var row) ? ToFound(row, VersionTimeline.Today(time), 0) : null;
    }

    private async Task<Dictionary<Guid, Passage>> JoinAsync(IEnumerable<Guid> passages, ReadingRights rights, CancellationToken cancellationToken)
    {
        var ids = passages.ToList();
        var tokens = rights.Tokens.ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Passages.AsNoTrackingWithIdentityResolution()
            .Include(p => p.Version!).ThenInclude(v => v.Document!)
            .Where(p => ids.Contains(p.Id) && p.Version!.Document!.DeletedAt == null && p.Version.Document.Readers.Any(r => tokens.Contains(r.Token)))
            .ToDictionaryAsync(p => p.Id, cancellationToken);
    }

    private static FoundPassage ToFound(Passage row, DateOnly today, float score)
    {
        var (version, document) = (row.Version!, row.Version!.Document!);
        return new FoundPassage(
            row.Id, document.Id, version.Id, document.Title, document.Kind, document.OwnerDepartment, document.Issuer, row.Path, row.Article, row.ArticleTitle,
            row.Text, version.EffectiveFrom, VersionTimeline.On(version, today), version.Annexes.Split('\n', StringSplitOptions.RemoveEmptyEntries), score);
    }
}
