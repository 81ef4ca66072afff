using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Chat;

/// <summary>Turns whose lease is over: the node that ran them is gone. They are closed as interrupted, with the text that was stored.</summary>
public sealed partial class OrphanedTurns(IDbContextFactory<AppDbContext> database, Installation installation, IOptions<ChatOptions> options, TimeProvider time, ILogger<OrphanedTurns> logger)
{
    /// <param name="running">Turns that run in this process, whatever their rows say.</param>
    public async Task CloseAsync(IReadOnlySet<Guid> running, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var orphans = await db.Turns
            .Where(t => t.State == TurnState.Running && (t.LeaseUntil == null || t.LeaseUntil < now))
            .Select(t => t.Id).ToListAsync(cancellationToken);
        foreach (var turnId in orphans.Where(id => !running.Contains(id)))
        {
            try
            {
                await CloseAsync(turnId, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One that cannot be closed must not keep the others open.
                NotClosed(logger, turnId, e);
            }
        }
    }

    private async Task CloseAsync(Guid turnId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        // Takes the turn first, so that of two nodes only one closes it.
        var taken = await db.Turns.Where(t => t.Id == turnId && t.State == TurnState.Running && (t.LeaseUntil == null || t.LeaseUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Node, installation.Node).SetProperty(t => t.LeaseUntil, now + options.Value.Lease), cancellationToken);
        if (taken == 0) return;

        var turn = await db.Turns.SingleAsync(t => t.Id == turnId, cancellationToken);
        var rows = await db.TurnParts.AsNoTracking().Where(p => p.TurnId == turnId).OrderBy(p => p.First).ToListAsync(cancellationToken);
        var parts = rows.SelectMany(TurnLog.Read).ToList();
        var closing = AnswerClosing.Of(parts, turn.StopRequestedAt is null ? TurnState.Interrupted : TurnState.Stopped);
        turn.Close(closing, parts, now);
        var number = rows.Count == 0 ? 1 : rows[^1].Last + 1;
        new TurnPartRows(db).Add(turnId, number, number, [closing]);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Interrupted(logger, turnId, parts.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TurnId} of a node that is gone closed as interrupted with {Parts} parts")]
    private static partial void Interrupted(ILogger logger, Guid turnId, int parts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TurnId} of a node that is gone could not be closed; trying again")]
    private static partial void NotClosed(ILogger logger, Guid turnId, Exception exception);
}
