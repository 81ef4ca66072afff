using System.Net;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task ReadyOnceTheSampleLibraryIsIndexed()
    {
        using var app = new AppFactory { Settings = { ["Library:Sample"] = "true" } };
        await app.StartAsync();
        using var client = app.CreateClient();
        Assert.Equal("""{"status":"live"}""", await client.GetStringAsync("/health/live"));

        using var first = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Equal("""{"status":"notReady","reason":"indexing"}""", await first.Content.ReadAsStringAsync());

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            using var reply = await client.GetAsync("/health/ready", limit.Token);
            if (reply.StatusCode != HttpStatusCode.OK) continue;
            Assert.Equal("""{"status":"ready"}""", await reply.Content.ReadAsStringAsync());
            break;
        }
        await using var official = await app.ConnectAsync();
        var turn = await official.ReadAsync((await official.AskAsync("당직명령은 며칠 전까지 내야 합니까?")).TurnId);
        Assert.NotNull(turn.Messages.FirstOrDefault(m => m.Kind == "sources"));
    }

    [Fact]
    public async Task AnEmptyLibraryIsReady()
    {
        using var app = await new AppFactory().StartAsync();
        using var client = app.CreateClient();
        Assert.Equal("""{"status":"ready"}""", await client.GetStringAsync("/health/ready"));
    }
}
