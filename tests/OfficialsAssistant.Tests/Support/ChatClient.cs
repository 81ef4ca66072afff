using Microsoft.AspNetCore.SignalR.Client;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Web.Chat;

namespace OfficialsAssistant.Tests.Support;

/// <summary>What a page does on the hub, for tests and benchmarks: asks, follows, stops.</summary>
public sealed class ChatClient(HubConnection connection) : IAsyncDisposable
{
    public HubConnection Connection { get; } = connection;

    public Task<AskReply> AskAsync(NewQuestion question) => Connection.InvokeAsync<AskReply>("Ask", question);

    /// <summary>Asks in a new conversation.</summary>
    public async Task<NewQuestion> AskAsync(string text)
    {
        var question = new NewQuestion(Guid.CreateVersion7(), null, Guid.CreateVersion7(), text);
        var reply = await AskAsync(question);
        return reply.Ok ? question : throw new InvalidOperationException($"The question was not taken: {reply.Code}");
    }

    public IAsyncEnumerable<TurnMessage> Follow(Guid turnId, int after = 0, CancellationToken cancellationToken = default) =>
        Connection.StreamAsync<TurnMessage>("Follow", turnId, after, cancellationToken);

    public Task StopAsync(Guid turnId) => Connection.InvokeAsync("Stop", turnId);

    /// <summary>Everything until the turn closes.</summary>
    public async Task<FollowedTurn> ReadAsync(Guid turnId, int after = 0)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var turn = new FollowedTurn();
        await foreach (var message in Follow(turnId, after, limit.Token)) turn.Take(message);
        return turn;
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}

/// <summary>A turn as a page holds it: what came, in order.</summary>
public sealed class FollowedTurn
{
    public List<TurnMessage> Messages { get; } = [];
    public string Text { get; private set; } = "";
    public int Last { get; private set; }
    public int Resets { get; private set; }
    public TurnMessage? Closed { get; private set; }

    public void Take(TurnMessage message)
    {
        Messages.Add(message);
        if (message.Kind == "reset")
        {
            Text = "";
            Last = 0;
            Resets++;
            return;
        }
        if (message.N <= Last) throw new InvalidOperationException($"Part {message.N} came again after {Last}.");
        Last = message.N;
        if (message.Kind == "text") Text += message.Text;
        if (message.Kind == "closed") Closed = message;
    }
}
