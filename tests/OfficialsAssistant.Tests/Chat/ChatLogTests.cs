using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Chat;

/// <summary>No log at any level holds what people ask, what documents say or what was answered.</summary>
public sealed class ChatLogTests
{
    private const string Asked = "카나리아질문";
    private const string Written = "카나리아답변";
    private const string Stated = "카나리아구절";

    [Fact]
    public async Task NoLineHoldsQuestionPassageOrAnswer()
    {
        var logs = new RecordedLogs();
        await using var model = await ScriptedModelServer.StartAsync();
        using var app = new AppFactory
        {
            Replace = services => services.AddLogging(l => l.AddProvider(logs)),
            Settings = { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace", ["Logging:LogLevel:System"] = "Trace" },
        };
        foreach (var (key, value) in model.Settings) app.Settings[key] = value;
        foreach (var name in new[] { "Microsoft", "Microsoft.Hosting.Lifetime", "Microsoft.AspNetCore.DataProtection", "System.Net.Http", "Default" }) app.Settings[$"Logging:LogLevel:{name}"] = "Trace";
        app.Settings["LanguageModels:Chat:Retries"] = "0";
        app.Documents["duty.md"] = SampleRules.Duty.Replace("당직명령은 근무예정일", $"당직명령은 {Stated} 근무예정일", StringComparison.Ordinal);
        await app.StartAsync();

        model.Next(ScriptedReply.Text($"당직명령은 {Written} 7일전까지 냅니다 [1]."))
            .Next(ScriptedReply.Text($"{Written} 둘 셋 넷").WithFault(ScriptedFault.ErrorObject, 2))
            .Next(ScriptedReply.Failing(500));
        await using (var official = await app.ConnectAsync())
        {
            for (var i = 0; i < 3; i++)
            {
                var question = await official.AskAsync($"당직명령은 며칠 전까지 내야 합니까? {Asked}");
                var turn = await official.ReadAsync(question.TurnId);
                Assert.True(turn.Closed!.State is TurnState.Answered or TurnState.Interrupted);
                using var pages = await app.SignInAsync();
                Assert.Contains(Asked, await pages.GetStringAsync($"/conversations/{question.ConversationId}"), StringComparison.Ordinal);
                Assert.Contains(Stated, await pages.GetStringAsync($"/turns/{question.TurnId}/citations/1"), StringComparison.Ordinal);
            }
        }

        Assert.True(logs.Lines.Count > 1000, $"{logs.Lines.Count} lines");
        foreach (var canary in new[] { Asked, Written, Stated, Uri.EscapeDataString(Asked), Uri.EscapeDataString(Stated) })
            Assert.Empty(logs.Lines.Where(l => l.Contains(canary, StringComparison.OrdinalIgnoreCase)).Select(l => l[..Math.Min(l.Length, 400)]));
        Assert.DoesNotContain(logs.Lines, l => l.Contains("access_token", StringComparison.Ordinal));
    }
}
