using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Grounding;

/// <summary>The laws and rules of the library as <see cref="KnownLaws"/>, read again when the index has moved on.</summary>
public sealed class LibraryLaws(IDbContextFactory<AppDbContext> database, IPassageIndex index, TimeProvider time)
{
    private sealed record Entry(KnownLaw Law, IReadOnlyList<string> Readers);

    /// <summary>The laws at one state of the index, and what each set of rights may know of them: building that once a turn cost more than the rest before its first text.</summary>
    private sealed record Known(long ChangeNumber, DateOnly Day, IReadOnlyList<Entry> Entries)
    {
        public ConcurrentDictionary<string, KnownLaws> ByRights { get; } = new(StringComparer.Ordinal);
    }

    private Known known = new(-1, default, []);

    /// <summary>What these rights may know of: a name that is only in a document others read is not told.</summary>
    /// <returns>Null when the library cannot be asked.</returns>
    public async Task<KnownLaws?> ForAsync(ReadingRights rights, CancellationToken cancellationToken)
    {
        try
        {
            var current = await KnownAsync(cancellationToken);
            return current.ByRights.GetOrAdd(string.Join('\n', rights.Tokens.Order(StringComparer.Ordinal)),
                _ => new KnownLaws(current.Entries.Where(entry => entry.Readers.Any(rights.Tokens.Contains)).Select(entry => entry.Law)));
        }
        catch (System.Data.Common.DbException)
        {
            return null;
        }
    }

    private async Task<Known> KnownAsync(CancellationToken cancellationToken)
    {
        var last = known;
        var today = VersionTimeline.Today(time);
        var changeNumber = index.ChangeNumber;
        if (last.ChangeNumber == changeNumber && last.Day == today) return last;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var versions = await db.DocumentVersions.AsNoTracking()
            .Where(v => v.State == IngestState.Ready && v.Document!.DeletedAt == null)
            .Select(v => new { v.Id, v.DocumentId, v.Document!.Title, v.EffectiveFrom, v.EffectiveTo, v.RepealedOn, Readers = v.Document.Readers.Select(r => r.Token).ToList() })
            .ToListAsync(cancellationToken);
        var articles = (await db.Passages.AsNoTracking().Where(p => EF.Functions.Like(p.Article, "제%") && !p.Supplementary)
            .Select(p => new { p.VersionId, p.Article, p.ArticleTitle }).ToListAsync(cancellationToken)).ToLookup(p => p.VersionId);
        IReadOnlyList<Entry> entries = [.. from version in versions
                      let state = VersionTimeline.On(version.EffectiveFrom, version.EffectiveTo, version.RepealedOn, today)
                      where state is InForce.InForce or InForce.Repealed
                      orderby state
                      select new Entry(new KnownLaw(version.DocumentId, version.Title, state == InForce.Repealed,
                          articles[version.Id].GroupBy(a => a.Article).ToDictionary(g => g.Key, g => g.First().ArticleTitle), version.EffectiveFrom), version.Readers)];
        return known = new Known(changeNumber, today, entries);
    }
}
