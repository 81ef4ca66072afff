using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Web.Access;

namespace OfficialsAssistant.Web.Chat;

/// <summary>Asking, following and stopping. Whose turn it is comes from the sign-in, never from the caller.</summary>
[Authorize]
public sealed class ChatHub(Conversations conversations, TurnLog log, TurnMessages messages, IOptions<ChatOptions> options) : Hub
{
    /// <summary>Acknowledged after the commit; the same turn id again is the same turn.</summary>
    public async Task<AskReply> Ask(NewQuestion question)
    {
        var asked = await conversations.AskAsync(Context.User!.OfficialId(), question);
        return asked.Ok ? new AskReply(true, Title: asked.Title) : new AskReply(false, asked.Code, ChatTexts.NotAsked(asked.Code!, options.Value.MaxQuestionLength));
    }

    /// <summary>The turn's stream after a part number, from wherever it runs or was stored, until it closes.</summary>
    /// <exception cref="HubException">The turn is not theirs, or there is none.</exception>
    public async IAsyncEnumerable<TurnMessage> Follow(Guid turnId, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await conversations.OwnsTurnAsync(Context.User!.OfficialId(), turnId, cancellationToken)) throw new HubException(ChatTexts.NoSuchTurn);
        await foreach (var batch in log.FollowAsync(turnId, Math.Max(0, after), cancellationToken))
        {
            await foreach (var message in messages.OfAsync(batch)) yield return message;
        }
    }

    /// <summary>Stops the turn and keeps what was written.</summary>
    public async Task Stop(Guid turnId)
    {
        if (!await conversations.StopAsync(Context.User!.OfficialId(), turnId, Context.ConnectionAborted)) throw new HubException(ChatTexts.NoSuchTurn);
    }
}

/// <summary>Reply to a question: accepted, or why not in the official's language.</summary>
public sealed record AskReply(bool Ok, string? Code = null, string? Message = null, string? Title = null);
