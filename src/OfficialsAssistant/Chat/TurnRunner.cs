using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>
/// Runs turns whether or not anybody is watching. A turn belongs to the node whose lease it carries; another node closes
/// it as interrupted only when the lease is over.
/// </summary>
public sealed partial class TurnRunner(
    IDbContextFactory<AppDbContext> database,
    ChatService chat,
    TurnLog log,
    OrphanedTurns orphans,
    Installation installation,
    IOptions<ChatOptions> options,
    TimeProvider time,
    ILogger<TurnRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(400);

    /// <summary>Searching is the costly part of a turn. Few at a time, so that many questions at once do not hold up the answers being written.</summary>
    private readonly SemaphoreSlim preparing = new(Math.Max(1, Environment.ProcessorCount / 2));

    private readonly Channel<Guid> queue = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, TurnRun> runs = [];

    public string Node => installation.Node;

    /// <summary>True once the node takes no new questions because it is shutting down.</summary>
    public bool Stopping { get; private set; }

    public void Enqueue(Guid turnId)
    {
        log.Open(turnId);
        queue.Writer.TryWrite(turnId);
    }

    /// <summary>Stops the turn if it runs here; a turn that runs elsewhere is stopped by its own node, which watches the column.</summary>
    public void Stop(Guid turnId)
    {
        if (runs.TryGetValue(turnId, out var run)) run.Stop(TurnState.Stopped);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        log.Abandoned += Stop;
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

    public override void Dispose()
    {
        preparing.Dispose();
        base.Dispose();
    }

    private async Task RunAsync(Guid turnId, TurnRun run)
    {
        try
        {
            await preparing.WaitAsync();
            run.Prepares(preparing);
            var request = await RequestAsync(turnId);
            var parts = log.Open(turnId);
            var closing = await FillAsync(request, parts, run);
            await CloseAsync(parts, closing, run);
        }
        catch (Exception e)
        {
            // The lease runs out and the turn is closed as interrupted: it never stays open.
            log.Abandon(turnId);
            RunFailed(logger, turnId, e);
        }
        finally
        {
            run.Prepared();
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
                if (part is StepPart { Step: AnswerStep.Write }) run.Prepared();
                if (part is ClosedPart closed) return closed with { State = closed.State == TurnState.Stopped ? run.StoppedAs : closed.State };
                if (part is TextPart) run.FirstTextAt ??= time.GetUtcNow().UtcDateTime;
                parts.Live.Append(part);
            }
            throw new InvalidOperationException("An answer ended without its closing part.");
        }
        catch (OperationCanceledException) when (run.Token.IsCancellationRequested)
        {
            return AnswerClosing.Of(parts.Live.Since(0), run.StoppedAs, milliseconds: Elapsed());
        }
        catch (Exception e)
        {
            // A defect of ours must not leave the official with an open turn; what was written is kept.
            RunFailed(logger, request.TurnId, e);
            return AnswerClosing.Of(parts.Live.Since(0), TurnState.Failed, "internal", Elapsed());
        }

        long Elapsed() => (long)time.GetElapsedTime(started).TotalMilliseconds;
    }

    private async Task CloseAsync(RunningLog parts, ClosedPart closing, TurnRun run)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var ours = await log.CloseAsync(parts, closing, turn =>
                {
                    turn.FirstTextAt = run.FirstTextAt;
                    turn.Close(closing, parts.Live.Since(0), time.GetUtcNow().UtcDateTime);
                });
                if (ours) Closed(logger, parts.TurnId, closing.State, closing.Reason, closing.Model, closing.PromptVersion, closing.Milliseconds, closing.Citations.Count, closing.RemovedCitations);
                return;
            }
            catch (Exception e) when (attempt < 20 && e is DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), time);
            }
        }
    }

    /// <summary>What the turn is to be answered from, read as the rows say now: rights changed a moment ago hold.</summary>
    private async Task<AnswerRequest> RequestAsync(Guid turnId)
    {
        await using var db = await database.CreateDbContextAsync();
        var turn = await db.Turns.AsNoTracking().Include(t => t.Conversation).SingleAsync(t => t.Id == turnId);
        if (turn.StopRequestedAt is not null) Stop(turnId);
        return new AnswerRequest(
            turn.Id,
            turn.Question,
            await EarlierAsync(db, turn.ParentTurnId),
            await Accounts.RightsOfAsync(db, turn.Conversation!.OfficialId, CancellationToken.None),
            turn.ContinuesTurnId is { } continued ? await db.Turns.Where(t => t.Id == continued).Select(t => t.Answer).SingleAsync() : null,
            turn.ContinuesTurnId is { } source ? await ClassOfAsync(db, source) : Classification.O);
    }

    /// <summary>The turns before, oldest first, along the branch; six are enough to make a question stand alone.</summary>
    private static async Task<IReadOnlyList<EarlierTurn>> EarlierAsync(AppDbContext db, Guid? parent)
    {
        var earlier = new List<EarlierTurn>();
        while (parent is { } id && earlier.Count < 6)
        {
            var turn = await db.Turns.AsNoTracking().Where(t => t.Id == id).Select(t => new { t.ParentTurnId, t.Question, t.Answer }).SingleAsync();
            earlier.Insert(0, new EarlierTurn(turn.Question, turn.Answer, await ClassOfAsync(db, id)));
            parent = turn.ParentTurnId;
        }
        return earlier;
    }

    /// <summary>Highest class of the documents an answer was made from; one that is gone counts as C.</summary>
    private static async Task<Classification> ClassOfAsync(AppDbContext db, Guid turnId)
    {
        var documents = await db.TurnSources.Where(s => s.TurnId == turnId).Select(s => s.DocumentId).Distinct().ToListAsync();
        var classes = await db.Documents.Where(d => documents.Contains(d.Id)).Select(d => d.Classification).ToListAsync();
        if (classes.Count < documents.Count) return Classification.C;
        return classes.Count == 0 ? Classification.O : classes.Max();
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
                if (tick % 5 == 0) await orphans.CloseAsync(runs.Keys.ToHashSet(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
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
        // By the runs that are there, not by the node's name: a turn that lost its run must not be kept open.
        var ids = runs.Keys.ToList();
        await db.Turns.Where(t => ids.Contains(t.Id) && t.State == TurnState.Running && t.Node == Node)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LeaseUntil, until), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {TurnId} closed as {State} ({Reason}), model {Model}, prompt {Prompt}, {Milliseconds} ms, {Citations} citations, {Removed} removed")]
    private static partial void Closed(ILogger logger, Guid turnId, TurnState state, string? reason, string? model, string? prompt, long milliseconds, int citations, int removed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {TurnId} failed")]
    private static partial void RunFailed(ILogger logger, Guid turnId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Leases of running turns could not be watched; trying again.")]
    private static partial void WatchFailed(ILogger logger, Exception exception);

    /// <summary>One running turn of this node.</summary>
    private sealed class TurnRun : IDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private SemaphoreSlim? preparing;

        public Task Task { get; set; } = Task.CompletedTask;
        public TurnState StoppedAs { get; private set; } = TurnState.Stopped;
        public DateTime? FirstTextAt { get; set; }
        public CancellationToken Token => stop.Token;

        public void Prepares(SemaphoreSlim gate) => preparing = gate;

        /// <summary>Lets the next turn search.</summary>
        public void Prepared() => Interlocked.Exchange(ref preparing, null)?.Release();

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
