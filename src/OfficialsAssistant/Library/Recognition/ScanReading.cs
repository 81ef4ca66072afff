using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library.Recognition;

/// <summary>A scanned page as its reader sees it.</summary>
/// <param name="Revision">Of the text that counts; 0 while there is none.</param>
/// <param name="Note">What to know about it: not read and what to install, or to compare it with the original; by a person: null.</param>
public sealed record ScannedPageText(Guid DocumentId, Guid VersionId, string Title, int Page, ScanState State, int Revision, string Text, double? Confidence, bool Flagged, bool Corrected, string? Note);

/// <summary>Scanned pages as people see and correct them. What the rights do not reach does not exist.</summary>
public sealed class ScanReading(IDbContextFactory<AppDbContext> database, IndexFollower follower, RecognitionPrograms programs, TimeProvider time)
{
    public const int MaxText = 50_000;

    /// <summary>The scanned pages of a version, in order.</summary>
    public Task<IReadOnlyList<ScannedPageText>> PagesAsync(Guid versionId, ReadingRights rights, CancellationToken cancellationToken) =>
        ListAsync(pages => pages.Where(p => p.VersionId == versionId), rights, cancellationToken);

    /// <summary>Pages below the limit that nobody has corrected, and those that could not be read.</summary>
    public async Task<IReadOnlyList<ScannedPageText>> DoubtfulAsync(ReadingRights rights, CancellationToken cancellationToken) =>
        [.. (await ListAsync(pages => pages.Where(p => p.State != ScanState.Waiting), rights, cancellationToken)).Where(p => p.Flagged || p.State == ScanState.Failed)];

    /// <summary>Keeps a person's text as the page's next one; search has it when this returns.</summary>
    /// <param name="revision">Of the text that was corrected: when another came in between, nothing is overwritten.</param>
    /// <returns>False when there is no such page, or its text is another by now.</returns>
    public async Task<bool> CorrectAsync(Guid versionId, int page, int revision, string text, Guid official, ReadingRights rights, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var row = await Reached(db, rights).Include(p => p.Version).FirstOrDefaultAsync(p => p.VersionId == versionId && p.Page == page, cancellationToken);
            var last = await db.PageTexts.Where(t => t.VersionId == versionId && t.Page == page).MaxAsync(t => (int?)t.Revision, cancellationToken) ?? 0;
            if (row is null || last != revision) return false;
            var corrected = new PageText { VersionId = versionId, Page = page, Revision = last + 1, Text = text.Normalize(), CorrectedBy = official, CreatedAt = time.GetUtcNow().UtcDateTime };
            (row.State, row.Node, row.LeaseUntil) = (ScanState.Read, null, null);
            db.PageTexts.Add(corrected);
            await ScanPassages.ReplaceAsync(db, row.Version!, corrected, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        await follower.CatchUpAsync(cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<ScannedPageText>> ListAsync(Func<IQueryable<ScannedPage>, IQueryable<ScannedPage>> which, ReadingRights rights, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = await which(Reached(db, rights)).AsNoTracking().OrderBy(p => p.Version!.Document!.Title).ThenBy(p => p.VersionId).ThenBy(p => p.Page)
            .Select(p => new
            {
                Row = p, p.Version!.DocumentId, p.Version.Document!.Title,
                Text = db.PageTexts.Where(t => t.VersionId == p.VersionId && t.Page == p.Page).OrderByDescending(t => t.Revision).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ScannedPageText(
            r.DocumentId, r.Row.VersionId, r.Title, r.Row.Page, r.Row.State, r.Text?.Revision ?? 0, r.Text?.Text ?? "", r.Text?.Confidence,
            r.Text?.Flagged ?? false, r.Text?.CorrectedBy is not null, Note(r.Row, r.Text)))];
    }

    private string? Note(ScannedPage page, PageText? text) => page.State switch
    {
        ScanState.Read => text?.CorrectedBy is null ? LibraryTexts.Recognised : null,
        ScanState.Failed => LibraryTexts.NotRecognised,
        _ => programs.Available ? LibraryTexts.WaitsForRecognition : LibraryTexts.NoRecognition(RecognitionPrograms.Packages),
    };

    private static IQueryable<ScannedPage> Reached(AppDbContext db, ReadingRights rights)
    {
        var tokens = rights.Tokens.ToList();
        return db.ScannedPages.Where(p => p.Version!.Document!.DeletedAt == null && p.Version.Document.Readers.Any(r => tokens.Contains(r.Token)));
    }
}
