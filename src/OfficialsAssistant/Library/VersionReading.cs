using Microsoft.Extensions.Logging;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Library.Reading;

namespace OfficialsAssistant.Library;

/// <summary>Reads the stored file of a version into passages, or says in words why there are none.</summary>
public sealed class VersionReading(FileStore files, FileReading reading, ILogger<VersionReading> log)
{
    /// <summary>Whether it will be read in a child process.</summary>
    public bool IsSlow(ClaimedVersion version) => version.BrokenOff > 0 || !files.Has(version.ContentHash) || !reading.IsReadHere(version.ContentHash, version.FileName);

    /// <exception cref="OperationCanceledException">Cancelled; the process that read was ended.</exception>
    public async Task<ReadVersion> ReadAsync(ClaimedVersion version, Action<ReadPages> pages, CancellationToken cancellationToken)
    {
        try
        {
            if (!files.Has(version.ContentHash)) return Failed(version, LibraryTexts.FileMissing);
            var read = await reading.ReadAsync(version.ContentHash, version.FileName, version.BrokenOff > 0, pages, cancellationToken);
            return Split(version, read) with { PeakBytes = read.PeakBytes };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A file that breaks its reader fails alone.
            log.LogError(e, "Version {Version} could not be read", version.VersionId);
            return Failed(version, LibraryTexts.IngestFailed) with { Fault = true };
        }
    }

    private static ReadVersion Split(ClaimedVersion version, FileReadingResult read)
    {
        if (read.Result.Document is not { } document) return Failed(version, LibraryTexts.Refusal(read.Result.Refusal!.Value, read.Result.Detail), read.Format);
        var passages = PassageSplitter.Split(document, read.Format is FileKind.Pptx or FileKind.Xlsx or FileKind.Xls);
        // A slide or sheet without text is nothing to recognise.
        List<int> scanned = read.Format == FileKind.Pdf ? [.. document.Blocks.OfType<EmptyPageBlock>().Select(b => b.Page).OfType<int>().Distinct()] : [];
        return passages.Count == 0 && scanned.Count == 0
            ? Failed(version, LibraryTexts.NothingToSearch, read.Format)
            : new ReadVersion(version.VersionId, passages, null, document.Blocks.Max(b => b.Page), read.Format) { ScannedPages = scanned };
    }

    private static ReadVersion Failed(ClaimedVersion version, string reason, FileKind? format = null) => new(version.VersionId, [], reason, null, format);
}
