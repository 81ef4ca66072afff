using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library;

/// <summary>What became of a file at the door of the library.</summary>
public enum AddOutcome { NewDocument, NewVersion, SameBytes, Restored, Retried }

/// <summary>A file on its way in: its bytes are stored, its facts are read.</summary>
public sealed record IncomingFile(string FileName, string ContentHash, DocumentFacts Facts)
{
    public IngestPriority Priority { get; init; } = IngestPriority.Import;

    /// <summary>The official who uploads it; null for an import.</summary>
    public Guid? UploadedBy { get; init; }
}

/// <summary>A file that was taken in, or found to be there already.</summary>
public sealed record AddedFile(Guid DocumentId, Guid VersionId, AddOutcome Outcome);

/// <summary>Adds files as versions of documents and keeps their timelines. Reading and indexing is <see cref="IngestWorker"/>'s.</summary>
public sealed class LibraryService(IDbContextFactory<AppDbContext> database, TimeProvider time, IngestSignal signal)
{
    /// <summary>Queues the files in one transaction. Same bytes again are nothing to do, unless the version failed or was deleted.</summary>
    public async Task<IReadOnlyList<AddedFile>> AddAsync(IReadOnlyList<IncomingFile> files, CancellationToken cancellationToken)
    {
        var added = new List<AddedFile>(files.Count);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        // Begins with the write lock, so that two processes never see the same gap.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var file in files) added.Add(await AddAsync(db, file, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Wake();
        return added;
    }

    private async Task<AddedFile> AddAsync(AppDbContext db, IncomingFile file, CancellationToken cancellationToken)
    {
        if (await FindSameBytesAsync(db, file, cancellationToken) is { } same) return await AddAgainAsync(db, same, file.Facts, cancellationToken);
        var document = await FindDocumentAsync(db, file.Facts.SourceKey, cancellationToken);
        var outcome = document is null ? AddOutcome.NewDocument : AddOutcome.NewVersion;
        if (document is null) db.Documents.Add(document = NewDocument(file.Facts));
        var version = NewVersion(document, file);
        // A key set by ourselves looks like an existing row to change detection: say that it is new.
        db.DocumentVersions.Add(version);
        if (outcome == AddOutcome.NewDocument || SpeaksForDocument(document, version, file.Facts))
            TakeFacts(document, file.Facts);
        await DeclareAsync(db, document, version, file.Facts, cancellationToken);
        await TouchAsync(db, document, cancellationToken);
        // Later files of this call must find what is only pending.
        await db.SaveChangesAsync(cancellationToken);
        return new AddedFile(document.Id, version.Id, outcome);
    }

    private static Task<DocumentVersion?> FindSameBytesAsync(AppDbContext db, IncomingFile file, CancellationToken cancellationToken) =>
        db.DocumentVersions.FirstOrDefaultAsync(v => v.ContentHash == file.ContentHash, cancellationToken);

    private static Task<Document?> FindDocumentAsync(AppDbContext db, string sourceKey, CancellationToken cancellationToken) =>
        db.Documents.Include(d => d.Versions).Include(d => d.Readers).AsSplitQuery().FirstOrDefaultAsync(d => d.SourceKey == sourceKey, cancellationToken);

    /// <summary>Takes a document out of search and reading; its rows and files stay, and the same bytes again bring it back.</summary>
    /// <returns>False when there is no such document.</returns>
    public async Task<bool> DeleteAsync(Guid documentId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var document = await db.Documents.Include(d => d.Versions).FirstOrDefaultAsync(d => d.Id == documentId && d.DeletedAt == null, cancellationToken);
        if (document is null) return false;
        document.DeletedAt = time.GetUtcNow().UtcDateTime;
        document.Revision++;
        await TouchAsync(db, document, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Wake();
        return true;
    }

    private static async Task<AddedFile> AddAgainAsync(AppDbContext db, DocumentVersion version, DocumentFacts facts, CancellationToken cancellationToken)
    {
        var document = await db.Documents.Include(d => d.Versions).Include(d => d.Readers).AsSplitQuery().SingleAsync(d => d.Id == version.DocumentId, cancellationToken);
        var outcome = AddOutcome.SameBytes;
        if (document.DeletedAt is not null)
        {
            document.DeletedAt = null;
            document.Revision++;
            await TouchAsync(db, document, cancellationToken);
            outcome = AddOutcome.Restored;
        }
        if (version.State == IngestState.Failed)
        {
            (version.State, version.FailureReason, version.Node, version.LeaseUntil) = (IngestState.Queued, null, null, null);
            // What could not be read then may say now who reads it.
            await DeclareAsync(db, document, version, facts, cancellationToken);
            await TouchAsync(db, document, cancellationToken);
            outcome = AddOutcome.Retried;
        }
        await db.SaveChangesAsync(cancellationToken);
        return new AddedFile(document.Id, version.Id, outcome);
    }

    private Document NewDocument(DocumentFacts facts) => new()
    {
        SourceKey = facts.SourceKey,
        Title = facts.Title,
        CreatedAt = time.GetUtcNow().UtcDateTime,
    };

    private DocumentVersion NewVersion(Document document, IncomingFile file)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var last = document.Versions.Count > 0 ? document.Versions.Max(v => v.CreatedAt) : DateTime.MinValue;
        var version = new DocumentVersion
        {
            DocumentId = document.Id,
            ContentHash = file.ContentHash,
            FileName = file.FileName,
            EffectiveFrom = file.Facts.EffectiveFrom,
            RepealedOn = file.Facts.RepealedOn,
            PromulgatedOn = file.Facts.PromulgatedOn,
            Number = file.Facts.Number,
            Annexes = file.Facts.Annexes,
            Priority = file.Priority,
            UploadedBy = file.UploadedBy,
            // Versions of one document are told apart by when they came, to the tick.
            CreatedAt = now > last ? now : last.AddTicks(1),
        };
        document.Versions.Add(version);
        return version;
    }

    // Title and kind are those of the version in force; a version from the past or the future does not change them,
    // nor does a file that cannot be read.
    private bool SpeaksForDocument(Document document, DocumentVersion version, DocumentFacts facts) =>
        facts.Known && VersionTimeline.Expected(document.Versions, VersionTimeline.Today(time))?.Id == version.Id;

    private static void TakeFacts(Document document, DocumentFacts facts)
    {
        document.Title = facts.Title;
        document.Kind = facts.Kind;
        document.Collection = facts.Collection;
        document.OwnerDepartment = facts.OwnerDepartment;
        document.Issuer = facts.Issuer;
        document.DeletedAt = null;
        document.Revision++;
    }

    // Keeps what the version declares and works out anew whom the document is for. A file that cannot be read declares nothing.
    private static async Task DeclareAsync(AppDbContext db, Document document, DocumentVersion version, DocumentFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Known)
        {
            version.Readers = string.Join('\n', await TokensAsync(db, facts.Readers, cancellationToken));
            version.Classification = facts.Classification;
        }
        Combine(document);
    }

    /// <summary>Whom the document is for, from what all its versions declare.</summary>
    internal static void Combine(Document document)
    {
        var declared = document.Versions.Where(v => v.Readers is not null).ToList();
        document.Classification = declared.Count == 0 ? Classification.C : declared.Max(v => v.Classification);
        var tokens = CommonReaders(declared);
        foreach (var gone in document.Readers.Where(r => !tokens.Contains(r.Token)).ToList()) document.Readers.Remove(gone);
        foreach (var token in tokens.Except(document.Readers.Select(r => r.Token)).ToList())
            document.Readers.Add(new DocumentReader { DocumentId = document.Id, Token = token });
    }

    // Every version of a document can be opened from every other, so only those who may read all of them read any.
    private static HashSet<string> CommonReaders(List<DocumentVersion> declared)
    {
        var named = declared.Select(v => v.Readers!.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var narrower = named.Where(n => !n.Contains(ReadingRights.EveryoneToken)).ToList();
        if (narrower.Count == 0) return named.Count == 0 ? [] : [ReadingRights.EveryoneToken];
        return [.. narrower.Aggregate<IEnumerable<string>>((common, next) => common.Intersect(next))];
    }

    internal static async Task<HashSet<string>> TokensAsync(AppDbContext db, StatedReaders readers, CancellationToken cancellationToken)
    {
        var tokens = new HashSet<string>();
        if (readers.Everyone) tokens.Add(ReadingRights.EveryoneToken);
        if (readers.LibraryManagers) tokens.Add(ReadingRights.LibraryManagersToken);
        foreach (var official in readers.Officials) tokens.Add(ReadingRights.OfficialToken(official));
        foreach (var name in readers.Departments) tokens.Add(ReadingRights.DepartmentToken(await DepartmentAsync(db, name, cancellationToken)));
        return tokens;
    }

    private static async Task<Guid> DepartmentAsync(AppDbContext db, string name, CancellationToken cancellationToken)
    {
        var department = db.Departments.Local.FirstOrDefault(d => d.Name == name)
            ?? await db.Departments.FirstOrDefaultAsync(d => d.Name == name, cancellationToken);
        if (department is null) db.Departments.Add(department = new Department { Name = name });
        return department.Id;
    }

    /// <summary>The index must see the document's versions again (title, readers, days in force, deletion).</summary>
    internal static async Task TouchAsync(AppDbContext db, Document document, CancellationToken cancellationToken)
    {
        var indexed = document.Versions.Where(v => v.ChangeNumber > 0).ToList();
        if (indexed.Count == 0) return;
        var number = await ChangeNumbers.LastAsync(db, cancellationToken);
        foreach (var version in indexed) version.ChangeNumber = ++number;
        await db.SaveChangesAsync(cancellationToken);
    }
}
