using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Library.Recognition;

namespace OfficialsAssistant.Library;

/// <summary>A version this process may read until its lease ends.</summary>
/// <param name="BrokenOff">How often a process was gone before it had read it.</param>
public sealed record ClaimedVersion(Guid VersionId, string FileName, string ContentHash, int BrokenOff = 0);

/// <summary>What reading a claimed version gave: passages, or why not.</summary>
public sealed record ReadVersion(Guid VersionId, IReadOnlyList<PassageDraft> Passages, string? FailureReason, int? PageCount = null, FileKind? Format = null)
{
    /// <summary>The program broke on it: no fault of the file's.</summary>
    public bool Fault { get; init; }

    /// <summary>Pages without text, to be recognised afterwards.</summary>
    public IReadOnlyList<int> ScannedPages { get; init; } = [];

    /// <summary>Most memory that reading it took (<see cref="Reading.FileReadingResult.PeakBytes"/>).</summary>
    public long PeakBytes { get; init; }
}

/// <summary>The rows that wait to be read: taken under a lease, given back as passages or as failed.</summary>
public sealed class IngestRows(IDbContextFactory<AppDbContext> database, Installation installation, TimeProvider time)
{
    private const int Batch = 24, MostBrokenOff = 5;
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Takes the next versions, those of a person first. One whose process died is taken alone and read in a child; when
    /// that happens over and over it fails, so that no file is tried for ever.
    /// </summary>
    public async Task<IReadOnlyList<ClaimedVersion>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var claimable = db.DocumentVersions.Where(v => v.State == IngestState.Queued || (v.State == IngestState.Reading && v.LeaseUntil < now));
        // Looking needs no write lock.
        if (!await claimable.AnyAsync(cancellationToken)) return [];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stopped = await claimable.Where(v => v.State == IngestState.Reading).OrderBy(v => v.LeaseUntil).Take(1).ToListAsync(cancellationToken);
        var rows = stopped.Count > 0 ? stopped : await claimable.OrderBy(v => v.Priority).ThenBy(v => v.CreatedAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var row in rows) Claim(row, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. rows.Where(r => r.State == IngestState.Reading).Select(r => new ClaimedVersion(r.Id, r.FileName, r.ContentHash, r.BrokenOff))];
    }

    /// <summary>Holds on to claimed versions while they are read.</summary>
    /// <returns>Those that are still ours: one may have been cancelled, or taken up by another process.</returns>
    public async Task<IReadOnlyList<Guid>> RenewAsync(IReadOnlyList<ClaimedVersion> claimed, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var until = time.GetUtcNow().UtcDateTime + Lease;
        await Held(db, claimed).ExecuteUpdateAsync(v => v.SetProperty(x => x.LeaseUntil, until), cancellationToken);
        return await Held(db, claimed).Select(v => v.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Gives claimed versions back unread: an orderly stop is no failed try.</summary>
    public async Task HandBackAsync(IReadOnlyList<ClaimedVersion> claimed)
    {
        await using var db = await database.CreateDbContextAsync(CancellationToken.None);
        await Held(db, claimed).ExecuteUpdateAsync(v => v
            .SetProperty(x => x.State, IngestState.Queued).SetProperty(x => x.FailureReason, (string?)null)
            .SetProperty(x => x.Node, (string?)null).SetProperty(x => x.LeaseUntil, (DateTime?)null), CancellationToken.None);
    }

    private IQueryable<DocumentVersion> Held(AppDbContext db, IReadOnlyList<ClaimedVersion> claimed)
    {
        var ids = claimed.Select(c => c.VersionId).ToList();
        return db.DocumentVersions.Where(v => ids.Contains(v.Id) && v.State == IngestState.Reading && v.Node == installation.Node);
    }

    /// <summary>Stores what was read, in one transaction. Rows whose lease went to another process are left to it.</summary>
    public async Task<int> StoreAsync(IReadOnlyList<ReadVersion> read, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ids = read.Select(r => r.VersionId).ToList();
        var ours = await db.DocumentVersions
            .Where(v => ids.Contains(v.Id) && v.State == IngestState.Reading && v.Node == installation.Node)
            .ToDictionaryAsync(v => v.Id, cancellationToken);
        await db.Passages.Where(p => ours.Keys.Contains(p.VersionId)).ExecuteDeleteAsync(cancellationToken);
        // Texts of pages are kept: a page already recognised or corrected is taken up again without recognition.
        await db.ScannedPages.Where(p => ours.Keys.Contains(p.VersionId)).ExecuteDeleteAsync(cancellationToken);
        var number = await ChangeNumbers.LastAsync(db, cancellationToken);
        foreach (var result in read)
        {
            if (!ours.TryGetValue(result.VersionId, out var row)) continue;
            (row.Node, row.LeaseUntil, row.FailureReason, row.PassageCount) = (null, null, result.FailureReason, result.Passages.Count);
            (row.PageCount, row.Format, row.BrokenOff) = (result.PageCount, result.Format, 0);
            row.State = result.FailureReason is null ? IngestState.Indexing : IngestState.Failed;
            row.ChangeNumber = ++number;
            db.ScannedPages.AddRange(result.ScannedPages.Select(page => new ScannedPage { VersionId = row.Id, Page = page }));
            db.Passages.AddRange(result.Passages.Select((draft, ordinal) => ToRow(row.Id, ordinal, draft)));
        }
        await db.SaveChangesAsync(cancellationToken);
        await ArrangeAsync(db, [.. ours.Values.Select(r => r.DocumentId)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ours.Count;
    }

    /// <param name="only">These versions; null for the whole library.</param>
    public async Task<IngestProgress> ProgressAsync(IReadOnlyCollection<Guid>? only, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = only is null ? db.DocumentVersions : db.DocumentVersions.Where(v => only.Contains(v.Id));
        var states = await rows.GroupBy(v => v.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var (done, failed, total) = (states.GetValueOrDefault(IngestState.Ready), states.GetValueOrDefault(IngestState.Failed), states.Values.Sum());
        return new IngestProgress(total - done - failed, done, failed, total);
    }

    private void Claim(DocumentVersion row, DateTime now)
    {
        if (row.State == IngestState.Reading && ++row.BrokenOff >= MostBrokenOff)
        {
            (row.State, row.FailureReason, row.Node, row.LeaseUntil) = (IngestState.Failed, LibraryTexts.BrokenOffOften, null, null);
            return;
        }
        row.FailureReason = row.BrokenOff > 0 ? LibraryTexts.ReadAgain : null;
        (row.State, row.Node, row.LeaseUntil) = (IngestState.Reading, installation.Node, now + Lease);
    }

    // Only now has the version a text, or turned out to have none.
    private static async Task ArrangeAsync(AppDbContext db, List<Guid> documentIds, CancellationToken cancellationToken)
    {
        var documents = await db.Documents.Include(d => d.Versions).Where(d => documentIds.Contains(d.Id)).ToListAsync(cancellationToken);
        foreach (var document in documents)
            if (VersionTimeline.Arrange(document.Versions).Count > 0) await LibraryService.TouchAsync(db, document, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Passage ToRow(Guid versionId, int ordinal, PassageDraft draft) => new()
    {
        VersionId = versionId,
        Ordinal = ordinal,
        Path = draft.Path,
        Article = draft.Article,
        ArticleTitle = draft.ArticleTitle,
        Supplementary = draft.Supplementary,
        Text = draft.Text,
        Page = draft.Page,
    };
}
