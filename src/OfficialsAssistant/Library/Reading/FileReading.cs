using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library.Reading;

/// <summary>The one door through which a stored file becomes text: small Markdown and plain text here, everything else in a child process.</summary>
public sealed class FileReading(FileStore files, ReaderPool readers)
{
    // Kinds of plain text are told by their first bytes and the name.
    private const int HeadBytes = 1024;

    /// <summary>Reads a stored file and keeps its text beside it.</summary>
    /// <param name="isolated">True: in the child process whatever it is, because the server died on it before.</param>
    public async Task<FileReadingResult> ReadAsync(string contentHash, string fileName, bool isolated, Action<ReadPages>? pages, CancellationToken cancellationToken)
    {
        if (files.LengthOf(contentHash) > Formats.DocumentReader.MaxBytes) return FileReadingResult.Refused(ReadRefusal.TooLarge);
        var here = !isolated && IsReadHere(contentHash, fileName);
        var bytes = await files.ReadAsync(contentHash, cancellationToken);
        var result = here ? ReadHere(bytes, fileName) : await readers.ReadAsync(bytes, fileName, pages, cancellationToken);
        if (result.Json is not null) await files.StoreTextAsync(contentHash, result.Json, cancellationToken);
        return result;
    }

    /// <summary>Whether the server itself reads a stored file.</summary>
    public bool IsReadHere(string contentHash, string fileName)
    {
        using var file = files.Open(contentHash);
        return IsPlainText(file, fileName);
    }

    /// <summary>Whether a file is small Markdown or plain text, by its first bytes.</summary>
    public static bool IsPlainText(string path)
    {
        using var file = File.OpenRead(path);
        return IsPlainText(file, path);
    }

    private static bool IsPlainText(FileStream file, string fileName)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head = head[..file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        // What only looks like an archive goes to the child unopened.
        return file.Length <= ReaderLimits.InProcessBytes && !head.StartsWith("PK"u8) && FileKinds.Of(head, fileName) is FileKind.Markdown or FileKind.Text;
    }

    private static FileReadingResult ReadHere(byte[] bytes, string fileName)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Formats.DocumentReader.Read(bytes, fileName);
        using var json = new MemoryStream();
        if (result.Document is { } document) DocumentTextJson.Write(json, document);
        return new FileReadingResult(result, result.Document is null ? null : json.ToArray(), GC.GetAllocatedBytesForCurrentThread() - before)
        {
            Format = FileKinds.Of(bytes, fileName),
        };
    }
}
