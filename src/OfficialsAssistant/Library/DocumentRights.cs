using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library;

/// <summary>Changes whom a document is for. It holds for the very next question: the rows decide, and the index is caught up before this returns.</summary>
public sealed class DocumentRights(IDbContextFactory<AppDbContext> database, IndexFollower follower)
{
    /// <param name="ownerDepartment">Empty: it stays as it is.</param>
    /// <param name="classification">Null: it stays as it is, so that opening a document never lowers its class unasked.</param>
    /// <param name="rights">Of the person who changes: what they do not reach does not exist.</param>
    /// <returns>False when there is no such document.</returns>
    public async Task<bool> ChangeAsync(
        Guid documentId, string ownerDepartment, StatedReaders readers, Classification? classification, ReadingRights rights, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            var tokens = rights.Tokens.ToList();
            var document = await db.Documents.Include(d => d.Versions).Include(d => d.Readers).AsSplitQuery()
                .FirstOrDefaultAsync(d => d.Id == documentId && d.DeletedAt == null && d.Readers.Any(r => tokens.Contains(r.Token)), cancellationToken);
            if (document is null) return false;
            var declared = string.Join('\n', await LibraryService.TokensAsync(db, readers, cancellationToken));
            // Said of the document, it is said of all its versions; what a later one declares is combined with it again.
            foreach (var version in document.Versions) (version.Readers, version.Classification) = (declared, classification ?? version.Classification);
            if (ownerDepartment.Length > 0) document.OwnerDepartment = ownerDepartment;
            document.Revision++;
            LibraryService.Combine(document);
            await LibraryService.TouchAsync(db, document, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        await follower.CatchUpAsync(cancellationToken);
        return true;
    }
}
