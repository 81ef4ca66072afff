namespace OfficialsAssistant.Library;

/// <summary>The library of our invented district, which travels with the programs (evals/corpus/hanbit).</summary>
public sealed class SampleLibrary(CollectionImport import)
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "evals", "corpus", "hanbit");

    /// <summary>Null when this build carries no sample library.</summary>
    public async Task<ImportResult?> ImportAsync(CancellationToken cancellationToken) =>
        Directory.Exists(Folder) ? await import.ImportAsync(Folder, "hanbit", null, cancellationToken) : null;
}
