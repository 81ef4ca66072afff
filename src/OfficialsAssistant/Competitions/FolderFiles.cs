using System.Security.Cryptography;
using System.Text;
using OfficialsAssistant.Competitions.Submissions;

namespace OfficialsAssistant.Competitions;

/// <summary>Files below a folder in an order that depends on their names alone.</summary>
public static class FolderFiles
{
    /// <summary>Paths below the folder with '/' between folders, ordinal order; empty where the folder is missing.</summary>
    public static IReadOnlyList<string> Paths(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Relative(folder, f)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<FileHash> Hashes(string folder) =>
        [.. Paths(folder).Select(p => Hash(Path.Combine(folder, p), p.Normalize(NormalizationForm.FormC)))];

    public static FileHash Hash(string file, string shownAs)
    {
        using var stream = File.OpenRead(file);
        return new FileHash(shownAs, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    public static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
