using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library;

/// <summary>A conversation of the person who asks.</summary>
public sealed record UsingConversation(Guid ConversationId, string Title);

/// <summary>How often answers found a document.</summary>
/// <param name="Answers">Of everybody: a number alone.</param>
/// <param name="Own">The person's own conversations, the newest first.</param>
public sealed record DocumentUse(int Answers, IReadOnlyList<UsingConversation> Own);

/// <summary>Where answers used a document. Ask only for documents that the person may read.</summary>
public sealed class DocumentUses(IDbContextFactory<AppDbContext> database)
{
    private const int MostConversations = 10;

    public async Task<DocumentUse> OfAsync(Guid documentId, Guid officialId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var turns = db.TurnSources.Where(s => s.DocumentId == documentId).Select(s => s.TurnId).Distinct();
        var own = await db.Conversations
            .Where(c => c.OfficialId == officialId && c.DeletedAt == null && c.Turns.Any(t => turns.Contains(t.Id)))
            .OrderByDescending(c => c.UpdatedAt).Take(MostConversations)
            .Select(c => new UsingConversation(c.Id, c.Title)).ToListAsync(cancellationToken);
        return new DocumentUse(await turns.CountAsync(cancellationToken), own);
    }
}
