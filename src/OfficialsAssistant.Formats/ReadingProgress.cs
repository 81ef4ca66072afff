namespace OfficialsAssistant.Formats;

/// <summary>Pages read so far, of how many.</summary>
public sealed record ReadPages(int Done, int Total);

/// <summary>How far the reader of this thread is. A reader of a format with pages says so; whoever shows it listens.</summary>
public static class ReadingProgress
{
    [ThreadStatic]
    private static Action<ReadPages>? listener;

    /// <summary>For readers: cheap where nobody listens.</summary>
    public static void Report(int done, int total) => listener?.Invoke(new ReadPages(done, total));

    /// <summary>Reads on this thread while a listener hears of each page.</summary>
    public static ReadResult Listen(Action<ReadPages> pages, Func<ReadResult> read)
    {
        listener = pages;
        try
        {
            return read();
        }
        finally
        {
            listener = null;
        }
    }
}
