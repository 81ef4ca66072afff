using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OfficialsAssistant.Competitions.Panels;
using OfficialsAssistant.Grading.Panel;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Prompts;

namespace OfficialsAssistant.Evals;

/// <summary>The grader endpoint of the settings, without data folder or accounts: scoring needs neither.</summary>
internal static class GraderHost
{
    public static IHost Open(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.AddPrompts().AddLanguageModels();
        return builder.Build();
    }

    /// <returns>Null where no grader is configured; the chat endpoint never stands in for it.</returns>
    public static PanelEndpoint? EndpointOf(IServiceProvider services, Action<PanelCost> estimated)
    {
        var grader = services.GetRequiredService<GraderModel>();
        if (!grader.IsConfigured) return null;
        var (input, output) = grader.PricesPer1000;
        return new PanelEndpoint(grader.Client, grader.Name!, services.GetRequiredService<PromptLibrary>(), new PanelPrices(input * 1000, output * 1000, "KRW"), estimated);
    }
}
