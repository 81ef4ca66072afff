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
}

/// <summary>Conversations of officials: every query names the official, so that an id alone opens nothing.</summary>
public sealed class Conversations(IDbContextFactory<AppDbContext> database, TurnRunner runner, IOptions<ChatOptions> options, TimeProvider time)
{
    /// <summary>Saves the question and hands it to the runner. Returns only after the commit; the same turn id twice is one turn.</summary>
    public async Task<Asked> AskAsync(Guid officialId, NewQuestion question, CancellationToken cancellationToken)
    {
        if (Guard(question) is { } code) return new(code);
        var text = question.Text.Normalize(NormalizationForm.FormC).Trim();

        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await AskedBeforeAsync(db, officialId, question, cancellationToken) is { } before) return before;
        if (runner.Stopping) return new("stopping");

        var now = time.GetUtcNow().UtcDateTime;
        var conversation = await db.Conversations.SingleOrDefaultAsync(c => c.Id == question.ConversationId, cancellationToken);
        if (conversation is { } && (conversation.OfficialId != officialId || conversation.DeletedAt is not null)) return new("notFound");
        foreach (var related in new[] { question.ParentTurnId, question.ContinuesTurnId })
        {
            if (related is { } id && !await db.Turns.AnyAsync(t => t.Id == id && t.ConversationId == question.ConversationId && t.Conversation!.OfficialId == officialId, cancellationToken))
                return new("notFound");
        }
        var open = await db.Turns.CountAsync(t => t.Conversation!.OfficialId == officialId && (t.State == TurnState.Waiting || t.State == TurnState.Running), cancellationToken);
        if (open >= options.Value.OpenTurnsPerOfficial) return new("tooMany");

        if (conversation is null)
        {
            conversation = new Conversation { Id = question.ConversationId, OfficialId = officialId, Title = TitleOf(text), CreatedAt = now, UpdatedAt = now };
            db.Conversations.Add(conversation);
        }
        else conversation.UpdatedAt = now;

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
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same question arrived twice at once; whoever came second finds the first one's row.
            await using var fresh = await database.CreateDbContextAsync(cancellationToken);
            if (await AskedBeforeAsync(fresh, officialId, question, cancellationToken) is { } twin) return twin;
            throw;
        }
        runner.Enqueue(question.TurnId);
        return new(null, conversation.Title);
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

    /// <summary>A turn with its sources, or null when it is not theirs.</summary>
    public async Task<Turn?> FindTurnAsync(Guid officialId, Guid turnId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Turns.AsNoTracking().Include(t => t.Sources)
            .SingleOrDefaultAsync(t => t.Id == turnId && t.Conversation!.OfficialId == officialId && t.Conversation.DeletedAt == null, cancellationToken);
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
        await db.Turns.Where(t => t.Id == turnId && t.StopRequestedAt == null && (t.State == TurnState.Waiting || t.State == TurnState.Running))
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

    private static async Task<Asked?> AskedBeforeAsync(AppDbContext db, Guid officialId, NewQuestion question, CancellationToken cancellationToken)
    {
        var before = await db.Turns.AsNoTracking().Include(t => t.Conversation).SingleOrDefaultAsync(t => t.Id == question.TurnId, cancellationToken);
        if (before is null) return null;
        return before.Conversation!.OfficialId == officialId && before.ConversationId == question.ConversationId
            ? new Asked(null, before.Conversation.Title)
            : new Asked("notFound");
    }

    private static string TitleOf(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var info = new System.Globalization.StringInfo(line);
        return info.LengthInTextElements <= 40 ? line : info.SubstringByTextElements(0, 39) + "…";
    }
}
