using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Web.Hosting;

/// <summary>Ready only when it can answer: the database answers and the library in it was indexed once.</summary>
internal sealed class Readiness(IDbContextFactory<AppDbContext> database, Installation installation, IngestRows ingest, IndexFollower index)
{
    private bool indexed;

    /// <summary>Null when ready, else the reason code: database or indexing.</summary>
    public async Task<string?> WhyNotAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Once the library was whole, later work on it does not take the answers away.
            indexed = indexed || (!installation.SampleLibraryWanted && (await ingest.ProgressAsync(null, cancellationToken)).Finished
                && await index.IsIndexCurrentAsync(cancellationToken));
            if (!indexed) return "indexing";
            await using var db = await database.CreateDbContextAsync(cancellationToken);
            await db.Departments.AnyAsync(cancellationToken);
            return null;
        }
        catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or IOException)
        {
            return "database";
        }
    }
}

internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new { status = "live" }));
        health.MapGet("/ready", async (Readiness readiness, CancellationToken cancellationToken) =>
            await readiness.WhyNotAsync(cancellationToken) is { } reason
                ? Results.Json(new { status = "notReady", reason }, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Json(new { status = "ready" }));
    }
}
