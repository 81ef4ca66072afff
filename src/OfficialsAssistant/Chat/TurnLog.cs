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
public sealed partial class TurnLog(IDbContextFactory<AppDbContext> database, TimeProvider time, ILogger<TurnLog> logger) : BackgroundService
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<Guid, RunningLog> running = [];
    private readonly SemaphoreSlim flushing = new(1);

    /// <summary>Starts the log of a turn that this node runs.</summary>
    public RunningLog Open(Guid turnId) => running[turnId] = new RunningLog(turnId);

    /// <summary>
    /// Stores what is not stored yet, together with the turn's final row, then lets followers see the end. The closing
    /// part is visible only after its commit: what a person saw closed stays closed.
    /// </summary>
    /// <param name="finish">Puts the final values on the tracked turn row.</param>
    public async Task CloseAsync(RunningLog log, ClosedPart closing, Action<Turn> finish)
    {
        await flushing.WaitAsync();
        try
        {
            await using var db = await database.CreateDbContextAsync();
            var turn = await db.Turns.SingleAsync(t => t.Id == log.TurnId);
            finish(turn);
            var parts = log.Live.Since(log.Stored);
            var last = log.Stored + parts.Count + 1;
            db.TurnParts.Add(Row(log.TurnId, log.Stored + 1, last, [.. parts, closing]));
            await db.SaveChangesAsync();
            log.Stored = last;
        }
        finally
        {
            flushing.Release();
        }
        log.Live.Append(closing);
        log.Live.Close();
        running.TryRemove(log.TurnId, out _);
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
                    yield return new FollowedParts(batch.Entries, batch.Last);
                yield break;
            }

            var (stored, last, open) = await LoadAsync(turnId, after, cancellationToken);
            // A follower of a closed turn has not seen its closing part, or it would not ask.
            if (after > last || (!open && after == last)) yield return FollowedParts.FromStart(out after);
            else
            {
                if (stored.Count > 0) yield return new FollowedParts(stored, last);
                after = last;
                if (!open) yield break;
                await Task.Delay(FlushInterval, time, cancellationToken);
            }
        }
    }

    private async Task<(IReadOnlyList<AnswerPart> Parts, int Last, bool Open)> LoadAsync(Guid turnId, int after, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        // State first: parts and final state are committed together, so a closed state is never seen without its parts.
        var state = await db.Turns.Where(t => t.Id == turnId).Select(t => t.State).SingleAsync(cancellationToken);
        var rows = await db.TurnParts.AsNoTracking().Where(p => p.TurnId == turnId).OrderBy(p => p.First).ToListAsync(cancellationToken);
        var parts = rows.Where(r => r.Last > after)
            .SelectMany(r => Read(r).Skip(Math.Max(0, after - r.First + 1)))
            .ToList();
        return (parts, rows.Count == 0 ? 0 : rows[^1].Last, state is TurnState.Waiting or TurnState.Running);
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
            catch (Exception e) when (e is DbUpdateException or Microsoft.Data.Sqlite.SqliteException or IOException)
            {
                // Nothing is lost: the parts stay in memory and the next tick tries again.
                FlushFailed(logger, e);
            }
        }
    }

    private async Task FlushAsync()
    {
        if (running.Values.All(l => l.Live.Last == l.Stored)) return;
        await flushing.WaitAsync();
        try
        {
            await using var db = await database.CreateDbContextAsync();
            var flushed = new List<(RunningLog Log, int Last)>();
            foreach (var log in running.Values)
            {
                var parts = log.Live.Since(log.Stored);
                if (parts.Count == 0) continue;
                var last = log.Stored + parts.Count;
                db.TurnParts.Add(Row(log.TurnId, log.Stored + 1, last, parts));
                flushed.Add((log, last));
            }
            await db.SaveChangesAsync();
            foreach (var (log, last) in flushed) log.Stored = last;
        }
        finally
        {
            flushing.Release();
        }
    }

    internal static TurnParts Row(Guid turnId, int first, int last, IReadOnlyList<AnswerPart> parts) => new()
    {
        TurnId = turnId,
        First = first,
        Last = last,
        Parts = JsonSerializer.Serialize(parts, AnswerJson.Options),
    };

    internal static List<AnswerPart> Read(TurnParts row) =>
        JsonSerializer.Deserialize<List<AnswerPart>>(row.Parts, AnswerJson.Options)!;

    public override void Dispose()
    {
        flushing.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Parts of running turns could not be stored; trying again.")]
    private static partial void FlushFailed(ILogger logger, Exception exception);
}

/// <summary>The log of one turn on the node that runs it.</summary>
public sealed class RunningLog(Guid turnId)
{
    public Guid TurnId { get; } = turnId;
    public LiveLog<AnswerPart> Live { get; } = new();

    /// <summary>Number of the last part in the database; touched only under the flusher's lock.</summary>
    internal int Stored { get; set; }
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
