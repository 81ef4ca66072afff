using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary>The product's own services over a data folder; nothing runs in the background.</summary>
internal static class EvalHost
{
    /// <param name="settings">"--Section:Key=value" from the command line; they win over appsettings and environment.</param>
    /// <param name="data">Data folder; wins over Storage:Path. Null: as configured.</param>
    public static async Task<IHost> OpenAsync(string[] settings, string? data, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = settings,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (data is not null) builder.Configuration.AddInMemoryCollection([new("Storage:Path", Path.GetFullPath(data))]);
        builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.AddData().AddLibrary();
        var host = builder.Build();
        await host.Services.GetRequiredService<Installation>().OpenAsync(cancellationToken);
        return host;
    }
}
