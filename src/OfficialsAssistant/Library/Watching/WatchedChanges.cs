using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library.Watching;

/// <summary>A batch of changes to the rows of a watched folder, stored with its record and what it means for the documents.</summary>
internal sealed class WatchedChanges(WatchedFolder folder, WatchedSync sync, IDbContextFactory<AppDbContext> database, TimeProvider time)
{
    private readonly List<WatchedFile> add = [], update = [], remove = [];
    private readonly List<WatchedEvent> events = [];
    private readonly HashSet<Guid> documents = [], renewed = [];
    private readonly Dictionary<Guid, (string From, string To)> moved = [];

    public void Same(WatchedFile row)
    {
        sync.Unchanged++;
        update.Add(row);
    }

    public void Place(WatchedFile row)
    {
        update.Add(row);
        Affects(row);
    }

    public void Move(WatchedFile former, WatchedFile row)
    {
        sync.Moved++;
        remove.Add(former);
        add.Add(row);
        Affects(row);
        if (row.DocumentId is { } id) moved[id] = (former.Path, row.Path);
        Record(WatchedEventKind.Moved, row.Path, row.DocumentId, from: former.Path);
    }

    /// <param name="former">The row of the path before; null for a new one.</param>
    public void Take(WatchedFile? former, WatchedFile row, AddedFile result)
    {
        (former is null ? add : update).Add(row);
        Affects(row);
        if (former is not null) Affects(former);
        var known = former?.DocumentId == row.DocumentId && result.Outcome is AddOutcome.SameBytes or AddOutcome.Restored;
        if (known && former is not null) renewed.Add(result.VersionId);
        var kind = former?.DocumentId is not null ? WatchedEventKind.Changed : result.Outcome == AddOutcome.SameBytes ? WatchedEventKind.SameBytes : WatchedEventKind.Added;
        if (kind == WatchedEventKind.Changed) sync.Changed++;
        else sync.Added++;
        Record(kind, row.Path, row.DocumentId);
    }

    /// <summary>What it was stays in the library; the next pass looks at it again.</summary>
    public void Fail(ScannedFile file, WatchedFile? row, string reason)
    {
        sync.Failed++;
        if (row?.Failure != reason) Record(WatchedEventKind.Failed, file.Path, row?.DocumentId, reason);
        var failed = row ?? new WatchedFile { Folder = folder.Name, Path = file.Path, Department = folder.DepartmentOf(file.Path) };
        (failed.Failure, failed.ModifiedAt) = (reason, null);
        (row is null ? add : update).Add(failed);
    }

    public void Delete(WatchedFile row)
    {
        sync.Deleted++;
        remove.Add(row);
        Affects(row);
        Record(WatchedEventKind.Deleted, row.Path, row.DocumentId);
    }

    public void Unreadable(string path)
    {
        sync.Failed++;
        Record(WatchedEventKind.FolderUnreadable, path, null, LibraryTexts.FolderUnreadable);
    }

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.AddRange(add);
        db.UpdateRange(update);
        db.RemoveRange(remove);
        db.AddRange(events);
        db.Update(sync);
        await db.SaveChangesAsync(cancellationToken);
        await new WatchedDocuments(db, folder, time.GetUtcNow().UtcDateTime).SettleAsync(documents, moved, renewed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void Affects(WatchedFile row)
    {
        if (row.DocumentId is { } id) documents.Add(id);
    }

    private void Record(WatchedEventKind kind, string path, Guid? documentId, string? reason = null, string? from = null) =>
        events.Add(new WatchedEvent { SyncId = sync.Id, Kind = kind, Path = path, DocumentId = documentId, Reason = reason, FormerPath = from });
}
