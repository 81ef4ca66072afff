using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Access;
using OfficialsAssistant.Library;
using OfficialsAssistant.Library.Reading;
using OfficialsAssistant.Library.Uploading;
using OfficialsAssistant.Web.Access;

namespace OfficialsAssistant.Web.Library;

/// <summary>The library's doors: uploading and managing for library managers, the original file for whoever may read it.</summary>
internal static class LibraryEndpoints
{
    internal const string Manager = "library-manager";

    public static void AddLibraryEndpoints(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UploadForm>();
        builder.Services.AddSingleton<VersionComparison>();
        builder.Services.AddAuthorizationBuilder().AddPolicy(Manager, p => p.RequireRole(Roles.LibraryManager));
    }

    public static void MapLibrary(this WebApplication app)
    {
        app.MapHub<LibraryHub>("/hubs/library");
        app.MapWatched();
        app.MapScans(Manager);
        app.MapGet("/documents/{documentId:guid}/versions/{versionId:guid}/file", FileAsync);

        var documents = app.MapGroup("/api/documents").RequireAuthorization(Manager);
        documents.MapPost("/", UploadAsync);
        documents.MapGet("/{documentId:guid}", StateAsync);
        documents.MapDelete("/{documentId:guid}", DeleteAsync);
        documents.MapPost("/{documentId:guid}/rights", RightsAsync);
        documents.MapPost("/{documentId:guid}/versions/{versionId:guid}/cancel", CancelAsync);
        documents.MapPost("/{documentId:guid}/versions/{versionId:guid}/retry", RetryAsync);
    }

    /// <summary>Takes the files as they stream in; the answer names each with its row or the reason.</summary>
    private static async Task<IResult> UploadAsync(HttpContext context, UploadForm form, ReaderPool readers, Accounts accounts, IOptions<LibraryOptions> options, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = options.Value.MaxUploadBytes;
        readers.Warm();
        var official = context.User.OfficialId();
        var reply = await form.TakeAsync(context.Request, official, await accounts.RightsOfAsync(official, cancellationToken), cancellationToken);
        return reply.Problem is { } problem ? Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest) : Results.Ok(reply);
    }

    private static async Task<IResult> StateAsync(Guid documentId, HttpContext context, RowControl rows, Accounts accounts, CancellationToken cancellationToken)
    {
        var official = context.User.OfficialId();
        var states = await rows.StatesOfAsync(documentId, official, await accounts.RightsOfAsync(official, cancellationToken), cancellationToken);
        return states.Count == 0 ? Results.NotFound() : Results.Ok(new { documentId, versions = states.Select(RowMessage.Of) });
    }

    private static async Task<IResult> CancelAsync(Guid versionId, HttpContext context, RowControl rows, Accounts accounts, CancellationToken cancellationToken)
    {
        var official = context.User.OfficialId();
        return await rows.CancelAsync(versionId, official, await accounts.RightsOfAsync(official, cancellationToken), cancellationToken) ? Results.NoContent() : Results.NotFound();
    }

    private static async Task<IResult> RetryAsync(Guid versionId, HttpContext context, RowControl rows, Accounts accounts, CancellationToken cancellationToken)
    {
        var official = context.User.OfficialId();
        return await rows.RetryAsync(versionId, official, await accounts.RightsOfAsync(official, cancellationToken), cancellationToken) ? Results.NoContent() : Results.NotFound();
    }

    private static async Task<IResult> DeleteAsync(Guid documentId, HttpContext context, LibraryService library, DocumentReading documents, Accounts accounts, CancellationToken cancellationToken)
    {
        var rights = await accounts.RightsOfAsync(context.User.OfficialId(), cancellationToken);
        if (!await documents.MayReadAsync(documentId, rights, cancellationToken)) return Results.NotFound();
        return await library.DeleteAsync(documentId, cancellationToken) ? Results.NoContent() : Results.NotFound();
    }

    private static async Task<IResult> RightsAsync(
        Guid documentId, RightsRequest request, HttpContext context, DocumentRights rights, UploadService uploads, Accounts accounts, CancellationToken cancellationToken)
    {
        if (request.ToTerms() is not { } terms) return Results.Problem(LibraryTexts.NoOfficial, statusCode: StatusCodes.Status400BadRequest);
        var own = await accounts.RightsOfAsync(context.User.OfficialId(), cancellationToken);
        if (await uploads.UnknownReaderAsync(terms, cancellationToken) is { } problem) return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        return await rights.ChangeAsync(documentId, terms.OwnerDepartment, terms.Readers, request.Class is { Length: > 0 } ? terms.Classification : null, own, cancellationToken) ? Results.NoContent() : Results.NotFound();
    }

    /// <summary>The file as it came: to be saved, never to be opened by this origin.</summary>
    private static async Task<IResult> FileAsync(
        Guid documentId, Guid versionId, HttpContext context, DocumentReading documents, FileStore files, Accounts accounts, CancellationToken cancellationToken)
    {
        var rights = await accounts.RightsOfAsync(context.User.OfficialId(), cancellationToken);
        if (await documents.FileOfAsync(documentId, versionId, rights, cancellationToken) is not { } file || !files.Has(file.ContentHash)) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(files.Open(file.ContentHash), "application/octet-stream", file.FileName);
    }
}
