using Microsoft.Data.Sqlite;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Hosting;

public sealed class StartTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Data => Path.Combine(folder.Path, "data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ASecondStartFindsConversationsAndLibraryAsTheyWere()
    {
        NewQuestion question;
        string answer;
        await using (var first = await (await AppProcess.StartAsync(Data)).WaitUntilReadyAsync())
        {
            await using var official = await first.ConnectAsync();
            question = await official.AskAsync("당직명령은 며칠 전까지 내야 합니까?");
            answer = (await official.ReadAsync(question.TurnId)).Closed!.Text!;
        }
        var documents = Count("Documents");
        var passages = Count("Passages");
        Assert.True(documents > 0);

        await using var second = await (await AppProcess.StartAsync(Data)).WaitUntilReadyAsync();
        await using var again = await second.ConnectAsync();
        Assert.Equal(answer, (await again.ReadAsync(question.TurnId)).Closed!.Text);
        var next = question with { TurnId = Guid.CreateVersion7(), ParentTurnId = question.TurnId };
        Assert.True((await again.AskAsync(next)).Ok);
        Assert.Equal(answer, (await again.ReadAsync(next.TurnId)).Closed!.Text);
        Assert.Equal(documents, Count("Documents"));
        Assert.Equal(passages, Count("Passages"));
    }

    [Fact]
    public async Task DemoOpensAFolderMadeByEvalsAndAddsNothingToIt()
    {
        var source = Directory.CreateDirectory(Path.Combine(folder.Path, "documents"));
        await File.WriteAllTextAsync(Path.Combine(source.FullName, "duty.md"), SampleRules.Duty);
        var imported = await AppProcess.RunAsync(["import", source.FullName, "--data", Data], program: AppProcess.Built("OfficialsAssistant.Evals"));
        Assert.True(imported.ExitCode == 0, imported.Errors);

        await using var app = await (await AppProcess.StartAsync(Data)).WaitUntilReadyAsync();
        await using var official = await app.ConnectAsync();
        var turn = await official.ReadAsync((await official.AskAsync("당직명령은 며칠 전까지 내야 합니까?")).TurnId);
        Assert.Equal(TurnState.Answered, turn.Closed!.State);
        Assert.Contains("가람구", turn.Messages.Single(m => m.Kind == "sources").Html, StringComparison.Ordinal);
        Assert.Equal(1L, Count("Documents"));
        Assert.True(File.Exists(Path.Combine(Data, "demo")));
    }

    [Fact]
    public async Task TheFirstAdministratorSignsInWithThePasswordThatWasTyped()
    {
        const string password = "감사합니다 열두 글자입니다";
        Assert.Equal(1, (await CreateAsync("chief", "short")).ExitCode);
        var made = await CreateAsync("chief", password);
        Assert.True(made.ExitCode == 0, made.Errors);
        Assert.DoesNotContain(password, made.Errors + made.Output, StringComparison.Ordinal);
        var again = await CreateAsync("Chief", password);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("Chief", again.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', again.Errors);

        await using var app = await AppProcess.StartAsync(Data, 0, ("Mode", "Office"));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = app.Address };
        var cookies = await SignIn.CookiesAsync(client, "chief", password);
        await using (await app.ConnectWithAsync(cookies))
        {
        }

        for (var i = 0; i < 5; i++) await RefusedAsync(client, "chief", "틀린 비밀번호입니다요");
        await RefusedAsync(client, "chief", password);
        await RefusedAsync(client, "chief", null);
        await RefusedAsync(client, "official", null);
    }

    private Task<EndedProcess> CreateAsync(string name, string password) =>
        AppProcess.RunAsync(["--create-administrator", name, $"--Storage:Path={Data}"], password);

    private static async Task RefusedAsync(HttpClient client, string account, string? password)
    {
        using var reply = await SignIn.SendAsync(client, "/sign-in", account, password);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.False(reply.Headers.TryGetValues("Set-Cookie", out _));
        Assert.Contains("로그인하지 못했습니다", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private long Count(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "officials-assistant.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }
}
