using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OfficialsAssistant.Prompts;

public static class PromptsSetup
{
    public static IHostApplicationBuilder AddPrompts(this IHostApplicationBuilder builder, string? folder = null)
    {
        builder.Services.AddSingleton(new PromptLibrary(folder ?? PromptLibrary.DefaultFolder));
        builder.Services.AddHostedService<StartCheck>();
        return builder;
    }

    /// <summary>A program whose prompts are broken does not start.</summary>
    private sealed class StartCheck(PromptLibrary prompts) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => prompts.CheckAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
