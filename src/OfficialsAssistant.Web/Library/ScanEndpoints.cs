using OfficialsAssistant.Access;
using OfficialsAssistant.Library.Recognition;
using OfficialsAssistant.Web.Access;

namespace OfficialsAssistant.Web.Library;

/// <summary>A person's text of a scanned page, written over the text with this revision (0: none yet).</summary>
public sealed record CorrectionRequest(int Revision, string Text);

/// <summary>The scanned pages: read by whoever may read the document, corrected by library managers.</summary>
internal static class ScanEndpoints
{
    public static void MapScans(this WebApplication app, string managerPolicy)
    {
        app.MapGet("/api/scans/versions/{versionId:guid}", PagesAsync);
        app.MapGet("/api/scans/doubtful", DoubtfulAsync).RequireAuthorization(managerPolicy);
        app.MapPost("/api/scans/versions/{versionId:guid}/pages/{page:int}", CorrectAsync).RequireAuthorization(managerPolicy);
    }

    private static async Task<IResult> PagesAsync(Guid versionId, HttpContext context, ScanReading scans, Accounts accounts, CancellationToken cancellationToken) =>
        Results.Ok(await scans.PagesAsync(versionId, await accounts.RightsOfAsync(context.User.OfficialId(), cancellationToken), cancellationToken));

    private static async Task<IResult> DoubtfulAsync(HttpContext context, ScanReading scans, Accounts accounts, CancellationToken cancellationToken) =>
        Results.Ok(await scans.DoubtfulAsync(await accounts.RightsOfAsync(context.User.OfficialId(), cancellationToken), cancellationToken));

    private static async Task<IResult> CorrectAsync(
        Guid versionId, int page, CorrectionRequest request, HttpContext context, ScanReading scans, Accounts accounts, CancellationToken cancellationToken)
    {
        if (request.Text is not { Length: <= ScanReading.MaxText }) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var official = context.User.OfficialId();
        var rights = await accounts.RightsOfAsync(official, cancellationToken);
        return await scans.CorrectAsync(versionId, page, request.Revision, request.Text, official, rights, cancellationToken) ? Results.NoContent() : Results.Conflict();
    }
}
