using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Formats.Archives;
using OfficialsAssistant.Library.Reading;

namespace OfficialsAssistant.Library.Uploading;

/// <summary>The door through which a person's files come in, one by one; reading and indexing is <see cref="IngestWorker"/>'s.</summary>
public sealed class UploadService(
    IDbContextFactory<AppDbContext> database, LibraryService library, FileStore files, FileReading reading, IOptions<LibraryOptions> options)
{
    /// <summary>Why nothing can be uploaded on these terms, in words; null when it can. A collection of others' documents is closed.</summary>
    public async Task<string?> WhyNotAsync(UploadTerms terms, ReadingRights rights, CancellationToken cancellationToken)
    {
        if (await UnknownReaderAsync(terms, cancellationToken) is { } unknown) return unknown;
        var tokens = rights.Tokens.ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var inside = db.Documents.Where(d => d.Collection == terms.Collection && d.DeletedAt == null);
        var foreign = await inside.AnyAsync(cancellationToken) && !await inside.AnyAsync(d => d.Readers.Any(r => tokens.Contains(r.Token)), cancellationToken);
        return foreign ? LibraryTexts.ForeignCollection : null;
    }

    /// <summary>A department or person of the terms that is not there, in words; null when all are.</summary>
    public async Task<string?> UnknownReaderAsync(UploadTerms terms, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Departments.Where(d => terms.Readers.Departments.Contains(d.Name) || d.Name == terms.OwnerDepartment).Select(d => d.Name).ToListAsync(cancellationToken);
        if (terms.Readers.Departments.Append(terms.OwnerDepartment).Where(n => n.Length > 0).Except(known).FirstOrDefault() is { } unknown) return LibraryTexts.NoDepartment(unknown);
        if (await db.Users.CountAsync(u => terms.Readers.Officials.Contains(u.Id), cancellationToken) < terms.Readers.Officials.Distinct().Count()) return LibraryTexts.NoOfficial;
        return null;
    }

    /// <summary>Stores a file and queues it, unless it is there or its name is taken. An archive is each of its files.</summary>
    public async Task<IReadOnlyList<UploadedFile>> AddAsync(string? sentName, Stream content, UploadTerms terms, Guid officialId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var name = UploadName.Of(sentName);
        string hash;
        try
        {
            hash = await files.StoreAsync(new LimitedStream(content, options.Value.MaxFileBytes), cancellationToken);
        }
        catch (FileTooLargeException)
        {
            return [Refused(name, ReadRefusal.TooLarge)];
        }
        return await IsArchiveAsync(hash, name, cancellationToken)
            ? await AddArchiveAsync(hash, name, terms with { AsVersionOf = null }, officialId, rights, cancellationToken)
            : [await AddAsync(name, name, hash, terms, officialId, rights, cancellationToken)];
    }

    private async Task<bool> IsArchiveAsync(string hash, string name, CancellationToken cancellationToken)
    {
        var head = new byte[2];
        await using (var file = files.Open(hash))
            if (await file.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, cancellationToken) < 2 || head is not [(byte)'P', (byte)'K']) return false;
        return FileKinds.Of(await files.ReadAsync(hash, cancellationToken), name) == FileKind.Zip;
    }

    // Unpacked entry by entry under the archive reader's own limits; the files themselves are read in a child like any other.
    private async Task<IReadOnlyList<UploadedFile>> AddArchiveAsync(string hash, string name, UploadTerms terms, Guid officialId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var added = new List<UploadedFile>();
        try
        {
            foreach (var entry in ArchiveReader.Entries(await files.ReadAsync(hash, cancellationToken)))
            {
                var entryName = UploadName.Of(entry.Path);
                if (entry.Refusal is { } refusal)
                {
                    added.Add(Refused(entryName, refusal));
                    continue;
                }
                var entryHash = await files.StoreAsync(new MemoryStream(entry.Bytes), cancellationToken);
                added.Add(await AddAsync(entryName, entry.Path, entryHash, terms, officialId, rights, cancellationToken));
            }
        }
        catch (Exception e) when (e is RefusedFileException or InvalidDataException or NotSupportedException)
        {
            added.Add(Refused(name, (e as RefusedFileException)?.Refusal ?? ReadRefusal.Malformed));
        }
        return added.Count > 0 ? added : [Refused(name, ReadRefusal.Empty)];
    }

    private static UploadedFile Refused(string name, ReadRefusal refusal) => new(name, UploadOutcome.Refused, Reason: LibraryTexts.Refusal(refusal));

    /// <param name="path">Place inside its archive, else its name: what tells it from others of the collection.</param>
    private async Task<UploadedFile> AddAsync(string name, string path, string hash, UploadTerms terms, Guid officialId, ReadingRights rights, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(hash, path, terms, cancellationToken);
        if (await FindSettledAsync(hash, name, facts.SourceKey, terms.AsVersionOf, rights, cancellationToken) is { } settled) return settled;
        if (terms.AsVersionOf is { } document && await KeyOfAsync(document, rights, cancellationToken) is { } key) facts = facts with { SourceKey = key };
        var added = (await library.AddAsync([new IncomingFile(name, hash, facts) { Priority = IngestPriority.Upload, UploadedBy = officialId }], cancellationToken))[0];
        return new UploadedFile(name, added.Outcome == AddOutcome.SameBytes ? UploadOutcome.SameBytes : UploadOutcome.Queued, added.DocumentId, added.VersionId, IngestState.Queued);
    }

    /// <summary>The answer where no new row is made; null where one is. What the person's rights do not reach is not named.</summary>
    private async Task<UploadedFile?> FindSettledAsync(string hash, string name, string sourceKey, Guid? asVersionOf, ReadingRights rights, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var same = await db.DocumentVersions.AsNoTracking().Include(v => v.Document!.Readers).FirstOrDefaultAsync(v => v.ContentHash == hash, cancellationToken);
        if (same is not null)
        {
            if (!Reaches(same.Document!, rights)) return Taken();
            return same.State == IngestState.Failed || same.Document!.DeletedAt is not null ? null : new UploadedFile(name, UploadOutcome.SameBytes, same.DocumentId, same.Id, same.State);
        }
        if (asVersionOf is { } confirmed) return await KeyOfAsync(confirmed, rights, cancellationToken) is null ? new UploadedFile(name, UploadOutcome.Refused, Reason: LibraryTexts.NoSuchDocument) : null;
        var document = await db.Documents.AsNoTracking().Include(d => d.Readers).FirstOrDefaultAsync(d => d.SourceKey == sourceKey, cancellationToken);
        if (document is null) return null;
        return Reaches(document, rights) ? new UploadedFile(name, UploadOutcome.NewVersion, document.Id, Reason: LibraryTexts.IsItAVersion(document.Title)) : Taken();

        UploadedFile Taken() => new(name, UploadOutcome.Refused, Reason: LibraryTexts.NameTaken);
    }

    private async Task<string?> KeyOfAsync(Guid documentId, ReadingRights rights, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var document = await db.Documents.AsNoTracking().Include(d => d.Readers).FirstOrDefaultAsync(d => d.Id == documentId, cancellationToken);
        return document is not null && Reaches(document, rights) ? document.SourceKey : null;
    }

    private static bool Reaches(Document document, ReadingRights rights) => rights.Allow(document.Readers.Select(r => r.Token));

    // The person decides who reads it; the file's own mark may only make the class stricter.
    private async Task<DocumentFacts> FactsAsync(string hash, string name, UploadTerms terms, CancellationToken cancellationToken)
    {
        var read = reading.IsReadHere(hash, name) ? Formats.DocumentReader.Read(await files.ReadAsync(hash, cancellationToken), name).Document : null;
        var own = DocumentFacts.Of(read ?? new DocumentText("", DocumentText.NoMetadata, []), terms.Collection, name);
        return own with
        {
            Collection = terms.Collection,
            OwnerDepartment = terms.OwnerDepartment.Length > 0 ? terms.OwnerDepartment : own.OwnerDepartment,
            Classification = own.Classification > terms.Classification ? own.Classification : terms.Classification,
            Readers = terms.Readers,
            EffectiveFrom = terms.EffectiveFrom ?? own.EffectiveFrom,
        };
    }
}
