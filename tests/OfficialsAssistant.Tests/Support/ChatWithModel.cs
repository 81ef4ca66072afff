using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Data;
using Xunit;

namespace OfficialsAssistant.Tests.Support;

/// <summary>The product with the test rules as its library and a scripted model whose waits are short. One a class; its tests script one reply after the other.</summary>
public class ChatWithModel : IAsyncLifetime, IDisposable
{
    /// <summary>Long enough for a busy machine to send a reply, short enough to wait for.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public AppFactory App { get; } = new();

    public ScriptedModelServer Model { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Model = await ScriptedModelServer.StartAsync();
        SampleRules.AddTo(App);
        foreach (var (key, value) in Model.Settings) App.Settings[key] = value;
        App.Settings["LanguageModels:Chat:FirstTokenTimeout"] = $"{Wait}";
        App.Settings["LanguageModels:Chat:TokenTimeout"] = $"{Wait}";
        // A failure of one test is none of the next one's.
        App.Settings["LanguageModels:Chat:BreakerThreshold"] = "100";
        App.Settings["LanguageModels:Chat:Retries"] = "1";
        await App.StartAsync();
    }

    public async Task DisposeAsync() => await Model.DisposeAsync();

    /// <summary>Asks in a new conversation and reads to the end.</summary>
    public async Task<FollowedTurn> AnswerAsync(string question, string account = "official")
    {
        await using var official = await App.ConnectAsync(account);
        return await official.ReadAsync((await official.AskAsync(question)).TurnId);
    }

    public async Task<Turn> RowAsync(Guid turnId)
    {
        await using var db = await DatabaseAsync();
        return await db.Turns.AsNoTracking().SingleAsync(t => t.Id == turnId);
    }

    public Task<AppDbContext> DatabaseAsync() => App.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();

    public void Dispose()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
    }
}
