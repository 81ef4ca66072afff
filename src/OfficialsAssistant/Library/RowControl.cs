using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library;

/// <summary>A version on its way, as its row says, with the pages read so far.</summary>
public sealed record RowState(
    Guid VersionId, Guid DocumentId, string FileName, IngestState State, string? Reason, ReadPages? Pages, int PassageCount, int? PageCount, FileKind? Format);

/// <summary>Follows, stops and retries single versions. Whoever uploaded one may, and whoever may read its document.</summary>
public sealed class RowControl(IDbContextFactory<AppDbContext> database, IngestSignal signal)
{
    /// <summary>The versions of these that the person may see; others do not exist.</summary>
    public async Task<IReadOnlyList<RowState>> StatesAsync(IReadOnlyCollection<Guid> versionIds, Guid officialId, ReadingRights rights, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = await Reached(db, officialId, rights).AsNoTracking().Where(v => versionIds.Contains(v.Id)).OrderBy(v => v.CreatedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(State)];
    }

    /// <summary>All versions of a document that the person may see.</summary>
    public async Task<IReadOnlyList<RowState>> StatesOfAsync(Guid documentId, Guid officialId, ReadingRights rights, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = await Reached(db, officialId, rights).AsNoTracking().Where(v => v.DocumentId == documentId).OrderBy(v => v.CreatedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(State)];
    }

    /// <summary>Stops a version that waits or is being read. False when there is none (any more).</summary>
    public async Task<bool> CancelAsync(Guid versionId, Guid officialId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var changed = await ChangeAsync(versionId, officialId, rights, v => v.State is IngestState.Queued or IngestState.Reading,
            v => (v.State, v.FailureReason, v.Node, v.LeaseUntil) = (IngestState.Failed, LibraryTexts.Cancelled, null, null), cancellationToken);
        if (changed) signal.Cancel(versionId);
        return changed;
    }

    /// <summary>Queues a failed or stopped version again, before all imports. False when there is none.</summary>
    public async Task<bool> RetryAsync(Guid versionId, Guid officialId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var changed = await ChangeAsync(versionId, officialId, rights, v => v.State == IngestState.Failed,
            v => (v.State, v.FailureReason, v.BrokenOff, v.Priority) = (IngestState.Queued, null, 0, IngestPriority.Upload), cancellationToken);
        if (changed) signal.Wake();
        return changed;
    }

    private async Task<bool> ChangeAsync(Guid versionId, Guid officialId, ReadingRights rights, Func<DocumentVersion, bool> when, Action<DocumentVersion> change, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        // Begins with the write lock: the worker either stored before or finds the row no longer its own.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await Reached(db, officialId, rights).FirstOrDefaultAsync(v => v.Id == versionId, cancellationToken);
        if (row is null || !when(row)) return false;
        change(row);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.RowChanged(versionId);
        return true;
    }

    private static IQueryable<DocumentVersion> Reached(AppDbContext db, Guid officialId, ReadingRights rights)
    {
        var tokens = rights.Tokens.ToList();
        return db.DocumentVersions.Where(v => v.Document!.DeletedAt == null && (v.UploadedBy == officialId || v.Document.Readers.Any(r => tokens.Contains(r.Token))));
    }

    private RowState State(DocumentVersion row) => new(
        row.Id, row.DocumentId, row.FileName, row.State, row.FailureReason, row.State == IngestState.Reading ? signal.PagesOf(row.Id) : null, row.PassageCount, row.PageCount, row.Format);
}
