namespace OfficialsAssistant.Evals;

/// <summary>Files of the evaluation sets: beside the program, or in the checkout it was built in.</summary>
internal static class EvalFiles
{
    /// <exception cref="CommandException">There is no such set.</exception>
    public static string DefaultSet(string name) => Find("sets", name);

    /// <summary>The accepted figures of a set over the sample library.</summary>
    /// <exception cref="CommandException">There are none.</exception>
    public static string DefaultBaseline(string set) => Find("baselines", $"{set}-sample.json");

    private static string Find(string kind, string name)
    {
        var places = new List<string> { Path.Combine(AppContext.BaseDirectory, "evals", kind, name) };
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OfficialsAssistant.sln"))) places.Add(Path.Combine(folder.FullName, "evals", kind, name));
        return places.FirstOrDefault(File.Exists) ?? throw new CommandException(EvalTexts.SetMissing(string.Join(", ", places)));
    }
}

/// <summary>A folder that lasts as long as one run.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("officials-assistant-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
