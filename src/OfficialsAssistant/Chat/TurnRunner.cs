using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Chat;

/// <summary>
/// Runs turns whether or not anybody is watching. A turn belongs to the node whose lease it carries; a node takes up
/// waiting turns whose lease is over and closes running ones as interrupted.
/// </summary>
public sealed partial class TurnRunner(
    IDbContextFactory<AppDbContext> database,
    ChatService chat,
    TurnLog log,
    Installation installation,
    IOptions<ChatOptions> options,
    TimeProvider time,
    ILogger<TurnRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(400);

    private readonly Channel<Guid> queue = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, TurnRun> runs = [];

    public string Node => installation.Node;

    /// <summary>True once the node takes no new questions because it is shutting down.</summary>
    public bool Stopping { get; private set; }

    public void Enqueue(Guid turnId) => queue.Writer.TryWrite(turnId);

    /// <summary>Stops the turn if it runs here; a turn that runs elsewhere is stopped by its own node, which watches the column.</summary>
    public void Stop(Guid turnId)
    {
        if (runs.TryGetValue(turnId, out var run)) run.Stop(TurnState.Stopped);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watch = WatchLeasesAsync(stoppingToken);
        await foreach (var turnId in queue.Reader.ReadAllAsync(stoppingToken))
        {
            var run = new TurnRun();
            if (!runs.TryAdd(turnId, run)) continue;
            run.Task = Task.Run(() => RunAsync(turnId, run), CancellationToken.None);
        }
        await watch;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        Stopping = true;
        var all = Task.WhenAll(runs.Values.Select(r => r.Task));
        await Task.WhenAny(all, Task.Delay(options.Value.Drain, time, CancellationToken.None));
        foreach (var run in runs.Values) run.Stop(TurnState.Interrupted);
        await Task.WhenAny(Task.WhenAll(runs.Values.Select(r => r.Task)), Task.Delay(TimeSpan.FromSeconds(3), time, CancellationToken.None));
        await base.StopAsync(cancellationToken);
    }

    private async Task RunAsync(Guid turnId, TurnRun run)
    {
        try
        {
            if (await ClaimAsync(turnId) is not { } request) return;
            var parts = log.Open(turnId);
            var closing = await FillAsync(request, parts, run);
            await CloseAsync(parts, closing, run);
        }
        catch (Exception e)
        {
            // The lease runs out and the turn is closed as interrupted: it never stays open.
            RunFailed(logger, turnId, e);
        }
        finally
        {
            runs.TryRemove(turnId, out _);
            run.Dispose();
        }
    }

    private async Task<ClosedPart> FillAsync(AnswerRequest request, RunningLog parts, TurnRun run)
    {
        var started = time.GetTimestamp();
        try
        {
            await foreach (var part in chat.AnswerAsync(request, run.Token))
            {
                if (part is ClosedPart closed) return closed with { State = closed.State == TurnState.Stopped ? run.StoppedAs : closed.State };
                if (part is TextPart) run.FirstTextAt ??= time.GetUtcNow().UtcDateTime;
                parts.Live.Append(part);
            }
            throw new InvalidOperationException("An answer ended without its closing part.");
        }
        catch (Exception e)
        {
            // A defect of ours must not leave the official with an open turn; what was written is kept.
            var cancelled = e is OperationCanceledException && run.Token.IsCancellationRequested;
            if (!cancelled) RunFailed(logger, request.TurnId, e);
            var text = string.Concat(parts.Live.Since(0).OfType<TextPart>().Select(t => t.Text));
            return new ClosedPart(cancelled ? run.StoppedAs : TurnState.Failed, text, [], [], Reason: cancelled ? null : "internal",
                Milliseconds: (long)time.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private async Task CloseAsync(RunningLog parts, ClosedPart closing, TurnRun run)
    {
        var sources = parts.Live.Since(0).OfType<SourcesPart>().SelectMany(p => p.Sources).ToList();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await log.CloseAsync(parts, closing, turn =>
                {
                    turn.FirstTextAt = run.FirstTextAt;
                    foreach (var source in sources)
                    {
                        turn.Sources.Add(new TurnSource
                        {
                            TurnId = turn.Id,
                            Number = source.Number,
                            PassageId = source.PassageId,
                            DocumentId = source.DocumentId,
                            Source = JsonSerializer.Serialize(source, AnswerJson.Options),
                        });
                    }
                    Finish(turn, closing);
                });
                Closed(logger, parts.TurnId, closing.State, closing.Reason, closing.Model, closing.PromptVersion, closing.Milliseconds, closing.Citations.Count, closing.RemovedCitations);
                return;
            }
            catch (Exception e) when (attempt < 20 && e is DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), time);
            }
        }
    }

    private void Finish(Turn turn, ClosedPart closing)
    {
        turn.State = closing.State;
        turn.Answer = closing.Text;
        turn.Closing = JsonSerializer.Serialize<AnswerPart>(closing, AnswerJson.Options);
        turn.Model = closing.Model;
        turn.PromptVersion = closing.PromptVersion;
        turn.InputTokens = closing.InputTokens;
        turn.OutputTokens = closing.OutputTokens;
        turn.ClosedAt = time.GetUtcNow().UtcDateTime;
        turn.Node = null;
        turn.LeaseUntil = null;
    }

    /// <summary>Makes the waiting turn ours and running, in one statement; null when another node, or a stop, was first.</summary>
    private async Task<AnswerRequest?> ClaimAsync(Guid turnId)
    {
        await using var db = await database.CreateDbContextAsync();
        var now = time.GetUtcNow().UtcDateTime;
        var until = now + options.Value.Lease;
        var claimed = await db.Turns.Where(t => t.Id == turnId && t.State == TurnState.Waiting && (t.Node == Node || t.LeaseUntil < now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(t => t.State, TurnState.Running)
                .SetProperty(t => t.Node, Node)
                .SetProperty(t => t.LeaseUntil, until)
                .SetProperty(t => t.StartedAt, now));
        if (claimed == 0) return null;

        var turn = await db.Turns.AsNoTracking().Include(t => t.Conversation).SingleAsync(t => t.Id == turnId);
        if (turn.StopRequestedAt is not null) Stop(turnId);
        var official = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == turn.Conversation!.OfficialId);
        return new AnswerRequest(
            turn.Id,
            turn.Question,
            await EarlierAsync(db, turn.ParentTurnId),
            official is null ? ReadingRights.None : ReadingRights.Of(official),
            turn.ContinuesTurnId is { } continued ? await db.Turns.Where(t => t.Id == continued).Select(t => t.Answer).SingleAsync() : null);
    }

    /// <summary>The turns before, oldest first, along the branch; six are enough to make a question stand alone.</summary>
    private static async Task<IReadOnlyList<EarlierTurn>> EarlierAsync(AppDbContext db, Guid? parent)
    {
        var earlier = new List<EarlierTurn>();
        while (parent is { } id && earlier.Count < 6)
        {
            var turn = await db.Turns.AsNoTracking().Where(t => t.Id == id).Select(t => new { t.ParentTurnId, t.Question, t.Answer }).SingleAsync();
            earlier.Insert(0, new EarlierTurn(turn.Question, turn.Answer));
            parent = turn.ParentTurnId;
        }
        return earlier;
    }

    private async Task WatchLeasesAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        for (var tick = 0; ; tick++)
        {
            try
            {
                if (!runs.IsEmpty) await ObeyStopsAsync(stoppingToken);
                // Renewed well before it is over, also when one renewal fails.
                if (tick % 3 == 0 && !runs.IsEmpty) await RenewAsync(stoppingToken);
                if (tick % 5 == 0) await TakeOverAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbUpdateException or Microsoft.Data.Sqlite.SqliteException or IOException)
            {
                WatchFailed(logger, e);
            }
            if (!await timer.WaitForNextTickAsync(stoppingToken)) return;
        }
    }

    private async Task ObeyStopsAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var stopped = await db.Turns.Where(t => t.State == TurnState.Running && t.Node == Node && t.StopRequestedAt != null).Select(t => t.Id).ToListAsync(cancellationToken);
        foreach (var turnId in stopped) Stop(turnId);
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var until = time.GetUtcNow().UtcDateTime + options.Value.Lease;
        await db.Turns.Where(t => (t.State == TurnState.Running || t.State == TurnState.Waiting) && t.Node == Node)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LeaseUntil, until), cancellationToken);
    }

    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var orphans = await db.Turns
            .Where(t => (t.State == TurnState.Running || t.State == TurnState.Waiting) && (t.LeaseUntil == null || t.LeaseUntil < now))
            .ToListAsync(cancellationToken);
        foreach (var turn in orphans.Where(t => !runs.ContainsKey(t.Id)))
        {
            if (turn.State == TurnState.Waiting && turn.StopRequestedAt is null && !Stopping) Enqueue(turn.Id);
            else await InterruptAsync(turn.Id, cancellationToken);
        }
    }

    /// <summary>Closes a turn whose node is gone, with the text that was stored.</summary>
    private async Task InterruptAsync(Guid turnId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        // Takes the turn first, so that of two nodes only one closes it.
        var taken = await db.Turns.Where(t => t.Id == turnId && (t.State == TurnState.Running || t.State == TurnState.Waiting) && (t.LeaseUntil == null || t.LeaseUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Node, Node).SetProperty(t => t.LeaseUntil, now + options.Value.Lease), cancellationToken);
        if (taken == 0) return;

        var turn = await db.Turns.SingleAsync(t => t.Id == turnId, cancellationToken);
        var rows = await db.TurnParts.AsNoTracking().Where(p => p.TurnId == turnId).OrderBy(p => p.First).ToListAsync(cancellationToken);
        var parts = rows.SelectMany(TurnLog.Read).ToList();
        var sources = parts.OfType<SourcesPart>().SelectMany(p => p.Sources).ToList();
        var sentences = parts.OfType<SentencePart>().Select(p => p.Sentence).ToList();
        var closing = new ClosedPart(
            turn.StopRequestedAt is null ? TurnState.Interrupted : TurnState.Stopped,
            string.Concat(parts.OfType<TextPart>().Select(p => p.Text)),
            sentences,
            AnswerClosing.Citations(sentences, sources));
        foreach (var source in sources)
        {
            turn.Sources.Add(new TurnSource { TurnId = turnId, Number = source.Number, PassageId = source.PassageId, DocumentId = source.DocumentId, Source = JsonSerializer.Serialize(source, AnswerJson.Options) });
        }
        Finish(turn, closing);
        var first = rows.Count == 0 ? 1 : rows[^1].Last + 1;
        db.TurnParts.Add(TurnLog.Row(turnId, first, first, [closing]));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Interrupted(logger, turnId, parts.Count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TurnId} closed as {State} ({Reason}), model {Model}, prompt {Prompt}, {Milliseconds} ms, {Citations} citations, {Removed} removed")]
    private static partial void Closed(ILogger logger, Guid turnId, TurnState state, string? reason, string? model, string? prompt, long milliseconds, int citations, int removed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TurnId} of a node that is gone closed as interrupted with {Parts} parts")]
    private static partial void Interrupted(ILogger logger, Guid turnId, int parts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TurnId} failed")]
    private static partial void RunFailed(ILogger logger, Guid turnId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Leases of running turns could not be watched; trying again.")]
    private static partial void WatchFailed(ILogger logger, Exception exception);

    /// <summary>One running turn of this node.</summary>
    private sealed class TurnRun : IDisposable
    {
        private readonly CancellationTokenSource stop = new();

        public Task Task { get; set; } = Task.CompletedTask;
        public TurnState StoppedAs { get; private set; } = TurnState.Stopped;
        public DateTime? FirstTextAt { get; set; }
        public CancellationToken Token => stop.Token;

        public void Stop(TurnState state)
        {
            if (stop.IsCancellationRequested) return;
            StoppedAs = state;
            try
            {
                stop.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended on its own in this very moment.
            }
        }

        public void Dispose() => stop.Dispose();
    }
}
