using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library.Recognition;

/// <summary>A page this process may recognise until its lease ends.</summary>
public sealed record ClaimedPage(Guid VersionId, string ContentHash, int Page);

/// <summary>The pages that wait for recognition: taken one at a time when nothing else waits, given back with their text.</summary>
public sealed class ScanRows(IDbContextFactory<AppDbContext> database, Installation installation, TimeProvider time)
{
    private const int MostBrokenOff = 3;
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    /// <summary>The next page, or null: none waits, or a file waits to be read first.</summary>
    public async Task<ClaimedPage?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var waiting = db.ScannedPages.Where(p => p.State == ScanState.Waiting && (p.LeaseUntil == null || p.LeaseUntil < now) && p.Version!.State == IngestState.Ready && p.Version.Document!.DeletedAt == null);
        // Looking needs no write lock.
        if (!await waiting.AnyAsync(cancellationToken)) return null;
        if (await db.DocumentVersions.AnyAsync(v => v.State == IngestState.Queued || v.State == IngestState.Reading, cancellationToken)) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await waiting.Include(p => p.Version).OrderBy(p => p.Version!.Priority).ThenBy(p => p.Version!.CreatedAt).ThenBy(p => p.Page).FirstOrDefaultAsync(cancellationToken);
        if (row is null) return null;
        var gone = row.LeaseUntil is not null && ++row.BrokenOff >= MostBrokenOff;
        if (gone) (row.State, row.Node, row.LeaseUntil) = (ScanState.Failed, null, null);
        else (row.Node, row.LeaseUntil) = (installation.Node, now + Lease);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return gone ? null : new ClaimedPage(row.VersionId, row.Version!.ContentHash, row.Page);
    }

    public async Task RenewAsync(ClaimedPage page, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var until = time.GetUtcNow().UtcDateTime + Lease;
        await Held(db, page).ExecuteUpdateAsync(p => p.SetProperty(x => x.LeaseUntil, until), cancellationToken);
    }

    /// <summary>Gives a page back unread: an orderly stop is no failed try.</summary>
    public async Task HandBackAsync(ClaimedPage page)
    {
        await using var db = await database.CreateDbContextAsync(CancellationToken.None);
        await Held(db, page).ExecuteUpdateAsync(p => p.SetProperty(x => x.Node, (string?)null).SetProperty(x => x.LeaseUntil, (DateTime?)null), CancellationToken.None);
    }

    /// <summary>The text that counts of a page already read (its file was read again), or null.</summary>
    public async Task<PageText?> KnownAsync(ClaimedPage page, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.PageTexts.AsNoTracking().Where(t => t.VersionId == page.VersionId && t.Page == page.Page).OrderByDescending(t => t.Revision).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Stores what came of a page, in one transaction; nothing when the page went to another process.</summary>
    /// <param name="read">Null when it could not be drawn or recognised.</param>
    public async Task StoreAsync(ClaimedPage page, PageText? read, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await Held(db, page).Include(p => p.Version).FirstOrDefaultAsync(cancellationToken);
        if (row is null) return;
        (row.State, row.Node, row.LeaseUntil) = (read is null ? ScanState.Failed : ScanState.Read, null, null);
        if (read is not null)
        {
            if (!await db.PageTexts.AnyAsync(t => t.VersionId == read.VersionId && t.Page == read.Page && t.Revision == read.Revision, cancellationToken)) db.PageTexts.Add(read);
            await ScanPassages.ReplaceAsync(db, row.Version!, read, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private IQueryable<ScannedPage> Held(AppDbContext db, ClaimedPage page) =>
        db.ScannedPages.Where(p => p.VersionId == page.VersionId && p.Page == page.Page && p.State == ScanState.Waiting && p.Node == installation.Node);
}
