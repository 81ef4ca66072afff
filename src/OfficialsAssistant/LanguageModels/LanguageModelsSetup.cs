using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OfficialsAssistant.LanguageModels;

public static class LanguageModelsSetup
{
    public static IHostApplicationBuilder AddLanguageModels(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<ChatEndpointOptions>()
            .Configure<IConfiguration>((options, configuration) => ChatEndpointSettings.Read(configuration.GetSection(ChatEndpointOptions.Section), options))
            .ValidateOnStart();
        builder.Services.AddOptions<ChatEndpointOptions>(ChatEndpointOptions.GraderSection)
            .Configure<IConfiguration>((options, configuration) => ChatEndpointSettings.Read(configuration.GetSection(ChatEndpointOptions.GraderSection), options))
            .ValidateOnStart();
        builder.Services.AddSingleton<ChatModel>();
        builder.Services.AddSingleton<GraderModel>();
        return builder;
    }

    /// <summary>Every concern around the model, from the outside in.</summary>
    internal static IChatClient Wrap(IChatClient endpoint, ChatEndpointOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger<ChatModel>();
        var breaker = new CircuitBreaker(options.BreakerThreshold, options.BreakerPause, time);
        return new ChatClientBuilder(endpoint)
            .Use(inner => new LoggedChatClient(inner, options.Model, time, logger))
            .Use(inner => new RetryChatClient(inner, options.Retries, time, logger))
            .Use(inner => new BreakerChatClient(inner, breaker, logger))
            .Use(inner => new FailureChatClient(inner, time))
            .Use(inner => new TimeLimitChatClient(inner, options, time))
            .Build();
    }
}
