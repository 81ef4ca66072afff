using Xunit;

namespace OfficialsAssistant.Tests.Library;

/// <summary>Real ordinances and question sets beside the checkout; tests that need them skip where they are missing.</summary>
internal static class SharedMaterial
{
    public static string Folder(string path)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "OfficialsAssistant.sln"))) root = root.Parent;
        var folder = root is null ? "" : Path.GetFullPath(Path.Combine(root.FullName, "..", "shared", path));
        Skip.IfNot(Path.Exists(folder), $"../shared/{path} is not beside this checkout.");
        return folder;
    }
}
