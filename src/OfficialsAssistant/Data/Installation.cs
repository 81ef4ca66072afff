using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace OfficialsAssistant.Data;

/// <summary>The data folder and its database: opened, or created, and brought up to the schema of this build.</summary>
public sealed class Installation(IOptions<StorageOptions> storage, IDbContextFactory<AppDbContext> database)
{
    private const string DemoMark = "demo";
    private const string SampleMark = "sample-library";

    /// <summary>Names this process among all that ever work on the installation (leases).</summary>
    public string Node { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid().ToString("N")[..8]}";

    public string Folder => storage.Value.Folder;

    /// <summary>True when this start created the folder's database.</summary>
    public bool Created { get; private set; }

    public bool IsMarkedDemo => File.Exists(Mark(DemoMark));

    /// <summary>True from the moment a demo folder was created until the sample library was added to it.</summary>
    public bool SampleLibraryWanted => File.Exists(Mark(SampleMark));

    /// <summary>Marks the folder as demo mode's, which other modes then refuse. Only a folder that this start created gets the sample library.</summary>
    public void EnterDemo()
    {
        if (Created) File.WriteAllText(Mark(SampleMark), "The sample library is still to be added.\n");
        if (!IsMarkedDemo) File.WriteAllText(Mark(DemoMark), "This data folder belongs to demo mode; other modes refuse it.\n");
    }

    public void SampleLibraryAdded() => File.Delete(Mark(SampleMark));

    private string Mark(string name) => Path.Combine(Folder, name);

    /// <exception cref="SettingException">The folder cannot be created or written, or its database cannot be opened.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        PrepareFolder();
        Created = !File.Exists(storage.Value.DatabaseFile);
        try
        {
            await MigrateAsync(cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new SettingException("Storage:Path", $"Storage:Path: the database '{storage.Value.DatabaseFile}' cannot be opened ({e.Message.TrimEnd('.')}).");
        }
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
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
