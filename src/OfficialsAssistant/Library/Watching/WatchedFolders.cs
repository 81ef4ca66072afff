using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library.Watching;

/// <summary>What a watched folder holds and what its last passes did.</summary>
/// <param name="Failures">Files that are not in the library as they are now, with the reason; those whose text could not be read too.</param>
public sealed record WatchedState(string Name, int Files, IReadOnlyList<WatchedFailure> Failures, IReadOnlyList<WatchedSync> Passes, IReadOnlyList<WatchedEvent> Events);

public sealed record WatchedFailure(string Path, string Reason);

/// <summary>The watched folders: brings the library into line with one, on one node at a time, and says how they stand.</summary>
public sealed class WatchedFolders(
    IDbContextFactory<AppDbContext> database, LibraryService library, WatchedFileReading reading, LeaseStore leases, Installation installation, IngestSignal signal,
    IOptions<LibraryOptions> options, TimeProvider time, ILogger<WatchedFolders> log)
{
    private const int MostPasses = 20, MostEvents = 1000;
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(15);

    public IReadOnlyList<WatchedFolder> All => options.Value.Watched;

    public WatchedFolder? Find(string name) => options.Value.Watched.FirstOrDefault(f => f.Name == name);

    /// <summary>One pass.</summary>
    /// <returns>Null when a pass over this folder is at work, here or on another node.</returns>
    public async Task<WatchedSync?> SyncAsync(WatchedFolder folder, CancellationToken cancellationToken)
    {
        var (lease, holder) = ($"watched:{folder.Name}", $"{installation.Node}:{Guid.NewGuid():N}");
        if (!await leases.TryHoldAsync(lease, holder, s_lease, cancellationToken)) return null;
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            WatchedSync? sync = null;
            await Renewing.WhileAsync(async () => sync = await PassAsync(folder, held.Token), RenewAsync, s_lease, time, log, held.Token);
            return sync;
        }
        finally
        {
            await leases.ReleaseAsync(lease, holder, CancellationToken.None);
        }

        async Task RenewAsync(CancellationToken done)
        {
            if (!await leases.TryHoldAsync(lease, holder, s_lease, done)) await held.CancelAsync();
        }
    }

    /// <summary>When the last pass over a folder began; null when there was none.</summary>
    public async Task<DateTime?> LastAsync(WatchedFolder folder, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.WatchedSyncs.Where(s => s.Folder == folder.Name).MaxAsync(s => (DateTime?)s.StartedAt, cancellationToken);
    }

    public async Task<WatchedState> StateAsync(WatchedFolder folder, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var files = db.WatchedFiles.AsNoTracking().Where(f => f.Folder == folder.Name);
        var failures = await files.Where(f => f.Failure != null).OrderBy(f => f.Path).Select(f => new WatchedFailure(f.Path, f.Failure!)).ToListAsync(cancellationToken);
        failures.AddRange(await files.Where(f => f.Failure == null).Join(db.DocumentVersions.Where(v => v.State == IngestState.Failed), f => f.VersionId, v => v.Id,
            (f, v) => new WatchedFailure(f.Path, v.FailureReason ?? "")).ToListAsync(cancellationToken));
        var passes = await db.WatchedSyncs.AsNoTracking().Where(s => s.Folder == folder.Name).OrderByDescending(s => s.StartedAt).Take(MostPasses).ToListAsync(cancellationToken);
        var events = await db.WatchedEvents.AsNoTracking().Where(e => db.WatchedSyncs.Any(s => s.Id == e.SyncId && s.Folder == folder.Name))
            .OrderByDescending(e => e.Id).Take(MostEvents).ToListAsync(cancellationToken);
        return new WatchedState(folder.Name, await files.CountAsync(cancellationToken), failures, passes, events);
    }

    private async Task<WatchedSync> PassAsync(WatchedFolder folder, CancellationToken cancellationToken)
    {
        var sync = new WatchedSync { Folder = folder.Name, StartedAt = time.GetUtcNow().UtcDateTime };
        await SaveAsync(sync, isNew: true, cancellationToken);
        await new WatchedPass(folder, sync, database, library, reading, time).RunAsync(cancellationToken);
        sync.EndedAt = time.GetUtcNow().UtcDateTime;
        await SaveAsync(sync, isNew: false, cancellationToken);
        log.LogInformation("Watched folder followed: {Files} files, {Added} new, {Changed} changed, {Moved} moved, {Deleted} deleted, {Failed} failed",
            sync.Files, sync.Added, sync.Changed, sync.Moved, sync.Deleted, sync.Failed);
        signal.Wake();
        return sync;
    }

    private async Task SaveAsync(WatchedSync sync, bool isNew, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (isNew) db.Add(sync);
        else db.Update(sync);
        await db.SaveChangesAsync(cancellationToken);
    }
}
