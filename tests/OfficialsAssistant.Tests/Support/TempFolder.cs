namespace OfficialsAssistant.Tests.Support;

/// <summary>A folder of one test class, gone when it ends.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("officials-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process just killed may still hold a file; the system's temporary folder is cleaned anyway.
        }
    }
}
