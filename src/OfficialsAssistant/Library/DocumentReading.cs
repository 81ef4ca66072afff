using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library;

/// <summary>A document as its page shows it: one version's passages in order, and which other versions there are.</summary>
/// <param name="Versions">Newest first; those still being read, and those that failed, included.</param>
public sealed record ReadDocument(Document Document, DocumentVersion Version, InForce InForce, IReadOnlyList<DocumentVersion> Versions, IReadOnlyList<Passage> Passages)
{
    public IReadOnlyList<string> Annexes => Version.Annexes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Queries of the document page. What the rights do not reach does not exist.</summary>
public sealed class DocumentReading(IDbContextFactory<AppDbContext> database, TimeProvider time)
{
    /// <param name="versionId">Null: the version in force today, else the newest that can be read.</param>
    public async Task<ReadDocument?> FindAsync(Guid documentId, Guid? versionId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var tokens = rights.Tokens.ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var document = await db.Documents.AsNoTracking().Include(d => d.Versions).Include(d => d.Readers).AsSplitQuery()
            .FirstOrDefaultAsync(d => d.Id == documentId && d.DeletedAt == null && d.Readers.Any(r => tokens.Contains(r.Token)), cancellationToken);
        if (document is null) return null;
        var today = VersionTimeline.Today(time);
        var versions = document.Versions.OrderByDescending(v => v.EffectiveFrom).ThenByDescending(v => v.CreatedAt).ToList();
        var version = versionId is null ? Current(versions, today) : versions.FirstOrDefault(v => v.Id == versionId);
        if (version is null) return null;
        var passages = await db.Passages.AsNoTracking().Where(p => p.VersionId == version.Id).OrderBy(p => p.Ordinal).ToListAsync(cancellationToken);
        return new ReadDocument(document, version, VersionTimeline.On(version, today), versions, passages);
    }

    private static DocumentVersion? Current(List<DocumentVersion> newestFirst, DateOnly today) =>
        newestFirst.FirstOrDefault(v => v.State != IngestState.Failed && VersionTimeline.On(v, today) == InForce.InForce)
        ?? newestFirst.FirstOrDefault(v => v.State != IngestState.Failed)
        ?? newestFirst.FirstOrDefault();
}
