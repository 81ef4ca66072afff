using OfficialsAssistant.Formats;
using OfficialsAssistant.Library.Reading;
using OfficialsAssistant.Library.Uploading;

namespace OfficialsAssistant.Library.Watching;

/// <summary>Takes the bytes of a watched file, once, and says what they are as a document.</summary>
public sealed class WatchedFileReading(FileStore files, FileReading reading)
{
    /// <summary>Stores the file.</summary>
    /// <returns>Its hash, or why it cannot be taken.</returns>
    internal async Task<(string Hash, string? Failure)> StoreAsync(string root, ScannedFile file, CancellationToken cancellationToken)
    {
        // An empty file is not opened: a pipe looks like one, and would never end.
        if (file.Length == 0) return ("", LibraryTexts.Refusal(ReadRefusal.Empty));
        if (file.Length > Formats.DocumentReader.MaxBytes) return ("", LibraryTexts.Refusal(ReadRefusal.TooLarge));
        try
        {
            await using var content = File.OpenRead(Path.Combine(root, file.Path));
            return (await files.StoreAsync(new LimitedStream(content, Formats.DocumentReader.MaxBytes), cancellationToken), null);
        }
        catch (FileTooLargeException)
        {
            return ("", LibraryTexts.Refusal(ReadRefusal.TooLarge));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("", LibraryTexts.CannotOpen);
        }
    }

    /// <summary>The place of the file decides who owns and reads it; its own mark may only say its class.</summary>
    internal async Task<IncomingFile> DescribeAsync(WatchedFolder folder, string path, string hash, CancellationToken cancellationToken)
    {
        var empty = new DocumentText("", DocumentText.NoMetadata, []);
        var read = reading.IsReadHere(hash, path) ? Formats.DocumentReader.Read(await files.ReadAsync(hash, cancellationToken), path).Document : empty;
        var own = DocumentFacts.Of(read, folder.Name, path.Normalize(System.Text.NormalizationForm.FormC));
        var department = folder.DepartmentOf(path);
        return new IncomingFile(Path.GetFileName(path), hash, own with
        {
            SourceKey = folder.KeyPrefix + own.SourceKey,
            Collection = folder.Name,
            OwnerDepartment = department ?? "",
            Readers = Readers([department]),
        });
    }

    /// <summary>Key of a file that names none itself.</summary>
    internal static string KeyOf(WatchedFolder folder, string path) => $"{folder.KeyPrefix}{folder.Name}/{path.Normalize(System.Text.NormalizationForm.FormC)}";

    internal static StatedReaders Readers(IEnumerable<string?> departments)
    {
        var named = departments.OfType<string>().Distinct().ToList();
        return new StatedReaders(false, named) { LibraryManagers = named.Count == 0 };
    }
}
