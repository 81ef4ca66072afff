using System.Net;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Tests.Support;

/// <summary>Signs in through the form of the sign-in page, as a browser without script does.</summary>
public static partial class SignIn
{
    /// <param name="client">A client of the server that neither keeps cookies nor follows redirects.</param>
    /// <returns>The cookie header of the signed-in account.</returns>
    public static async Task<string> CookiesAsync(HttpClient client, string account, string? password = null)
    {
        using var reply = await SendAsync(client, "/sign-in", account, password);
        return reply.Headers.Contains("Set-Cookie")
            ? Cookies(reply)
            : throw new InvalidOperationException($"Signing in as {account} answered {(int)reply.StatusCode}: {await reply.Content.ReadAsStringAsync()}");
    }

    /// <summary>Fills the form at an address in and sends it.</summary>
    /// <param name="password">Null: demo mode, which has none.</param>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string account, string? password = null)
    {
        using var page = await client.GetAsync(address);
        page.EnsureSuccessStatusCode();
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("Cookie", Cookies(page));
        var fields = HiddenField().Matches(await page.Content.ReadAsStringAsync())
            .Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        request.Content = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("account", account), .. password is null ? [] : new[] { KeyValuePair.Create("password", password) }]);
        return await client.SendAsync(request);
    }

    private static string Cookies(HttpResponseMessage reply) => string.Join("; ", reply.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"")]
    private static partial Regex HiddenField();
}
