using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library;

/// <summary>A document as its page shows it: one version's passages in order, and which other versions there are.</summary>
/// <param name="Versions">Newest first; those still being read, and those that failed, included.</param>
public sealed record ReadDocument(Document Document, DocumentVersion Version, InForce InForce, IReadOnlyList<DocumentVersion> Versions, IReadOnlyList<Passage> Passages)
{
    public IReadOnlyList<string> Annexes => Version.Annexes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A document as the library's list shows it, by one of its versions.</summary>
/// <param name="Format">What the version's file is; null until it was read.</param>
public sealed record ListedDocument(
    Guid DocumentId, Guid VersionId, string Title, string Kind, string Collection, string OwnerDepartment, Classification Classification,
    IngestState State, string? FailureReason, InForce InForce, DateOnly? EffectiveFrom, int PassageCount, FileKind? Format, DateTime CameAt);

/// <summary>Queries of the document page. What the rights do not reach does not exist.</summary>
public sealed class DocumentReading(IDbContextFactory<AppDbContext> database, TimeProvider time)
{
    /// <summary>What the rights reach, by collection and title, each with the version that is in force today, or the newest.</summary>
    public async Task<IReadOnlyList<ListedDocument>> ListAsync(ReadingRights rights, CancellationToken cancellationToken)
    {
        var tokens = rights.Tokens.ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var documents = await db.Documents.AsNoTracking().Include(d => d.Versions)
            .Where(d => d.DeletedAt == null && d.Readers.Any(r => tokens.Contains(r.Token)))
            .OrderBy(d => d.Collection).ThenBy(d => d.Title).ToListAsync(cancellationToken);
        var today = VersionTimeline.Today(time);
        return [.. documents.Select(d => (Document: d, Version: Current(NewestFirst(d), today))).Where(d => d.Version is not null).Select(d => new ListedDocument(
            d.Document.Id, d.Version!.Id, d.Document.Title, d.Document.Kind, d.Document.Collection, d.Document.OwnerDepartment, d.Document.Classification,
            d.Version.State, d.Version.FailureReason, VersionTimeline.On(d.Version, today), d.Version.EffectiveFrom, d.Version.PassageCount, d.Version.Format, d.Version.CreatedAt))];
    }

    /// <param name="versionId">Null: the version of the passage, else the one in force today, else the newest that can be read.</param>
    /// <param name="passageId">A passage that must be on the page, or null.</param>
    public async Task<ReadDocument?> FindAsync(Guid documentId, Guid? versionId, Guid? passageId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var tokens = rights.Tokens.ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var document = await db.Documents.AsNoTracking().Include(d => d.Versions).Include(d => d.Readers).AsSplitQuery()
            .FirstOrDefaultAsync(d => d.Id == documentId && d.DeletedAt == null && d.Readers.Any(r => tokens.Contains(r.Token)), cancellationToken);
        if (document is null) return null;
        var today = VersionTimeline.Today(time);
        var versions = NewestFirst(document);
        versionId ??= await db.Passages.Where(p => p.Id == passageId && p.Version!.DocumentId == documentId).Select(p => (Guid?)p.VersionId).FirstOrDefaultAsync(cancellationToken);
        var version = versionId is null ? Current(versions, today) : versions.FirstOrDefault(v => v.Id == versionId);
        if (version is null) return null;
        var passages = await db.Passages.AsNoTracking().Where(p => p.VersionId == version.Id).OrderBy(p => p.Ordinal).ToListAsync(cancellationToken);
        return new ReadDocument(document, version, VersionTimeline.On(version, today), versions, passages);
    }

    /// <summary>The document of a version, by that version.</summary>
    public async Task<ReadDocument?> FindVersionAsync(Guid versionId, ReadingRights rights, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var documentId = await db.DocumentVersions.Where(v => v.Id == versionId).Select(v => (Guid?)v.DocumentId).FirstOrDefaultAsync(cancellationToken);
        return documentId is { } id ? await FindAsync(id, versionId, null, rights, cancellationToken) : null;
    }

    /// <summary>Whether the rights reach the document as the rows say now.</summary>
    public async Task<bool> MayReadAsync(Guid documentId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var tokens = rights.Tokens.ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Documents.AnyAsync(d => d.Id == documentId && d.DeletedAt == null && d.Readers.Any(r => tokens.Contains(r.Token)), cancellationToken);
    }

    /// <summary>Name and hash of a version's file, or null when the rights do not reach it.</summary>
    public async Task<(string FileName, string ContentHash)?> FileOfAsync(Guid documentId, Guid versionId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var tokens = rights.Tokens.ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var file = await db.DocumentVersions
            .Where(v => v.Id == versionId && v.DocumentId == documentId && v.Document!.DeletedAt == null && v.Document.Readers.Any(r => tokens.Contains(r.Token)))
            .Select(v => new { v.FileName, v.ContentHash }).FirstOrDefaultAsync(cancellationToken);
        return file is null ? null : (file.FileName, file.ContentHash);
    }

    private static List<DocumentVersion> NewestFirst(Document document) =>
        [.. document.Versions.OrderByDescending(v => v.EffectiveFrom).ThenByDescending(v => v.CreatedAt)];

    private static DocumentVersion? Current(List<DocumentVersion> newestFirst, DateOnly today) =>
        newestFirst.FirstOrDefault(v => v.State != IngestState.Failed && VersionTimeline.On(v, today) == InForce.InForce)
        ?? newestFirst.FirstOrDefault(v => v.State != IngestState.Failed)
        ?? newestFirst.FirstOrDefault();
}
