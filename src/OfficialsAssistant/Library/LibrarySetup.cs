using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library.Reading;
using OfficialsAssistant.Library.Recognition;
using OfficialsAssistant.Library.Uploading;
using OfficialsAssistant.Library.Watching;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Library;

public static class LibrarySetup
{
    /// <summary>The library's services. A node that works in the background also says <see cref="AddIngest"/>.</summary>
    public static IHostApplicationBuilder AddLibrary(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SearchOptions>().BindConfiguration(SearchOptions.Section);
        services.AddSingleton<IPassageIndex>(s => new LucenePassageIndex(s.GetRequiredService<IOptions<StorageOptions>>().Value.IndexFolder));
        services.AddOptions<LibraryOptions>()
            .Configure<IConfiguration>((options, configuration) => LibraryOptions.Read(configuration.GetSection(LibraryOptions.Section), options))
            .ValidateOnStart();
        services.AddSingleton<FileStore>();
        services.AddSingleton<ReaderPool>();
        services.AddSingleton<FileReading>();
        services.AddSingleton<IngestSignal>();
        services.AddSingleton<LibraryService>();
        services.AddSingleton<CollectionImport>();
        services.AddSingleton<SampleLibrary>();
        services.AddSingleton<IngestRows>();
        services.AddSingleton<IndexFollower>();
        services.AddSingleton<VersionReading>();
        services.AddSingleton<RowControl>();
        services.AddSingleton<DocumentRights>();
        services.AddSingleton<UploadService>();
        services.AddSingleton<WatchedFileReading>();
        services.AddSingleton<WatchedFolders>();
        services.AddSingleton<ReaderChoices>();
        services.AddSingleton<RecognitionPrograms>();
        services.AddSingleton<PageRecognition>();
        services.AddSingleton<ScanRows>();
        services.AddSingleton<ScanReading>();
        services.AddSingleton<RecognitionWorker>();
        services.AddSingleton<IngestWorker>();
        services.AddSingleton<LibrarySearch>();
        services.AddSingleton<DocumentReading>();
        services.AddSingleton<DocumentUses>();
        return builder;
    }

    /// <summary>Runs the worker, and the watch over folders, with the host.</summary>
    public static IHostApplicationBuilder AddIngest(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService(s => s.GetRequiredService<IngestWorker>());
        builder.Services.AddHostedService<WatchedSchedule>();
        builder.Services.AddHostedService(s => s.GetRequiredService<RecognitionWorker>());
        return builder;
    }
}
