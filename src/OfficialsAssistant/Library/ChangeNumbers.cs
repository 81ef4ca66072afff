using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library;

/// <summary>
/// One counter for the database: the highest number given so far. Read and given out inside a write transaction (SQLite
/// has one writer), so that a number is never seen by the index before a lower one.
/// </summary>
internal static class ChangeNumbers
{
    public static async Task<long> LastAsync(AppDbContext db, CancellationToken cancellationToken) =>
        await db.DocumentVersions.MaxAsync(v => (long?)v.ChangeNumber, cancellationToken) ?? 0;
}
