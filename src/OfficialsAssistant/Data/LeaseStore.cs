using Microsoft.EntityFrameworkCore;

namespace OfficialsAssistant.Data;

/// <summary>Named leases in the database: one holder at a time, given up by time when the holder dies.</summary>
public sealed class LeaseStore(IDbContextFactory<AppDbContext> database, TimeProvider time)
{
    /// <summary>Takes or renews the lease; false when another holder has it.</summary>
    public async Task<bool> TryHoldAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var until = now + duration;
        // One statement: taken when free, over, or already ours.
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "Leases" ("Name", "Holder", "Until") VALUES ({name}, {holder}, {until})
             ON CONFLICT ("Name") DO UPDATE SET "Holder" = excluded."Holder", "Until" = excluded."Until"
             WHERE "Leases"."Holder" = excluded."Holder" OR "Leases"."Until" < {now}
             """, cancellationToken);
        return changed > 0;
    }

    public async Task ReleaseAsync(string name, string holder, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await db.Leases.Where(l => l.Name == name && l.Holder == holder).ExecuteDeleteAsync(cancellationToken);
    }
}
