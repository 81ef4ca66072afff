using OfficialsAssistant.Library;
using OfficialsAssistant.Library.Watching;

namespace OfficialsAssistant.Web.Library;

/// <summary>Watched folders, for library managers: how they stand, and a pass on demand.</summary>
internal static class WatchedEndpoints
{
    public static void MapWatched(this WebApplication app)
    {
        var watched = app.MapGroup("/api/library/watched").RequireAuthorization(LibraryEndpoints.Manager);
        watched.MapGet("/", ListAsync);
        watched.MapGet("/{name}", StateAsync);
        watched.MapPost("/{name}/sync", SyncAsync);
    }

    private static async Task<IResult> ListAsync(WatchedFolders folders, CancellationToken cancellationToken)
    {
        var states = new List<object>();
        foreach (var folder in folders.All) states.Add(new { folder.Name, folder.Interval, LastStartedAt = await folders.LastAsync(folder, cancellationToken) });
        return Results.Ok(states);
    }

    private static async Task<IResult> StateAsync(string name, WatchedFolders folders, CancellationToken cancellationToken) =>
        folders.Find(name) is { } folder ? Results.Ok(await folders.StateAsync(folder, cancellationToken)) : Results.NotFound();

    /// <summary>Answers when the pass is over, with its counts. A pass goes on when the one who asked for it has left.</summary>
    private static async Task<IResult> SyncAsync(string name, WatchedFolders folders, IHostApplicationLifetime lifetime)
    {
        if (folders.Find(name) is not { } folder) return Results.NotFound();
        return await folders.SyncAsync(folder, lifetime.ApplicationStopping) is { } sync
            ? Results.Ok(sync)
            : Results.Problem(LibraryTexts.FolderBusy, statusCode: StatusCodes.Status409Conflict);
    }
}
