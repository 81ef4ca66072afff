namespace OfficialsAssistant.Library.Reading;

/// <summary>What one file may cost while it is read.</summary>
public static class ReaderLimits
{
    /// <summary>Managed heap of a child process; the runtime itself refuses more.</summary>
    public const long HeapBytes = 256L * 1024 * 1024;

    /// <summary>All memory of a child process: the heap, and the runtime, code and native libraries beside it.</summary>
    public const long ResidentBytes = HeapBytes + (256L * 1024 * 1024);

    /// <summary>Markdown and plain text up to here are read by the server itself; more goes to the child.</summary>
    public const int InProcessBytes = 4 * 1024 * 1024;

    /// <summary>Files after which a child is replaced, so that what a library leaks stays small.</summary>
    public const int FilesPerProcess = 200;

    private const int BytesPerMegabyte = 1024 * 1024;

    /// <summary>20 seconds, and 2 more for every whole megabyte.</summary>
    public static TimeSpan Time(long fileBytes) => TimeSpan.FromSeconds(20 + (2 * (fileBytes / BytesPerMegabyte)));
}
