using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace OfficialsAssistant.Web.Hosting;

/// <summary>What every request passes before any feature sees it.</summary>
internal static class RequestGuards
{
    public const string NonceKey = "csp-nonce";

    /// <summary>Strict CSP with a nonce: nothing inline, nothing from elsewhere.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceKey] = nonce;
        // At the last moment, because a fault clears the headers of the page that it replaces.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (ViewerHeaders.TryWrite(context)) return Task.CompletedTask;
            headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
                $"worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'{ViewerHeaders.FrameSource(context.Request)}";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>The error page is read, whatever was sent: a form of a faulty request is not checked a second time on its way there.</summary>
    public static void UseReadableErrors(this WebApplication app) => app.Use(async (context, next) =>
    {
        var replaced = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (replaced && !HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
        await next(context);
        // A page whose form is refused leaves a type without a body, which would keep the error page away.
        if (!replaced && context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false }) context.Response.ContentType = null;
    });

    /// <summary>Demo mode has accounts without passwords, so nothing but a browser on this machine may reach it.</summary>
    public static void UseDemoGuard(this WebApplication app) => app.Use((context, next) =>
    {
        var host = context.Request.Host.Host.Trim('[', ']');
        var local = host is "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
        var forwarded = context.Request.Headers.Keys.Any(k => k.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || k.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));
        var remote = context.Connection.RemoteIpAddress;
        if (local && !forwarded && (remote is null || IPAddress.IsLoopback(remote))) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Demo mode answers on this machine alone (http://localhost).");
    });

    /// <summary>CORS does not cover WebSockets: a page of another origin must not open a hub, or change anything, with the cookie of this one.</summary>
    public static void UseOriginGuard(this WebApplication app) => app.Use((context, next) =>
    {
        var origin = context.Request.Headers.Origin.ToString();
        var foreign = origin.Length > 0 && !origin.Equals($"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase);
        if (!foreign || !(context.Request.Path.StartsWithSegments("/hubs") || context.Request.Path.StartsWithSegments("/api"))) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
