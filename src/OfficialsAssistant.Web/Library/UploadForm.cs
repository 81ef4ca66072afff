using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OfficialsAssistant.Access;
using OfficialsAssistant.Library;
using OfficialsAssistant.Library.Uploading;

namespace OfficialsAssistant.Web.Library;

/// <summary>The answer to an upload: a file each, or why nothing was taken.</summary>
public sealed record UploadReply(IReadOnlyList<UploadedFile> Files, string? Problem = null);

/// <summary>Reads an upload part by part, without holding a file in memory. Fields come before the files they speak for.</summary>
internal sealed class UploadForm(UploadService uploads)
{
    private const int LongestField = 4096, MostParts = 1000;

    public async Task<UploadReply> TakeAsync(HttpRequest request, Guid officialId, ReadingRights rights, CancellationToken cancellationToken)
    {
        if (Boundary(request) is not { } boundary) return new([], LibraryTexts.BadUpload);
        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16 };
        var fields = new List<(string Name, string Value)>();
        var taken = new List<UploadedFile>();
        UploadTerms? terms = null;
        try
        {
            for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } part; parts++)
            {
                if (parts == MostParts || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var said)) return new(taken, LibraryTexts.BadUpload);
                if (!said.IsFileDisposition())
                {
                    fields.Add((HeaderUtilities.RemoveQuotes(said.Name).ToString(), await FieldAsync(part.Body, cancellationToken)));
                    continue;
                }
                terms ??= Terms(fields);
                if (terms is null || terms.Collection.Length == 0) return new(taken, LibraryTexts.BadUpload);
                if (await uploads.WhyNotAsync(terms, rights, cancellationToken) is { } reason) return new(taken, reason);
                // Some browsers send the name in the older form alone.
                var name = HeaderUtilities.RemoveQuotes(said.FileNameStar.HasValue ? said.FileNameStar : said.FileName).ToString();
                taken.AddRange(await uploads.AddAsync(name, part.Body, terms, officialId, rights, cancellationToken));
            }
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            // Cut off, too large or malformed: what was whole before stays.
            return new(taken, LibraryTexts.BadUpload);
        }
        return taken.Count > 0 ? new(taken) : new(taken, LibraryTexts.BadUpload);
    }

    private static UploadTerms? Terms(List<(string Name, string Value)> fields)
    {
        return new RightsRequest(One("visibility"), One("ownerDepartment"), One("class"), All("departments"), All("people"), One("collection"), One("effectiveFrom"), One("asVersionOf")).ToTerms();

        string? One(string name) => fields.LastOrDefault(f => f.Name == name).Value;
        List<string> All(string name) => [.. fields.Where(f => f.Name == name).Select(f => f.Value)];
    }

    private static async Task<string> FieldAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body);
        var buffer = new char[LongestField];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        return length < LongestField ? new string(buffer, 0, length) : throw new InvalidDataException("A field is too long.");
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 100 } boundary ? boundary.ToString() : null;
}
