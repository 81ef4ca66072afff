namespace OfficialsAssistant.Library.Watching;

/// <summary>A file as the folder shows it, unopened.</summary>
internal sealed record ScannedFile(string Path, long Length, DateTime ModifiedAt);

/// <summary>What stands in a folder now.</summary>
/// <param name="Unreadable">Folders that could not be listed, "" for the folder itself; nothing is known of what is in them.</param>
internal sealed record FolderScan(IReadOnlyList<ScannedFile> Files, IReadOnlyList<string> Unreadable, int Skipped)
{
    /// <summary>
    /// Links are not followed, files as little as folders: what one inside the folder leads to is found at its own place, and
    /// one that leaves it could bring in anything the server may read.
    /// </summary>
    public static FolderScan Of(string root)
    {
        var (files, unreadable, skipped) = (new List<ScannedFile>(), new List<string>(), 0);
        // The folder itself may be a link, which opening it follows: that one a person set.
        var open = new Stack<(DirectoryInfo Folder, string Path)>([(new DirectoryInfo(root), "")]);
        while (open.TryPop(out var at))
        {
            try
            {
                foreach (var entry in at.Folder.EnumerateFileSystemInfos())
                {
                    if (entry.LinkTarget is not null || entry.Name.StartsWith('.') || entry.Name.StartsWith("~$", StringComparison.Ordinal)) skipped++;
                    else if (entry is DirectoryInfo inner) open.Push((inner, at.Path + inner.Name + "/"));
                    else if (!Formats.DocumentReader.Extensions.Contains(entry.Extension.ToLowerInvariant())) skipped++;
                    else files.Add(new ScannedFile(at.Path + entry.Name, ((FileInfo)entry).Length, entry.LastWriteTimeUtc));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                unreadable.Add(at.Path);
            }
        }
        return new FolderScan([.. files.DistinctBy(f => f.Path).OrderBy(f => f.Path, StringComparer.Ordinal)], unreadable, skipped);
    }

    /// <summary>Whether a path that was not found is truly gone, and not only out of sight.</summary>
    public bool IsGone(string path) => !Unreadable.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));
}
