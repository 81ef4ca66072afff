using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OfficialsAssistant.Access;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Data;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Library;
using OfficialsAssistant.Prompts;

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
        builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.AddData().AddLibrary().AddPrompts().AddLanguageModels().AddChat();
        builder.Services.AddSingleton<Accounts>();
        var host = builder.Build();
        await host.Services.GetRequiredService<Installation>().OpenAsync(FolderUse.Any, cancellationToken);
        return host;
    }
}
