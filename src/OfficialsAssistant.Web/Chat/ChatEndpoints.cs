using OfficialsAssistant.Access;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Library;
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

        app.MapGet("/turns/{turnId:guid}/citations/{number:int}", CitationAsync);
    }

    /// <summary>One source of a turn of theirs. The copy kept with the turn is shown only while its document may still be read.</summary>
    private static async Task<IResult> CitationAsync(
        Guid turnId, int number, HttpContext context, Conversations conversations, DocumentReading documents, Accounts accounts, Fragments fragments, CancellationToken cancellationToken)
    {
        var officialId = context.User.OfficialId();
        if (await conversations.FindTurnAsync(officialId, turnId, cancellationToken) is not { } turn) return Results.NotFound();
        if (turn.Sources.FirstOrDefault(s => s.Number == number) is not { } source) return Results.NotFound();
        if (!await documents.MayReadAsync(source.DocumentId, await accounts.RightsOfAsync(officialId, cancellationToken), cancellationToken)) return Results.NotFound();
        return await fragments.CitationAsync(turn, number) is { } html ? Results.Content(html, "text/html; charset=utf-8") : Results.NotFound();
    }
}
