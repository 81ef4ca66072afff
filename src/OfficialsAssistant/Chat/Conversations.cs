using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Chat;

/// <summary>What an official sends to ask. Ids are UUIDv7 made by the client.</summary>
/// <param name="ParentTurnId">The turn it follows; null for the first. A sibling (same parent) is a regeneration or an edited question.</param>
/// <param name="ContinuesTurnId">The interrupted turn whose text is to be taken up.</param>
public sealed record NewQuestion(Guid ConversationId, Guid? ParentTurnId, Guid TurnId, string Text, Guid? ContinuesTurnId = null)
{
    /// <summary>The id alone: SignalR logs what a hub method is called with.</summary>
    public override string ToString() => $"{nameof(NewQuestion)} {TurnId}";
}

/// <summary>Outcome of asking. <paramref name="Code"/> is null when accepted, else empty, tooLong, invalidText, notFound, tooMany or stopping.</summary>
public sealed record Asked(string? Code, string? Title = null)
{
    public bool Ok => Code is null;

    /// <summary>False when the same question had been taken before.</summary>
    public bool IsNew { get; init; }
}

/// <summary>Conversations of officials: every query names the official, so that an id alone opens nothing.</summary>
public sealed class Conversations(IDbContextFactory<AppDbContext> database, GroupCommit commit, TurnRunner runner, TurnLog log, IOptions<ChatOptions> options, TimeProvider time)
{
    /// <summary>Saves the question and hands it to the runner. Returns only after the commit; the same turn id twice is one turn.</summary>
    public async Task<Asked> AskAsync(Guid officialId, NewQuestion question)
    {
        if (Guard(question) is { } code) return new(code);
        var text = question.Text.Normalize(NormalizationForm.FormC).Trim();

        if (runner.Stopping) return new("stopping");
        var asked = await commit.SaveAsync(db => Ask(db, officialId, question, text));
        if (asked.IsNew) runner.Enqueue(question.TurnId);
        return asked;
    }

    /// <summary>On the writer's thread: what is read here still holds at the commit, so the same question five times at once is one turn.</summary>
    private Asked Ask(AppDbContext db, Guid officialId, NewQuestion question, string text)
    {
        var conversation = db.Conversations.Find(question.ConversationId);
        if (conversation is { } && (conversation.OfficialId != officialId || conversation.DeletedAt is not null)) return new("notFound");
        if (db.Turns.Find(question.TurnId) is { } before)
            return before.ConversationId == question.ConversationId ? new(null, conversation!.Title) : new("notFound");
        foreach (var related in new[] { question.ParentTurnId, question.ContinuesTurnId })
        {
            if (related is { } id && db.Turns.Find(id)?.ConversationId != question.ConversationId) return new("notFound");
        }
        var open = db.Turns.Count(t => t.Conversation!.OfficialId == officialId && t.State == TurnState.Running);
        if (open >= options.Value.OpenTurnsPerOfficial) return new("tooMany");

        var now = time.GetUtcNow().UtcDateTime;
        if (conversation is null)
        {
            conversation = new Conversation { Id = question.ConversationId, OfficialId = officialId, Title = TitleOf(text), CreatedAt = now };
            db.Conversations.Add(conversation);
        }
        conversation.UpdatedAt = now;
        db.Turns.Add(new Turn
        {
            Id = question.TurnId,
            ConversationId = question.ConversationId,
            ParentTurnId = question.ParentTurnId,
            ContinuesTurnId = question.ContinuesTurnId,
            Question = text,
            AskedAt = now,
            Node = runner.Node,
            LeaseUntil = now + options.Value.Lease,
        });
        return new(null, conversation.Title) { IsNew = true };
    }

    public async Task<IReadOnlyList<Conversation>> ListAsync(Guid officialId, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking()
            .Where(c => c.OfficialId == officialId && c.DeletedAt == null)
            .OrderByDescending(c => c.UpdatedAt).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>The conversation with its turns in order and their sources, or null when it is not theirs.</summary>
    public async Task<Conversation?> FindAsync(Guid officialId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking()
            .Include(c => c.Turns.OrderBy(t => t.AskedAt).ThenBy(t => t.Id)).ThenInclude(t => t.Sources.OrderBy(s => s.Number))
            .SingleOrDefaultAsync(c => c.Id == conversationId && c.OfficialId == officialId && c.DeletedAt == null, cancellationToken);
    }

    /// <summary>A turn with its sources, or null when it is not theirs. While it is being answered, the sources are those shown so far.</summary>
    public async Task<Turn?> FindTurnAsync(Guid officialId, Guid turnId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var turn = await db.Turns.AsNoTracking().Include(t => t.Sources)
            .SingleOrDefaultAsync(t => t.Id == turnId && t.Conversation!.OfficialId == officialId && t.Conversation.DeletedAt == null, cancellationToken);
        if (turn is { State: TurnState.Running }) turn.Sources.AddRange(await log.SourcesSoFarAsync(turnId, cancellationToken));
        return turn;
    }

    public async Task<bool> OwnsTurnAsync(Guid officialId, Guid turnId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Turns.AnyAsync(t => t.Id == turnId && t.Conversation!.OfficialId == officialId && t.Conversation.DeletedAt == null, cancellationToken);
    }

    /// <summary>Asks whichever node runs the turn to stop; what was written is kept. False when the turn is not theirs.</summary>
    public async Task<bool> StopAsync(Guid officialId, Guid turnId, CancellationToken cancellationToken)
    {
        if (!await OwnsTurnAsync(officialId, turnId, cancellationToken)) return false;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await db.Turns.Where(t => t.Id == turnId && t.StopRequestedAt == null && t.State == TurnState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.StopRequestedAt, now), cancellationToken);
        runner.Stop(turnId);
        return true;
    }

    private string? Guard(NewQuestion? question) => question switch
    {
        null => "empty",
        { ConversationId: var c, TurnId: var t } when c == Guid.Empty || t == Guid.Empty => "notFound",
        { Text: null } => "empty",
        { Text: var text } when string.IsNullOrWhiteSpace(text) => "empty",
        { Text: var text } when text.Length > options.Value.MaxQuestionLength => "tooLong",
        { Text: var text } when !IsWellFormed(text) => "invalidText",
        _ => null,
    };

    // NUL ends strings in more places than one would think.
    private static bool IsWellFormed(string text)
    {
        try
        {
            return !text.Contains('\0', StringComparison.Ordinal) && text.Normalize(NormalizationForm.FormC).Length > 0;
        }
        catch (ArgumentException)
        {
            // Lone surrogates and characters that Unicode says are none.
            return false;
        }
    }

    private static string TitleOf(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var info = new System.Globalization.StringInfo(line);
        return info.LengthInTextElements <= 40 ? line : info.SubstringByTextElements(0, 39) + "…";
    }
}
