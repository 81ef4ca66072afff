using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace OfficialsAssistant.Data;

/// <summary>
/// One thread that writes what many ask to have written: whatever waits goes into one transaction, so that a hundred
/// questions at once cost a few commits, and no thread of the pool waits for the disk. Changes run one after another, so what
/// a change reads first still holds when it is committed.
/// </summary>
public sealed class GroupCommit : IDisposable
{
    private const int LargestGroup = 64;
    private const int Busy = 5, Locked = 6, BusyAttempts = 3;

    private readonly IDbContextFactory<AppDbContext> database;
    private readonly BlockingCollection<Change> waiting = [];
    private readonly Thread writer;

    public GroupCommit(IDbContextFactory<AppDbContext> database)
    {
        this.database = database;
        writer = new Thread(Write) { IsBackground = true, Name = "group commit" };
        writer.Start();
    }

    /// <summary>Completes after the commit, with what the change returned. A change that fails takes no other one with it.</summary>
    /// <param name="change">Reads and changes; may run a second time, so it must not keep anything but through <paramref name="committed"/>.</param>
    /// <param name="committed">On the writer's thread, after the commit.</param>
    /// <param name="rolledBack">On the writer's thread, when the transaction of the group failed.</param>
    public Task<T> SaveAsync<T>(Func<AppDbContext, T> change, Action<T>? committed = null, Action? rolledBack = null)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        T value = default!;
        waiting.Add(new Change(
            db => value = change(db),
            () =>
            {
                committed?.Invoke(value);
                result.SetResult(value);
            },
            () => rolledBack?.Invoke(),
            result.SetException));
        return result.Task;
    }

    private void Write()
    {
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            var group = new List<Change> { first };
            while (group.Count < LargestGroup && waiting.TryTake(out var next)) group.Add(next);
            var failure = TryCommit(group);
            // Another process holds the database: nobody here is at fault.
            for (var attempt = 1; failure is SqliteException { SqliteErrorCode: Busy or Locked } && attempt < BusyAttempts; attempt++) failure = TryCommit(group);
            if (failure is null) continue;
            // One of them is at fault: each by itself.
            foreach (var change in group)
                if ((group.Count > 1 ? TryCommit([change]) : failure) is { } fault) change.Failed(fault);
        }
    }

    private Exception? TryCommit(IReadOnlyList<Change> group)
    {
        try
        {
            using var db = database.CreateDbContext();
            using var transaction = db.Database.BeginTransaction();
            foreach (var change in group)
            {
                change.Apply(db);
                // Within the transaction: the next change reads what this one wrote.
                db.SaveChanges();
            }
            transaction.Commit();
        }
        catch (Exception e)
        {
            foreach (var change in group) change.RolledBack();
            return e;
        }
        foreach (var change in group) change.Committed();
        return null;
    }

    public void Dispose()
    {
        waiting.CompleteAdding();
        writer.Join();
        waiting.Dispose();
    }

    private sealed record Change(Action<AppDbContext> Apply, Action Committed, Action RolledBack, Action<Exception> Failed);
}
