using OfficialsAssistant.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

public sealed class VersionTimelineTests
{
    private static readonly DateOnly s_today = new(2026, 11, 24);

    [Fact]
    public void ANewVersionEndsTheOneBeforeWhateverTheOrderTheyCameIn()
    {
        var current = Version(2026, 3, 2, came: 1);
        var old = Version(2023, 7, 1, came: 2);
        VersionTimeline.Arrange([current, old]);

        Assert.Equal(new DateOnly(2026, 3, 2), old.EffectiveTo);
        Assert.Null(current.EffectiveTo);
        Assert.Equal(InForce.Superseded, VersionTimeline.On(old, s_today));
        Assert.Equal(InForce.InForce, VersionTimeline.On(current, s_today));
        Assert.Equal((0, 20260302), VersionTimeline.Searchable(old, [current, old]));
        Assert.Equal((20260302, 99991231), VersionTimeline.Searchable(current, [current, old]));
    }

    [Fact]
    public void AnOnlyVersionIsFoundBeforeItsDay()
    {
        var future = Version(2028, 1, 1, came: 1);
        VersionTimeline.Arrange([future]);
        Assert.Equal((0, 99991231), VersionTimeline.Searchable(future, [future]));
        Assert.Equal(InForce.NotYet, VersionTimeline.On(future, s_today));
    }

    [Fact]
    public void AFileWithoutADateReplacesTheOneBeforeOnTheDayItCame()
    {
        var first = new DocumentVersion { ContentHash = "a", FileName = "a", State = IngestState.Ready, CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        // 00:30 in Seoul on the 24th.
        var second = new DocumentVersion { ContentHash = "b", FileName = "b", State = IngestState.Ready, CreatedAt = new DateTime(2026, 11, 23, 15, 30, 0, DateTimeKind.Utc) };
        VersionTimeline.Arrange([second, first]);
        Assert.Equal(s_today, first.EffectiveTo);
        Assert.Equal(InForce.InForce, VersionTimeline.On(second, s_today));
    }

    [Fact]
    public void ACorrectedFileOfTheSameDayReplacesTheFaultyOne()
    {
        var faulty = Version(2026, 3, 2, came: 1);
        var corrected = Version(2026, 3, 2, came: 2);
        VersionTimeline.Arrange([corrected, faulty]);
        Assert.Equal(InForce.Superseded, VersionTimeline.On(faulty, s_today));
        Assert.Null(corrected.EffectiveTo);
    }

    [Fact]
    public void ARepealedDocumentIsNoLongerFound()
    {
        var version = Version(2020, 1, 1, came: 1);
        version.RepealedOn = new DateOnly(2025, 1, 1);
        VersionTimeline.Arrange([version]);
        Assert.Equal((0, 20250101), VersionTimeline.Searchable(version, [version]));
        Assert.Equal(InForce.Repealed, VersionTimeline.On(version, s_today));
    }

    private static DocumentVersion Version(int year, int month, int day, int came) => new()
    {
        ContentHash = $"{came}",
        FileName = "x.md",
        State = IngestState.Ready,
        EffectiveFrom = new DateOnly(year, month, day),
        CreatedAt = new DateTime(2026, 11, 1, 0, 0, came, DateTimeKind.Utc),
    };
}
