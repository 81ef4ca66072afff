namespace OfficialsAssistant.Tests.Support;

/// <summary>Where the repository lies, and the shared material beside it where there is any.</summary>
public static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>The folder with real ordinances, samples and question sets, or null where it is missing.</summary>
    public static string? Shared { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared")) is var folder && Directory.Exists(folder) ? folder : null;

    public const string NoShared = "The shared folder beside the checkout is missing.";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OfficialsAssistant.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run outside a checkout of the repository.");
    }
}
