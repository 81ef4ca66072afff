using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Access;

/// <summary>What every request passes before a feature sees it.</summary>
public sealed partial class FrontDoorTests(FrontDoorTests.Host host) : IClassFixture<FrontDoorTests.Host>
{
    public sealed class Host : IAsyncLifetime, IDisposable
    {
        public AppFactory App { get; } = new();

        public Task InitializeAsync()
        {
            SampleRules.AddTo(App);
            return App.StartAsync();
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => App.Dispose();
    }

    private static readonly string[] Open = ["/sign-in", "/health/live", "/health/ready", "/error", "/denied", "/not-found", "/offline"];

    [Fact]
    public async Task EveryAddressButTheOpenOnesAsksForASignIn()
    {
        using var client = Stranger();
        var asked = new List<string>();
        foreach (var endpoint in host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null) continue;
            var address = AddressOf(endpoint.RoutePattern.RawText!);
            if (Open.Any(o => address == o || address.StartsWith(o + "/", StringComparison.Ordinal)) || address.StartsWith("/_framework", StringComparison.Ordinal)) continue;
            var method = new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET");
            asked.Add(address);

            using var page = new HttpRequestMessage(method, address);
            page.Headers.Add("Accept", "text/html");
            using var redirected = await client.SendAsync(page);
            // Hubs and what takes JSON are called by scripts: a sign-in page is no answer to them.
            if (address.StartsWith("/hubs/", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.Unauthorized, redirected.StatusCode);
            else if (!address.StartsWith("/api/", StringComparison.Ordinal) || redirected.StatusCode != HttpStatusCode.Unauthorized)
            {
                Assert.True(redirected.StatusCode == HttpStatusCode.Redirect, $"{method} {address}: {redirected.StatusCode}");
                Assert.StartsWith("/sign-in?to=", new Uri(host.App.Server.BaseAddress, redirected.Headers.Location!).PathAndQuery, StringComparison.Ordinal);
            }

            using var refused = await client.SendAsync(new HttpRequestMessage(method, address));
            Assert.True(refused.StatusCode == HttpStatusCode.Unauthorized, $"{method} {address}: {refused.StatusCode}");
            Assert.DoesNotContain("가람구", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        foreach (var known in new[] { "/", "/library", "/hubs/chat", "/hubs/chat/negotiate", "/hubs/library", "/sign-out" }) Assert.Contains(known, asked);
        Assert.Contains(asked, a => a.StartsWith("/documents/", StringComparison.Ordinal));
        Assert.Contains(asked, a => a.StartsWith("/conversations/", StringComparison.Ordinal));
        Assert.Contains(asked, a => a.Contains("/citations/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:8080")]
    [InlineData("https://localhost")]
    [InlineData("null")]
    public async Task APageOfAnotherOriginOpensNoHub(string origin)
    {
        using var client = await host.App.SignInAsync();
        foreach (var address in new[] { "/hubs/chat", "/hubs/chat/negotiate?negotiateVersion=1", "/hubs/library" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Headers.Add("Origin", origin);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request)).StatusCode);
        }

        var cookies = client.DefaultRequestHeaders.GetValues("Cookie").Single();
        var sockets = host.App.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request => (request.Headers.Cookie, request.Headers.Origin) = (cookies, origin);
        await Assert.ThrowsAsync<InvalidOperationException>(() => sockets.ConnectAsync(new Uri(host.App.Server.BaseAddress, "/hubs/chat"), CancellationToken.None));

        sockets.ConfigureRequest = request => (request.Headers.Cookie, request.Headers.Origin) = (cookies, "http://localhost");
        using var own = await sockets.ConnectAsync(new Uri(host.App.Server.BaseAddress, "/hubs/chat"), CancellationToken.None);
        Assert.Equal(WebSocketState.Open, own.State);
    }

    [Theory]
    [InlineData("Host", "officials.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Host", "192.168.0.10")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("x-forwarded-proto", "http")]
    public async Task DemoModeAnswersNobodyWhoComesByAnotherWay(string header, string value)
    {
        using var client = Stranger();
        foreach (var address in new[] { "/sign-in", "/health/live", "/", "/css/app.css", "/hubs/chat" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation(header, value);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    public async Task AFormWithoutItsTokenIsRefused(string address)
    {
        using var client = await host.App.SignInAsync();
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("account", "administrator")]);
        using var reply = await client.PostAsync(address, form);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains("요청을 알아듣지 못했습니다", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(reply.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("officials-assistant=", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/library")).StatusCode);
    }

    [Fact]
    public async Task SigningOutEndsTheCookieAndTheSocketsOfItsTabs()
    {
        using var client = await host.App.SignInAsync();
        await using var tab = await host.App.ConnectWithAsync(string.Join("; ", client.DefaultRequestHeaders.GetValues("Cookie")));
        await using var elsewhere = await host.App.ConnectAsync();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        tab.Connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var page = await client.GetAsync("/library");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value)]);
        if (page.Headers.TryGetValues("Set-Cookie", out var set)) request.Headers.Add("Cookie", [.. client.DefaultRequestHeaders.GetValues("Cookie"), .. set.Select(c => c.Split(';')[0])]);
        using var reply = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Contains(reply.Headers.GetValues("Set-Cookie"), c => c.StartsWith("officials-assistant=;", StringComparison.Ordinal));
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(Microsoft.AspNetCore.SignalR.Client.HubConnectionState.Connected, elsewhere.Connection.State);
    }

    [Theory]
    [InlineData("/library", "/library")]
    [InlineData("/conversations/1?a=b", "/conversations/1?a=b")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\r\n/evil.example", "/")]
    [InlineData("evil.example", "/")]
    public async Task SigningInLeadsToNoOtherSite(string to, string target)
    {
        using var client = Stranger();
        using var reply = await SignIn.SendAsync(client, $"/sign-in?to={Uri.EscapeDataString(to)}", "official");
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        var place = new Uri(host.App.Server.BaseAddress, reply.Headers.Location!);
        Assert.Equal("localhost", place.Host);
        Assert.Equal(target, place.PathAndQuery);
    }

    [Fact]
    public async Task EveryPageCarriesAStrictPolicyWithANonceOfItsOwn()
    {
        using var client = await host.App.SignInAsync();
        var nonces = new HashSet<string>();
        foreach (var address in new[] { "/", "/library", "/sign-in", "/nowhere", "/documents/not-an-id", "/error", "/denied", "/offline" })
        {
            using var reply = await client.GetAsync(address);
            var policy = SecureHeaders(reply);
            var nonce = Nonce().Match(policy).Groups[1].Value;
            Assert.True(nonce.Length >= 20 && nonces.Add(nonce), address);
            var html = await reply.Content.ReadAsStringAsync();
            Assert.All(InlineScript().Matches(html).ToList(), script => Assert.Contains($"nonce=\"{nonce}\"", WebUtility.HtmlDecode(script.Value), StringComparison.Ordinal));
            Assert.DoesNotMatch("<style|style=\"|\\son[a-z]+=\"|<script[^>]+src=\"(https?:)?//|<link[^>]+href=\"(https?:)?//", html);
        }
    }

    [Fact]
    public async Task CookiesAreOutOfReachOfScriptsAndOfOtherSites()
    {
        using var client = Stranger();
        using var page = await client.GetAsync("/sign-in");
        using var reply = await SignIn.SendAsync(client, "/sign-in", "official");
        var cookies = page.Headers.GetValues("Set-Cookie").Concat(reply.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Contains(cookies, c => c.StartsWith("officials-assistant=", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c.StartsWith("officials-assistant-form=", StringComparison.Ordinal));
        foreach (var cookie in cookies)
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task AFaultOfOursIsASentenceUnderTheSameGuards()
    {
        using var app = await new AppFactory().StartAsync();
        using var client = await app.SignInAsync();
        await using (var db = await app.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<OfficialsAssistant.Data.AppDbContext>>().CreateDbContextAsync())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "ALTER TABLE Conversations RENAME TO Gone");
        using var reply = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.InternalServerError, reply.StatusCode);
        SecureHeaders(reply);
        var html = await reply.Content.ReadAsStringAsync();
        Assert.Contains("문제가 생겼습니다", html, StringComparison.Ordinal);
        Assert.Contains("문의 번호", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);
    }

    private static string SecureHeaders(HttpResponseMessage reply)
    {
        var policy = Header("Content-Security-Policy");
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        foreach (var loose in new[] { "unsafe-inline", "unsafe-eval", "strict-dynamic", "data:", "blob:", "http:", "https:", "*" }) Assert.DoesNotContain(loose, policy, StringComparison.Ordinal);
        foreach (var strict in new[] { "img-src 'self'", "connect-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'" }) Assert.Contains(strict, policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(reply.Headers.Contains("Server"));
        return policy;

        string Header(string name) => reply.Headers.TryGetValues(name, out var values) ? string.Concat(values) : throw new InvalidOperationException($"{reply.RequestMessage!.RequestUri} has no {name}.");
    }

    private HttpClient Stranger() => host.App.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    private static string AddressOf(string pattern) =>
        "/" + Parameter().Replace(pattern.TrimStart('/'), m => m.Value.Contains(":guid", StringComparison.OrdinalIgnoreCase) ? Guid.CreateVersion7().ToString() : "1");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    // Data blocks are no scripts; the import map is one.
    [GeneratedRegex("<script(?![^>]*\\bsrc=)(?![^>]*type=\"application/json\")[^>]*>")]
    private static partial Regex InlineScript();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
