using OfficialsAssistant.Formats;
using OfficialsAssistant.Library.Reading;

namespace OfficialsAssistant.Library;

/// <summary>Files looked at so far, of how many.</summary>
public sealed record ImportProgress(int Done, int Total);

/// <summary>What an import did. Skipped are files that are no documents (a README without front matter).</summary>
public sealed record ImportResult(int Files, int Skipped, IReadOnlyList<AddedFile> Added)
{
    public int Count(AddOutcome outcome) => Added.Count(a => a.Outcome == outcome);
}

/// <summary>Imports a folder as a collection: stores each file and queues it. Reading the passages is <see cref="IngestWorker"/>'s.</summary>
public sealed class CollectionImport(LibraryService library, FileStore files)
{
    private const int Batch = 64;

    /// <param name="folder">Searched with its folders for the formats that can be read.</param>
    /// <param name="collection">Name for documents that name none; the folder's own name when null.</param>
    public async Task<ImportResult> ImportAsync(string folder, string? collection, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        collection ??= Path.GetFileName(root);
        var paths = FilesIn(root);
        var added = new List<AddedFile>();
        var (looked, skipped) = (0, 0);
        foreach (var batch in paths.Chunk(Batch))
        {
            var incoming = new List<IncomingFile>();
            foreach (var path in batch)
            {
                looked++;
                if (await TakeAsync(root, path, collection, cancellationToken) is { } file) incoming.Add(file);
                else skipped++;
            }
            added.AddRange(await library.AddAsync(incoming, cancellationToken));
            progress?.Report(new ImportProgress(looked, paths.Count));
        }
        return new ImportResult(paths.Count, skipped, added);
    }

    private static List<string> FilesIn(string root) =>
    [
        .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(p => Formats.DocumentReader.Extensions.Contains(Path.GetExtension(p).ToLowerInvariant()))
            .Where(p => !Path.GetRelativePath(root, p).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal),
    ];

    private async Task<IncomingFile?> TakeAsync(string root, string path, string collection, CancellationToken cancellationToken)
    {
        var read = await ReadFactsAsync(path, cancellationToken);
        if (IsReadme(path) && read.Document is not { Metadata.Count: > 0 }) return null;
        await using var content = File.OpenRead(path);
        var hash = await files.StoreAsync(content, cancellationToken);
        return new IncomingFile(Path.GetFileName(path), hash, DocumentFacts.Of(read.Document, collection, Relative(root, path)));
    }

    // Front matter is in plain text alone; any other file says nothing here and is not opened by this process. A file over
    // the limit is queued all the same: ingest says why it failed.
    private static async Task<ReadResult> ReadFactsAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > Formats.DocumentReader.MaxBytes) return ReadRefusal.TooLarge;
        return FileReading.IsPlainText(path)
            ? Formats.DocumentReader.Read(await File.ReadAllBytesAsync(path, cancellationToken), path)
            : new DocumentText("", DocumentText.NoMetadata, []);
    }

    private static string Relative(string root, string path) =>
        Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/').Normalize(System.Text.NormalizationForm.FormC);

    private static bool IsReadme(string path) => Path.GetFileNameWithoutExtension(path).Equals("README", StringComparison.OrdinalIgnoreCase);
}
