using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OfficialsAssistant.Grounding;

namespace OfficialsAssistant.Chat;

public static class ChatSetup
{
    /// <summary>Answering: what both the web host and the evals need.</summary>
    public static IHostApplicationBuilder AddChat(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ChatOptions>()
            .Configure<IConfiguration>((options, configuration) => ChatOptions.Read(configuration.GetSection(ChatOptions.Section), options))
            .ValidateOnStart();
        builder.Services.AddSingleton<DistrictScope>();
        builder.Services.AddSingleton<LibraryLaws>();
        builder.Services.AddSingleton<AnswerWriter>();
        builder.Services.AddSingleton<ChatService>();
        return builder;
    }

    /// <summary>Conversations, and the node that runs their turns: the web host alone.</summary>
    public static IHostApplicationBuilder AddTurns(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TurnLog>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TurnLog>());
        builder.Services.AddSingleton<OrphanedTurns>();
        builder.Services.AddSingleton<TurnRunner>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TurnRunner>());
        builder.Services.AddSingleton<Conversations>();
        return builder;
    }
}
