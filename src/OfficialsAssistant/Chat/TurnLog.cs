using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OfficialsAssistant.Data;
using OfficialsAssistant.Live;

namespace OfficialsAssistant.Chat;

/// <summary>
/// The parts of running turns: live in this process, stored by one flusher in one transaction at most every 200 ms.
/// A turn that runs elsewhere, or ran before a restart, is followed from the rows.
/// </summary>
public sealed partial class TurnLog(IDbContextFactory<AppDbContext> database, GroupCommit commit, Installation installation, TimeProvider time, ILogger<TurnLog> logger) : BackgroundService
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<Guid, RunningLog> running = [];

    /// <summary>The log of a turn that this node runs or is about to run, so that whoever follows at once waits for its parts, not for rows.</summary>
    public RunningLog Open(Guid turnId) => running.GetOrAdd(turnId, id => new RunningLog(id));

    /// <summary>The turn is not ours to write any more: followers go on from the rows.</summary>
    public void Abandon(Guid turnId)
    {
        if (!running.TryRemove(turnId, out var log)) return;
        log.Live.Close();
        Abandoned?.Invoke(turnId);
    }

    /// <summary>A turn this node must stop working on.</summary>
    public event Action<Guid>? Abandoned;

    /// <summary>
    /// Stores what is not stored yet, together with the turn's final row, then lets followers see the end. The closing
    /// part is visible only after its commit: what a person saw closed stays closed.
    /// </summary>
    /// <param name="finish">Puts the final values on the tracked turn row.</param>
    /// <returns>False when another node has closed the turn meanwhile: its end holds, not ours.</returns>
    public async Task<bool> CloseAsync(RunningLog log, ClosedPart closing, Action<Turn> finish)
    {
        var ours = await commit.SaveAsync(
            db =>
            {
                if (db.Turns.SingleOrDefault(t => t.Id == log.TurnId && t.Node == installation.Node && t.State == TurnState.Running) is not { } turn) return false;
                finish(turn);
                log.TakeInto(new TurnPartRows(db), [closing]);
                return true;
            },
            _ => log.Committed(),
            log.RolledBack);
        if (!ours)
        {
            Abandon(log.TurnId);
            return false;
        }
        log.Live.Append(closing);
        log.Live.Close();
        running.TryRemove(log.TurnId, out _);
        return true;
    }

    /// <summary>
    /// The turn's parts after a number, until it closes. When the number is beyond what is known (the process was killed
    /// before a flush), the first batch says <see cref="FollowedParts.Reset"/> and everything starts again.
    /// </summary>
    public async IAsyncEnumerable<FollowedParts> FollowAsync(Guid turnId, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            if (running.TryGetValue(turnId, out var log))
            {
                if (after > log.Live.Last) yield return FollowedParts.FromStart(out after);
                await foreach (var batch in log.Live.FollowAsync(after, cancellationToken))
                {
                    yield return new FollowedParts(batch.Entries, batch.Last);
                    after = batch.Last;
                    if (batch.Entries[^1] is ClosedPart) yield break;
                }
                continue;
            }

            var (stored, last, open) = await LoadAsync(turnId, after, cancellationToken);
            // A follower of a closed turn has not seen its closing part, or it would not ask.
            if (after > last || (!open && after == last)) yield return FollowedParts.FromStart(out after);
            else
            {
                if (stored.Count > 0) yield return new FollowedParts(stored, last);
                after = last;
                // The state was read before the rows: the end may have come in between.
                if (!open || (stored.Count > 0 && stored[^1] is ClosedPart)) yield break;
                await Task.Delay(FlushInterval, time, cancellationToken);
            }
        }
    }

    /// <summary>The passages shown so far of a turn that is still being answered.</summary>
    public async Task<IReadOnlyList<TurnSource>> SourcesSoFarAsync(Guid turnId, CancellationToken cancellationToken) =>
        [.. TurnSource.Of(turnId, running.TryGetValue(turnId, out var log) ? log.Live.Since(0) : (await LoadAsync(turnId, 0, cancellationToken)).Parts)];

    private async Task<(IReadOnlyList<AnswerPart> Parts, int Last, bool Open)> LoadAsync(Guid turnId, int after, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        // State first: parts and final state are committed together, so a closed state is never seen without its parts.
        var state = await db.Turns.Where(t => t.Id == turnId).Select(t => t.State).SingleAsync(cancellationToken);
        var rows = await db.TurnParts.AsNoTracking().Where(p => p.TurnId == turnId).OrderBy(p => p.First).ToListAsync(cancellationToken);
        var parts = rows.Where(r => r.Last > after)
            .SelectMany(r => Read(r).Skip(Math.Max(0, after - r.First + 1)))
            .ToList();
        return (parts, rows.Count == 0 ? 0 : rows[^1].Last, state == TurnState.Running);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(FlushInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await FlushAsync();
            }
            catch (Exception e)
            {
                // Nothing is lost: the parts stay in memory and the next tick tries again.
                FlushFailed(logger, e);
            }
        }
    }

    // One change for all of them: hundreds of turns that are written at once cost one query and one commit.
    private async Task FlushAsync()
    {
        var logs = running.Values.Where(log => log.HasMore).ToList();
        if (logs.Count == 0) return;
        var lost = await commit.SaveAsync(
            db =>
            {
                var ours = db.Turns.Where(t => t.Node == installation.Node && t.State == TurnState.Running).Select(t => t.Id).ToHashSet();
                var rows = new TurnPartRows(db);
                foreach (var log in logs.Where(log => ours.Contains(log.TurnId))) log.TakeInto(rows, []);
                return logs.Where(log => !ours.Contains(log.TurnId)).ToList();
            },
            _ => logs.ForEach(log => log.Committed()),
            () => logs.ForEach(log => log.RolledBack()));
        // The lease was over and another node closed the turn: what runs here is nobody's any more.
        foreach (var log in lost) Abandon(log.TurnId);
    }

    internal static List<AnswerPart> Read(TurnParts row) =>
        JsonSerializer.Deserialize<List<AnswerPart>>(row.Parts, AnswerJson.Options)!;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parts of running turns could not be stored; trying again.")]
    private static partial void FlushFailed(ILogger logger, Exception exception);
}

/// <summary>The log of one turn on the node that runs it. What is stored is counted on the writer's thread alone.</summary>
public sealed class RunningLog(Guid turnId)
{
    private int stored;
    private int taken;

    public Guid TurnId { get; } = turnId;
    public LiveLog<AnswerPart> Live { get; } = new();

    internal bool HasMore => Live.Last > Volatile.Read(ref stored);

    /// <summary>Adds a row with what no row holds yet, and what is added behind it.</summary>
    internal void TakeInto(TurnPartRows rows, IReadOnlyList<AnswerPart> behind)
    {
        List<AnswerPart> parts = [.. Live.Since(taken), .. behind];
        if (parts.Count == 0) return;
        rows.Add(TurnId, taken + 1, taken + parts.Count, parts);
        taken += parts.Count;
    }

    internal void Committed() => Volatile.Write(ref stored, taken);

    internal void RolledBack() => taken = stored;
}

/// <summary>Consecutive parts, <paramref name="Last"/> the number of the last; or the order to forget everything received so far.</summary>
public sealed record FollowedParts(IReadOnlyList<AnswerPart> Parts, int Last, bool Reset = false)
{
    internal static FollowedParts FromStart(out int after)
    {
        after = 0;
        return new FollowedParts([], 0, Reset: true);
    }
}
