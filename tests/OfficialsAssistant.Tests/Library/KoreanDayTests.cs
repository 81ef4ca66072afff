using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

/// <summary>Between midnight and nine in Korea the UTC day is still yesterday's: what begins today is in force.</summary>
public sealed class KoreanDayTests
{
    private const string Old = """
        ---
        제목: 가람구 주차 규칙
        종류: 규칙
        담당부서: 총무과
        열람: 전체
        시행일자: 2024-01-01
        원본키: test/parking
        ---
        # 가람구 주차 규칙

        제3조(주차 시간) 청사 주차장의 무료 주차 시간은 1시간으로 한다.
        """;

    [Theory]
    [InlineData("2026-11-23T14:59:00Z", "1시간", "23:59 in Korea, the day before")]
    [InlineData("2026-11-23T15:00:00Z", "2시간", "midnight")]
    [InlineData("2026-11-23T20:30:00Z", "2시간", "05:30")]
    [InlineData("2026-11-23T23:59:00Z", "2시간", "08:59")]
    [InlineData("2026-11-24T00:01:00Z", "2시간", "09:01")]
    public async Task TheVersionInForceIsThatOfTheKoreanDay(string now, string expected, string when)
    {
        using var app = new AppFactory { Replace = services => services.AddSingleton<TimeProvider>(new OfficeClock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))) };
        app.Documents["1.md"] = Old;
        app.Documents["2.md"] = Old.Replace("2024-01-01", "2026-11-24", StringComparison.Ordinal).Replace("1시간", "2시간", StringComparison.Ordinal);
        await app.StartAsync();
        await using var official = await app.ConnectAsync();
        var turn = await official.ReadAsync((await official.AskAsync("청사 주차장의 무료 주차 시간은 몇 시간입니까?")).TurnId);
        Assert.True(turn.Closed!.State == TurnState.Answered, when);
        Assert.True(turn.Text.Contains(expected, StringComparison.Ordinal), $"{when}: {turn.Text}");
        Assert.DoesNotContain("시행 예정", string.Concat(turn.Messages.Select(m => m.Html)), StringComparison.Ordinal);

        using var pages = await app.SignInAsync();
        var list = await pages.GetStringAsync("/");
        Assert.Contains("data-group=\"today\"", list, StringComparison.Ordinal);
    }

    /// <summary>Shows one moment and goes on from it, so that timers run.</summary>
    private sealed class OfficeClock(DateTimeOffset start) : TimeProvider
    {
        private readonly long began = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(began);
    }
}
