using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OfficialsAssistant.Data;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Library;

/// <summary>Catches the index up from the rows by change number, while it holds the writer lease; then the versions are ready.</summary>
public sealed class IndexFollower(
    IDbContextFactory<AppDbContext> database, IPassageIndex index, LeaseStore leases, Installation installation, TimeProvider time, ILogger<IndexFollower> log) : IDisposable
{
    public const string LeaseName = "index-writer";
    private const int Batch = 48;
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>False when there was nothing to do, or another process is writing the index.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        // The lease is the process's; within it the workers take turns.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await CatchUpAloneAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> CatchUpAloneAsync(CancellationToken cancellationToken)
    {
        index.Refresh();
        var last = await LastAsync(cancellationToken);
        if (index.ChangeNumber == last) return await MarkReadyAsync(last, cancellationToken) > 0;
        if (!await leases.TryHoldAsync(LeaseName, installation.Node, s_lease, cancellationToken)) return false;
        try
        {
            await Renewing.WhileAsync(
                () => WriteAsync(last, cancellationToken), done => leases.TryHoldAsync(LeaseName, installation.Node, s_lease, done), s_lease, time, log, cancellationToken);
            return true;
        }
        catch (IndexLostException e)
        {
            // Nothing was done: the worker rests before it starts over, so that a disk that goes on failing is not hammered.
            log.LogWarning(e, "The index was unreadable; it is built again from the rows");
            return false;
        }
        finally
        {
            await leases.ReleaseAsync(LeaseName, installation.Node, CancellationToken.None);
        }
    }

    /// <summary>Whether the index holds everything that has been read.</summary>
    public async Task<bool> IsIndexCurrentAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var last = await db.DocumentVersions.Where(v => v.State == IngestState.Ready || v.State == IngestState.Indexing)
            .MaxAsync(v => (long?)v.ChangeNumber, cancellationToken) ?? 0;
        index.Refresh();
        return index.ChangeNumber >= last;
    }

    private async Task WriteAsync(long last, CancellationToken cancellationToken)
    {
        // Only now is the index ours: another process may have written since.
        index.Refresh();
        // Rows that went back behind the index are those of a restored backup: it starts over.
        if (index.ChangeNumber > last) index.Apply([], 0);
        while (await NextAsync(index.ChangeNumber, cancellationToken) is { Versions.Count: > 0 } batch)
        {
            index.Apply(batch.Versions, batch.ChangeNumber);
            await MarkReadyAsync(batch.ChangeNumber, cancellationToken);
            if (!await leases.TryHoldAsync(LeaseName, installation.Node, s_lease, cancellationToken)) return;
        }
    }

    private async Task<(IReadOnlyList<VersionPassages> Versions, long ChangeNumber)> NextAsync(long after, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var versions = await db.DocumentVersions.AsNoTrackingWithIdentityResolution()
            .Where(v => v.ChangeNumber > after).OrderBy(v => v.ChangeNumber).Take(Batch)
            .Include(v => v.Document!).ThenInclude(d => d.Readers)
            .Include(v => v.Document!).ThenInclude(d => d.Versions)
            .AsSplitQuery().ToListAsync(cancellationToken);
        if (versions.Count == 0) return ([], after);
        var ids = versions.Select(v => v.Id).ToList();
        var passages = await db.Passages.AsNoTracking().Where(p => ids.Contains(p.VersionId)).ToListAsync(cancellationToken);
        var byVersion = passages.ToLookup(p => p.VersionId);
        return ([.. versions.Select(v => new VersionPassages(v.Id, Indexed(v, byVersion[v.Id])))], versions[^1].ChangeNumber);
    }

    private static IReadOnlyList<IndexedPassage> Indexed(DocumentVersion version, IEnumerable<Passage> passages)
    {
        var document = version.Document!;
        if (document.DeletedAt is not null || version.State == IngestState.Failed) return [];
        var readers = document.Readers.Select(r => r.Token).ToList();
        var (from, to) = VersionTimeline.Searchable(version, document.Versions);
        return
        [
            .. passages.Where(p => !PassageSplitter.IsDeleted(p.Text)).Select(p => new IndexedPassage(
                p.Id, document.Id, version.Id, document.Title, p.Path, p.Text,
                p.Supplementary ? PassageKind.Supplementary : PassageKind.Body, readers, from, to)),
        ];
    }

    private async Task<long> LastAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await ChangeNumbers.LastAsync(db, cancellationToken);
    }

    private async Task<int> MarkReadyAsync(long changeNumber, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.DocumentVersions
            .Where(v => v.State == IngestState.Indexing && v.ChangeNumber <= changeNumber)
            .ExecuteUpdateAsync(v => v.SetProperty(x => x.State, IngestState.Ready), cancellationToken);
    }
}
