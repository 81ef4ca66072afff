using System.Text.Json.Serialization;

namespace OfficialsAssistant.Library.Watching;

/// <summary>A file of a watched folder as the last pass found it.</summary>
public sealed class WatchedFile
{
    /// <summary><see cref="WatchedFolder.Name"/>.</summary>
    public required string Folder { get; init; }

    /// <summary>Inside the folder, with '/', as the file system writes it.</summary>
    public required string Path { get; set; }

    /// <summary>Of the bytes that are in the library; empty when none ever could be taken.</summary>
    public string ContentHash { get; set; } = "";

    public long Length { get; set; }

    /// <summary>Time of its last change; null when it must be looked at again, whatever the time says.</summary>
    public DateTime? ModifiedAt { get; set; }

    public Guid? DocumentId { get; set; }
    public Guid? VersionId { get; set; }

    /// <summary>The department its place gives it; null: library managers alone.</summary>
    public string? Department { get; set; }

    /// <summary>Why the last pass could not take it; null when it could.</summary>
    public string? Failure { get; set; }
}

/// <summary>One pass over a watched folder, with its counts.</summary>
public sealed class WatchedSync
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Folder { get; init; }
    public DateTime StartedAt { get; init; }

    /// <summary>Null while it runs, and for ever when its process died.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Files of a format that can be read.</summary>
    public int Files { get; set; }

    public int Added { get; set; }
    public int Changed { get; set; }
    public int Moved { get; set; }
    public int Deleted { get; set; }
    public int Unchanged { get; set; }

    /// <summary>Files and folders that could not be opened.</summary>
    public int Failed { get; set; }

    /// <summary>Files of other formats, hidden ones, and links: not followed.</summary>
    public int Skipped { get; set; }

    /// <summary>Files opened: those whose length and time are as before are not.</summary>
    public int Opened { get; set; }

    /// <summary>Why nothing was done, or null.</summary>
    public string? Problem { get; set; }
}

/// <summary>What happened to a path of a watched folder.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WatchedEventKind>))]
public enum WatchedEventKind { Added, Changed, Moved, Deleted, Failed, FolderUnreadable, SameBytes }

/// <summary>A line in the record of a pass; written in the transaction that does what it says.</summary>
public sealed class WatchedEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SyncId { get; init; }
    public WatchedEventKind Kind { get; init; }
    public required string Path { get; init; }

    /// <summary>Where a moved file was.</summary>
    public string? FormerPath { get; init; }

    public Guid? DocumentId { get; init; }
    public string? Reason { get; init; }
}
