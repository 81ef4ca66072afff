using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Library;
using OfficialsAssistant.Web.Chat;

namespace OfficialsAssistant.Tests.Support;

/// <summary>The whole product in the test host: real SQLite and Lucene in a folder of its own, demo accounts, no sample library unless asked.</summary>
public sealed class AppFactory : WebApplicationFactory<ChatHub>
{
    private readonly TempFolder folder = new();

    /// <summary>Settings on top of demo mode; set before the first use.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Services replaced in this host (a clock, say).</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>Documents put into the library before the first use: file name and Markdown.</summary>
    public Dictionary<string, string> Documents { get; } = [];

    public string DataFolder => folder.Path;

    protected override IHost CreateHost(IHostBuilder builder)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Mode"] = "Demo",
            ["Storage:Path"] = Path.Combine(folder.Path, "data"),
            ["Library:Sample"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in Settings) settings[key] = value;
        // As it is installed; in development the framework answers some faults itself.
        builder.UseEnvironment(Environments.Production);
        builder.ConfigureHostConfiguration(c => c.AddInMemoryCollection(settings));
        if (Replace is not null) builder.ConfigureServices(Replace);
        return base.CreateHost(builder);
    }

    /// <summary>Starts the host and imports <see cref="Documents"/>.</summary>
    public async Task<AppFactory> StartAsync()
    {
        var source = Directory.CreateDirectory(Path.Combine(folder.Path, "documents"));
        foreach (var (name, text) in Documents) await File.WriteAllTextAsync(Path.Combine(source.FullName, name), text);
        if (Documents.Count > 0) await ImportAsync(source.FullName);
        _ = Server;
        return this;
    }

    public async Task ImportAsync(string source)
    {
        await Services.GetRequiredService<CollectionImport>().ImportAsync(source, "test", null, CancellationToken.None);
        await Services.GetRequiredService<IngestWorker>().RunUntilIdleAsync(null, null, CancellationToken.None);
    }

    /// <summary>A client signed in by the form of the sign-in page; redirects are not followed.</summary>
    public async Task<HttpClient> SignInAsync(string account = "official")
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", await CookiesAsync(account));
        return client;
    }

    /// <summary>A real SignalR connection of that account over the test host's web socket.</summary>
    public async Task<ChatClient> ConnectAsync(string account = "official") => await ConnectWithAsync(await CookiesAsync(account));

    /// <summary>A connection with the cookies of a sign-in that was made before, as another tab has them.</summary>
    public async Task<ChatClient> ConnectWithAsync(string cookies)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(Server.BaseAddress, "/hubs/chat"), o =>
            {
                o.HttpMessageHandlerFactory = _ => Server.CreateHandler();
                o.Headers["Cookie"] = cookies;
                o.WebSocketFactory = async (context, cancellationToken) =>
                {
                    var sockets = Server.CreateWebSocketClient();
                    sockets.ConfigureRequest = request => request.Headers.Cookie = cookies;
                    return await sockets.ConnectAsync(context.Uri, cancellationToken);
                };
            })
            .AddJsonProtocol(o => AnswerJson.Configure(o.PayloadSerializerOptions))
            .Build();
        await connection.StartAsync();
        return new ChatClient(connection);
    }

    private async Task<string> CookiesAsync(string account)
    {
        using var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        return await SignIn.CookiesAsync(client, account);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) folder.Dispose();
    }
}
