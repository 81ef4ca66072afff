using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library.Watching;

/// <summary>Brings documents into line with the files they come from: without any they leave the library, else their places decide owner and readers.</summary>
internal sealed class WatchedDocuments(AppDbContext db, WatchedFolder folder, DateTime now)
{
    /// <param name="documentIds">Documents of other doors among them are left alone.</param>
    /// <param name="moved">New place by document.</param>
    /// <param name="renewed">Versions whose bytes have come back: they count as come in now.</param>
    public async Task SettleAsync(IReadOnlyCollection<Guid> documentIds, IReadOnlyDictionary<Guid, (string From, string To)> moved, IReadOnlySet<Guid> renewed, CancellationToken cancellationToken)
    {
        var documents = await db.Documents.Include(d => d.Versions).Include(d => d.Readers).AsSplitQuery()
            .Where(d => documentIds.Contains(d.Id) && d.SourceKey.StartsWith(folder.KeyPrefix)).ToListAsync(cancellationToken);
        var files = (await db.Set<WatchedFile>().Where(f => f.Folder == folder.Name && f.DocumentId != null && documentIds.Contains(f.DocumentId.Value))
            .OrderBy(f => f.Path).ToListAsync(cancellationToken)).ToLookup(f => f.DocumentId!.Value);
        foreach (var document in documents)
        {
            var changed = files.Contains(document.Id) ? await PlaceAsync(document, [.. files[document.Id]], cancellationToken) : Remove(document);
            if (moved.TryGetValue(document.Id, out var move)) changed |= await MoveAsync(document, move.From, move.To, cancellationToken);
            changed |= Renew(document, renewed);
            if (!changed) continue;
            document.Revision++;
            await LibraryService.TouchAsync(db, document, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private bool Remove(Document document)
    {
        if (document.DeletedAt is not null) return false;
        document.DeletedAt = now;
        return true;
    }

    // A document that lies at several places is for the departments of all of them: each has the file itself.
    private async Task<bool> PlaceAsync(Document document, List<WatchedFile> files, CancellationToken cancellationToken)
    {
        var readers = WatchedFileReading.Readers(files.Select(f => f.Department));
        var declared = string.Join('\n', await LibraryService.TokensAsync(db, readers, cancellationToken));
        var owner = files[0].Department ?? "";
        var others = document.Versions.Where(v => v.Readers is not null && v.Readers != declared).ToList();
        if (others.Count == 0 && document.OwnerDepartment == owner) return false;
        foreach (var version in others) version.Readers = declared;
        document.OwnerDepartment = owner;
        LibraryService.Combine(document);
        return true;
    }

    // A name of its own in the file stays; what only came from its place follows, unless another document has the place.
    private async Task<bool> MoveAsync(Document document, string from, string to, CancellationToken cancellationToken)
    {
        var key = WatchedFileReading.KeyOf(folder, to);
        if (document.SourceKey != WatchedFileReading.KeyOf(folder, from) || await db.Documents.AnyAsync(d => d.SourceKey == key, cancellationToken)) return false;
        document.SourceKey = key;
        if (document.Title == PassageSplitter.Name(Path.GetFileNameWithoutExtension(from))) document.Title = PassageSplitter.Name(Path.GetFileNameWithoutExtension(to));
        return true;
    }

    private bool Renew(Document document, IReadOnlySet<Guid> renewed)
    {
        if (document.Versions.Find(v => renewed.Contains(v.Id)) is not { } version) return false;
        var last = document.Versions.Max(v => v.CreatedAt);
        version.CreatedAt = now > last ? now : last.AddTicks(1);
        VersionTimeline.Arrange(document.Versions);
        return true;
    }
}
