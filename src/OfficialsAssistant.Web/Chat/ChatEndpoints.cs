using OfficialsAssistant.Chat;
using OfficialsAssistant.Web.Access;

namespace OfficialsAssistant.Web.Chat;

internal static class ChatEndpoints
{
    /// <summary>SignalR's own default; a question is limited far below it, with a clear reply.</summary>
    private const int LargestMessage = 32 * 1024;

    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR(o =>
            {
                o.MaximumReceiveMessageSize = LargestMessage;
                o.MaximumParallelInvocationsPerClient = 8;
                o.StreamBufferCapacity = 10;
            })
            .AddJsonProtocol(o => AnswerJson.Configure(o.PayloadSerializerOptions));
        builder.Services.AddSingleton<Fragments>();
        builder.Services.AddSingleton<TurnMessages>();
    }

    public static void MapChat(this WebApplication app)
    {
        app.MapHub<ChatHub>("/hubs/chat", o => o.ApplicationMaxBufferSize = 2 * LargestMessage);

        app.MapGet("/turns/{turnId:guid}/citations/{number:int}", async (Guid turnId, int number, HttpContext context, Conversations conversations, Fragments fragments, CancellationToken cancellationToken) =>
            await conversations.FindTurnAsync(context.User.OfficialId(), turnId, cancellationToken) is { } turn
            && await fragments.CitationAsync(turn, number) is { } html
                ? Results.Content(html, "text/html; charset=utf-8")
                : Results.NotFound());
    }
}
