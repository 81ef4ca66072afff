using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Tests.Library;

/// <summary>A library in a folder of its own: real SQLite, real Lucene, time in hand. Two over one folder are two processes.</summary>
internal sealed class TestLibrary : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _ownsFolder;

    private TestLibrary(string folder, bool ownsFolder, FakeTimeProvider time)
    {
        (Folder, _ownsFolder, Time) = (folder, ownsFolder, time);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Storage:Path", folder)]);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddData().AddLibrary();
        _host = builder.Build();
    }

    public string Folder { get; }
    public FakeTimeProvider Time { get; }
    public LibrarySearch Search => Get<LibrarySearch>();

    public static Task<TestLibrary> CreateAsync(DateTimeOffset? now = null) =>
        new TestLibrary(Directory.CreateTempSubdirectory("library-test-").FullName, true, new FakeTimeProvider(now ?? new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero))).OpenAsync();

    /// <summary>Another process on the same installation.</summary>
    public Task<TestLibrary> SecondProcessAsync() => new TestLibrary(Folder, false, Time).OpenAsync();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public Task<AppDbContext> DatabaseAsync() => Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();

    public string PathOf(string path) => Path.Combine(Folder, "incoming", path);

    /// <summary>Writes a file into a folder that is imported.</summary>
    public string Write(string path, string content)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    public Task<ImportResult> QueueAsync(string? folder = null) =>
        Get<CollectionImport>().ImportAsync(folder ?? Path.Combine(Folder, "incoming"), "시험", null, CancellationToken.None);

    public async Task<IngestProgress> ImportAsync(string? folder = null)
    {
        await QueueAsync(folder);
        return await Get<IngestWorker>().RunUntilIdleAsync(null, null, CancellationToken.None);
    }

    public Task<IReadOnlyList<FoundPassage>> FindAsync(string question, ReadingRights? rights = null) =>
        Search.SearchAsync(question, rights ?? ReadingRights.Everyone, 10, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        (Get<IPassageIndex>() as IDisposable)?.Dispose();
        _host.Dispose();
        await Task.CompletedTask;
        if (!_ownsFolder) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<TestLibrary> OpenAsync()
    {
        await Get<Installation>().OpenAsync(FolderUse.Any, CancellationToken.None);
        return this;
    }
}
