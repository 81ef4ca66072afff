using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library.Reading;

/// <summary>What reading a stored file gave, and what it took.</summary>
/// <param name="Json">The document as <see cref="DocumentTextJson"/> writes it; null when it was refused.</param>
/// <param name="PeakBytes">Most memory of the child process while it read; for a file read by the server itself, what the reading thread allocated.</param>
public sealed record FileReadingResult(ReadResult Result, byte[]? Json, long PeakBytes)
{
    /// <summary>What the file is by its bytes; null when nobody got to look.</summary>
    public FileKind? Format { get; init; }

    public static FileReadingResult Refused(ReadRefusal refusal, long peakBytes = 0, string detail = "") => new(new ReadResult(null, refusal, detail), null, peakBytes);
}
