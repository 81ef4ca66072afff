using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library.Watching;

/// <summary>
/// One pass over a folder: what is new, changed, moved or gone since the rows were written. Each batch of changes and its
/// record are one transaction, so that a pass that is killed goes on with the next.
/// </summary>
internal sealed class WatchedPass(
    WatchedFolder folder, WatchedSync sync, IDbContextFactory<AppDbContext> database, LibraryService library, WatchedFileReading reading, TimeProvider time)
{
    private const int Batch = 64;

    // A file changed within this time may change again without its time telling.
    private static readonly TimeSpan s_clockStep = TimeSpan.FromSeconds(2);

    private Dictionary<string, WatchedFile> known = [];
    private List<WatchedFile> missing = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var scan = FolderScan.Of(folder.Path);
        known = await KnownAsync(cancellationToken);
        (sync.Files, sync.Skipped) = (scan.Files.Count, scan.Skipped);
        // A share that is not mounted shows as an empty folder: its documents stay.
        sync.Problem = scan.Unreadable.Contains("") ? LibraryTexts.FolderUnreadable : scan.Files.Count == 0 && scan.Unreadable.Count == 0 && known.Count > 1 ? LibraryTexts.FolderEmpty : null;
        if (sync.Problem is not null) return;
        var present = scan.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        missing = [.. known.Values.Where(f => !present.Contains(f.Path) && scan.IsGone(f.Path))];
        await RecordUnreadableAsync(scan, cancellationToken);
        var open = scan.Files.Where(IsToBeOpened).ToList();
        sync.Unchanged = scan.Files.Count - open.Count;
        await FollowMappingAsync(present, cancellationToken);
        foreach (var batch in open.Chunk(Batch)) await TakeAsync(batch, cancellationToken);
        foreach (var batch in missing.ToList().Chunk(Batch)) await RemoveAsync(batch, cancellationToken);
    }

    private async Task<Dictionary<string, WatchedFile>> KnownAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.WatchedFiles.AsNoTracking().Where(f => f.Folder == folder.Name).ToDictionaryAsync(f => f.Path, StringComparer.Ordinal, cancellationToken);
    }

    private bool IsToBeOpened(ScannedFile file) =>
        !known.TryGetValue(file.Path, out var row) || row.Failure is not null || row.ModifiedAt != file.ModifiedAt || row.Length != file.Length;

    private async Task TakeAsync(IReadOnlyList<ScannedFile> batch, CancellationToken cancellationToken)
    {
        var changes = new WatchedChanges(folder, sync, database, time);
        var incoming = new List<(ScannedFile File, WatchedFile? Row, IncomingFile Incoming)>();
        foreach (var file in batch)
        {
            var row = known.GetValueOrDefault(file.Path);
            sync.Opened++;
            var (hash, failure) = await reading.StoreAsync(folder.Path, file, cancellationToken);
            if (failure is not null) changes.Fail(file, row, failure);
            else if (row?.ContentHash == hash) changes.Same(Seen(row, file, hash));
            else if (row is null && missing.Find(m => m.ContentHash == hash) is { } former) changes.Move(former, Moved(former, file));
            else incoming.Add((file, row, await reading.DescribeAsync(folder, file.Path, hash, cancellationToken)));
        }
        var added = incoming.Count > 0 ? await library.AddAsync([.. incoming.Select(i => i.Incoming)], cancellationToken) : [];
        foreach (var (item, result) in incoming.Zip(added))
            changes.Take(item.Row, Seen(new WatchedFile { Folder = folder.Name, Path = item.File.Path, DocumentId = result.DocumentId, VersionId = result.VersionId }, item.File, item.Incoming.ContentHash), result);
        await changes.SaveAsync(cancellationToken);
    }

    private WatchedFile Moved(WatchedFile former, ScannedFile file)
    {
        missing.Remove(former);
        return Seen(new WatchedFile { Folder = folder.Name, Path = file.Path, DocumentId = former.DocumentId, VersionId = former.VersionId }, file, former.ContentHash);
    }

    private WatchedFile Seen(WatchedFile row, ScannedFile file, string hash)
    {
        (row.ContentHash, row.Length, row.Department, row.Failure) = (hash, file.Length, folder.DepartmentOf(file.Path), null);
        row.ModifiedAt = file.ModifiedAt > DateTime.UtcNow - s_clockStep ? null : file.ModifiedAt;
        return row;
    }

    private async Task RemoveAsync(IReadOnlyList<WatchedFile> batch, CancellationToken cancellationToken)
    {
        var changes = new WatchedChanges(folder, sync, database, time);
        foreach (var row in batch) changes.Delete(row);
        await changes.SaveAsync(cancellationToken);
    }

    // Who owns a subfolder may be said anew while its files stay.
    private async Task FollowMappingAsync(HashSet<string> present, CancellationToken cancellationToken)
    {
        foreach (var batch in known.Values.Where(f => present.Contains(f.Path) && f.Department != folder.DepartmentOf(f.Path)).ToList().Chunk(Batch))
        {
            var changes = new WatchedChanges(folder, sync, database, time);
            foreach (var row in batch)
            {
                row.Department = folder.DepartmentOf(row.Path);
                changes.Place(row);
            }
            await changes.SaveAsync(cancellationToken);
        }
    }

    private async Task RecordUnreadableAsync(FolderScan scan, CancellationToken cancellationToken)
    {
        if (scan.Unreadable.Count == 0) return;
        var changes = new WatchedChanges(folder, sync, database, time);
        foreach (var path in scan.Unreadable) changes.Unreadable(path);
        await changes.SaveAsync(cancellationToken);
    }
}
