using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace OfficialsAssistant.Data;

/// <summary>The data folder and its database: opened, or created, and brought up to the schema of this build.</summary>
public sealed class Installation(IOptions<StorageOptions> storage, IDbContextFactory<AppDbContext> database)
{
    private const string DemoMark = "demo";

    /// <summary>Names this process among all that ever work on the installation (leases).</summary>
    public string Node { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";

    public string Folder => storage.Value.Folder;

    /// <summary>True when this start created the folder's database.</summary>
    public bool Created { get; private set; }

    public bool IsMarkedDemo => File.Exists(Path.Combine(Folder, DemoMark));

    public void MarkDemo() => File.WriteAllText(Path.Combine(Folder, DemoMark), "This data folder belongs to demo mode; other modes refuse it.\n");

    /// <exception cref="SettingException">The folder cannot be created or written.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        PrepareFolder();
        Created = !File.Exists(storage.Value.DatabaseFile);
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0) return;
        if (!Created) BackUp(pending[0]);
        // EF takes its own migration lock (a row), so two processes never migrate at once.
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
