using OfficialsAssistant.Data;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Web.Library;

/// <summary>Adds the sample library to a folder that demo mode has just created, beside the first pages; a killed first start goes on with it.</summary>
internal sealed partial class SampleLibraryLoader(Installation installation, SampleLibrary sample, IngestSignal signal, IConfiguration configuration, ILogger<SampleLibraryLoader> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!installation.SampleLibraryWanted) return;
        if (configuration.GetValue("Library:Sample", true) && await sample.ImportAsync(stoppingToken) is { } result)
        {
            signal.Wake();
            Added(logger, result.Files);
        }
        installation.SampleLibraryAdded();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sample library's {Files} documents were added")]
    private static partial void Added(ILogger logger, int files);
}
