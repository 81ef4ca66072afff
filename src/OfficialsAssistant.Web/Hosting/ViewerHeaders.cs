namespace OfficialsAssistant.Web.Hosting;

/// <summary>
/// The headers of /viewer/, whose frame draws files of strangers: it has no origin, so its own scripts come with permission for
/// every origin, and nothing else of the application does. Only here may a page compile WebAssembly.
/// </summary>
internal static class ViewerHeaders
{
    private const string Folder = "/viewer";

    /// <summary>Whether the answer belongs to the frame and has got its headers.</summary>
    public static bool TryWrite(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Folder)) return false;
        var own = $"{Origin(context.Request)}{Folder}/";
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"sandbox allow-scripts; default-src 'none'; script-src {own} 'wasm-unsafe-eval'; style-src {own}; connect-src {own}; img-src blob: data:; " +
            $"font-src {own} blob: data:; worker-src blob: {own}; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return true;
    }

    /// <summary>The document pages may show the frame; no other page may show any.</summary>
    public static string FrameSource(HttpRequest request) =>
        request.Path.StartsWithSegments("/documents") ? $"; frame-src {Origin(request)}{Folder}/" : "";

    private static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
