using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Data;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

/// <summary>Uploading over HTTP, as the page does it.</summary>
public sealed class UploadTests : IDisposable
{
    private const string Rule = "# 당직 규칙\n\n제1조(목적) 당직을 정한다.\n\n제13조(비상소집) 1시간 30분 이내에 응소한다.\n";
    private readonly AppFactory app = new();

    [Fact]
    public async Task AnUploadedFileIsReadAndSavedAgainByThoseWhoMayReadItAlone()
    {
        using var manager = await app.SignInAsync("library-manager");
        var file = Assert.Single(await UploadAsync(manager, Form(("당직.md", Rule), visibility: "departments", department: "총무과")));
        Assert.Equal("당직.md", file.GetProperty("fileName").GetString());
        var (document, version) = (file.GetProperty("documentId").GetGuid(), file.GetProperty("versionId").GetGuid());
        var state = await WaitAsync(manager, document);
        Assert.Equal(("Ready", "Markdown"), (state.GetProperty("state").GetString(), state.GetProperty("format").GetString()));

        var address = $"/documents/{document}/versions/{version}/file";
        using var saved = await manager.GetAsync(address);
        Assert.Equal(Rule, await saved.Content.ReadAsStringAsync());
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", saved.Headers.GetValues("X-Content-Type-Options").Single());
        using var other = await app.SignInAsync("official");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task ASecondFileOfTheSameNameIsAVersionOnlyWhenThePersonSaysSo()
    {
        using var manager = await app.SignInAsync("library-manager");
        var first = Assert.Single(await UploadAsync(manager, Form(("당직.md", Rule)))).GetProperty("documentId").GetGuid();
        Assert.Equal("sameBytes", Outcome(Assert.Single(await UploadAsync(manager, Form(("당직.md", Rule))))));
        var newer = Rule.Replace("1시간 30분", "2시간", StringComparison.Ordinal);
        var proposed = Assert.Single(await UploadAsync(manager, Form(("당직.md", newer))));
        Assert.Equal(("newVersion", first), (Outcome(proposed), proposed.GetProperty("documentId").GetGuid()));
        var confirmed = Assert.Single(await UploadAsync(manager, Form(("당직.md", newer), asVersionOf: first.ToString())));
        Assert.Equal(("queued", first), (Outcome(confirmed), confirmed.GetProperty("documentId").GetGuid()));
    }

    [Fact]
    public async Task OnlyLibraryManagersUploadAndOnlyFromOurOwnPages()
    {
        using var official = await app.SignInAsync("official");
        using var refused = await official.PostAsync("/api/documents", Form(("a.md", Rule)));
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        using var manager = await app.SignInAsync("library-manager");
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/api/documents") { Content = Form(("a.md", Rule)) };
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.SendAsync(foreign)).StatusCode);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        Assert.Equal(0, await db.DocumentVersions.CountAsync());
    }

    [Fact]
    public async Task BytesDecideWhatAFileIsAndWhatCannotBeReadSaysWhy()
    {
        using var manager = await app.SignInAsync("library-manager");
        var file = Assert.Single(await UploadAsync(manager, Form(("../../보고서.md", "HWP Document File V3.00 \u001a"))));
        Assert.Equal("보고서.md", file.GetProperty("fileName").GetString());
        var state = await WaitAsync(manager, file.GetProperty("documentId").GetGuid());
        Assert.Equal(("Failed", "Hwp3"), (state.GetProperty("state").GetString(), state.GetProperty("format").GetString()));
        Assert.Contains("HWPX", state.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(app.DataFolder, "*보고서*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task ACollectionOfOthersTakesNothing()
    {
        using var manager = await app.SignInAsync("library-manager");
        await UploadAsync(manager, Form(("당직.md", Rule), visibility: "departments", department: "감사담당관"));
        using var refused = await manager.PostAsync("/api/documents", Form(("새.md", Rule + "더.")));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static string? Outcome(JsonElement file) => file.GetProperty("outcome").ToString() is { } text ? JsonNamingPolicy.CamelCase.ConvertName(text) : null;

    private static MultipartFormDataContent Form((string Name, string Text) file, string visibility = "everyone", string department = "", string? asVersionOf = null)
    {
        var form = new MultipartFormDataContent { { new StringContent("규정"), "collection" }, { new StringContent(visibility), "visibility" }, { new StringContent(department), "ownerDepartment" } };
        if (asVersionOf is not null) form.Add(new StringContent(asVersionOf), "asVersionOf");
        form.Add(new StringContent(file.Text), "files", file.Name);
        return form;
    }

    private static async Task<List<JsonElement>> UploadAsync(HttpClient client, MultipartFormDataContent form)
    {
        using var reply = await client.PostAsync("/api/documents", form);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.True(reply.StatusCode == HttpStatusCode.OK, text);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("files").EnumerateArray()];
    }

    private static async Task<JsonElement> WaitAsync(HttpClient client, Guid document)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var state = (await client.GetFromJsonAsync<JsonElement>($"/api/documents/{document}", limit.Token)).GetProperty("versions")[0];
            if (state.GetProperty("state").GetString() is "Ready" or "Failed") return state;
            await Task.Delay(50, limit.Token);
        }
    }

    public void Dispose() => app.Dispose();
}
