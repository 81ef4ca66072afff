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

    private (long ChangeNumber, DateOnly Day, IReadOnlyList<Entry> Entries) known = (-1, default, []);

    /// <summary>What these rights may know of: a name that is only in a document others read is not told.</summary>
    /// <returns>Null when the library cannot be asked.</returns>
    public async Task<KnownLaws?> ForAsync(ReadingRights rights, CancellationToken cancellationToken)
    {
        try
        {
            var entries = await EntriesAsync(cancellationToken);
            return new KnownLaws(entries.Where(entry => entry.Readers.Any(rights.Tokens.Contains)).Select(entry => entry.Law));
        }
        catch (System.Data.Common.DbException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Entry>> EntriesAsync(CancellationToken cancellationToken)
    {
        var (changeNumber, day, entries) = known;
        var today = VersionTimeline.Today(time);
        if (changeNumber == index.ChangeNumber && day == today) return entries;
        changeNumber = index.ChangeNumber;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var versions = await db.DocumentVersions.AsNoTracking()
            .Where(v => v.State == IngestState.Ready && v.Document!.DeletedAt == null)
            .Select(v => new { v.Id, v.DocumentId, v.Document!.Title, v.EffectiveFrom, v.EffectiveTo, v.RepealedOn, Readers = v.Document.Readers.Select(r => r.Token).ToList() })
            .ToListAsync(cancellationToken);
        var articles = (await db.Passages.AsNoTracking().Where(p => EF.Functions.Like(p.Article, "제%") && !p.Supplementary)
            .Select(p => new { p.VersionId, p.Article, p.ArticleTitle }).ToListAsync(cancellationToken)).ToLookup(p => p.VersionId);
        entries = [.. from version in versions
                      let state = VersionTimeline.On(version.EffectiveFrom, version.EffectiveTo, version.RepealedOn, today)
                      where state is InForce.InForce or InForce.Repealed
                      orderby state
                      select new Entry(new KnownLaw(version.DocumentId, version.Title, state == InForce.Repealed,
                          articles[version.Id].GroupBy(a => a.Article).ToDictionary(g => g.Key, g => g.First().ArticleTitle), version.EffectiveFrom), version.Readers)];
        known = (changeNumber, today, entries);
        return entries;
    }
}
