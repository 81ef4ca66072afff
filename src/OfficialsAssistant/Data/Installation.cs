using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace OfficialsAssistant.Data;

/// <summary>The data folder and its database: opened, or created, and brought up to the schema of this build.</summary>
public sealed class Installation(IOptions<StorageOptions> storage, IDbContextFactory<AppDbContext> database)
{
    private const string SampleMark = "sample-library";
    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(2);

    /// <summary>Names this process among all that ever work on the installation (leases).</summary>
    public string Node { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";

    public string Folder => storage.Value.Folder;

    /// <summary>True from the moment a demo folder was created until the sample library was added to it.</summary>
    public bool SampleLibraryWanted => File.Exists(Mark(SampleMark));

    public void SampleLibraryAdded() => File.Delete(Mark(SampleMark));

    private string Mark(string name) => Path.Combine(Folder, name);

    /// <summary>
    /// Marks are written before the database, and the mode is checked before anything is changed: a start that is killed at
    /// any moment is taken up by the next one.
    /// </summary>
    /// <exception cref="SettingException">The folder cannot be created or written, belongs to another mode, or its database cannot be opened.</exception>
    public async Task OpenAsync(FolderUse use, CancellationToken cancellationToken)
    {
        PrepareFolder();
        Claim(use);
        try
        {
            // One process at a time; the system takes the lock back from a process that dies, which a row does not.
            await using var turn = await TakeTurnAsync(cancellationToken);
            await MigrateAsync(cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new SettingException("Storage:Path", $"Storage:Path: the database '{storage.Value.DatabaseFile}' cannot be opened ({e.Message.TrimEnd('.')}).");
        }
    }

    private void Claim(FolderUse use)
    {
        if (use == FolderUse.Any) return;
        var (own, other) = use == FolderUse.Demo ? ("demo", "office") : ("office", "demo");
        if (File.Exists(Mark(other)))
            throw new SettingException("Storage:Path", $"Storage:Path: '{Folder}' belongs to {other} mode; name another folder for {own} mode.");
        if (use == FolderUse.Demo && !File.Exists(Mark(own)) && !HasDatabase) File.WriteAllText(Mark(SampleMark), "The sample library is still to be added.\n");
        if (!File.Exists(Mark(own))) File.WriteAllText(Mark(own), $"This data folder belongs to {own} mode; the other one refuses it.\n");
    }

    // SQLite makes the file first and its first page later.
    private bool HasDatabase => new FileInfo(storage.Value.DatabaseFile) is { Exists: true, Length: > 0 };

    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            try
            {
                return new FileStream(Mark("opening.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < LongestMigration)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var existed = HasDatabase;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0) return;
        if (existed)
        {
            BackUp(pending[0]);
            // EF's own lock is a row; one that is there now was left by a process that died, for we hold the turn.
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", cancellationToken);
        }
        await db.Database.MigrateAsync(cancellationToken);
    }

    private void PrepareFolder()
    {
        var probe = Path.Combine(Folder, $".write-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
            Directory.CreateDirectory(storage.Value.FilesFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Storage:Path", $"Storage:Path: the data folder '{Folder}' cannot be written ({e.Message}).");
        }
    }

    private void BackUp(string migration)
    {
        var copy = $"{storage.Value.DatabaseFile}.before-{migration}";
        using var source = new SqliteConnection($"Data Source={storage.Value.DatabaseFile}");
        using var target = new SqliteConnection($"Data Source={copy};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }
}

/// <summary>Who opens a data folder: each mode refuses the other's, the command line opens every folder.</summary>
public enum FolderUse { Any, Demo, Office }
