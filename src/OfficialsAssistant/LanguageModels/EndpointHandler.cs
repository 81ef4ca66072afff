using System.Net;

namespace OfficialsAssistant.LanguageModels;

/// <summary>Between the model library and the network: what a server may send us, and where it is found.</summary>
/// <param name="sendsKey">False takes off the placeholder that the library sends for want of a key.</param>
/// <param name="addedVersion">True where /v1 was our addition: a server that answers 404 there is asked without it.</param>
internal sealed class EndpointHandler(bool sendsKey, bool addedVersion) : DelegatingHandler
{
    private volatile bool withoutVersion;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!sendsKey) request.Headers.Authorization = null;
        if (withoutVersion) request.RequestUri = WithoutVersion(request.RequestUri!);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound && addedVersion && !withoutVersion)
            response = await SendWithoutVersionAsync(request, response, cancellationToken);
        // The body of an error may echo the prompt and may never end: it is not read.
        response.Content = response.IsSuccessStatusCode ? await GuardAsync(response.Content, cancellationToken) : Drop(response.Content);
        return response;
    }

    private async Task<HttpResponseMessage> SendWithoutVersionAsync(HttpRequestMessage request, HttpResponseMessage notFound, CancellationToken cancellationToken)
    {
        notFound.Dispose();
        request.RequestUri = WithoutVersion(request.RequestUri!);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.NotFound) withoutVersion = true;
        return response;
    }

    private static Uri WithoutVersion(Uri address) =>
        new UriBuilder(address) { Path = address.AbsolutePath.Replace("/v1/chat/completions", "/chat/completions", StringComparison.Ordinal) }.Uri;

    private static async Task<HttpContent> GuardAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var guarded = new StreamContent(new EventStreamGuard(await content.ReadAsStreamAsync(cancellationToken)));
        foreach (var (name, values) in content.Headers) guarded.Headers.TryAddWithoutValidation(name, values);
        return guarded;
    }

    private static ByteArrayContent Drop(HttpContent content)
    {
        content.Dispose();
        return new ByteArrayContent([]);
    }
}
