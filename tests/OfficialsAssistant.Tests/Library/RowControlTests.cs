using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

public sealed class RowControlTests
{
    [Fact]
    public async Task AStoppedVersionSaysSoAndIsReadWhenTriedAgain()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("당직.md", "# 당직 규칙\n\n제1조(목적) 당직을 정한다.\n");
        await library.QueueAsync();
        await using var db = await library.DatabaseAsync();
        var version = (await db.DocumentVersions.AsNoTracking().SingleAsync()).Id;
        var (control, worker, person) = (library.Get<RowControl>(), library.Get<IngestWorker>(), Guid.NewGuid());

        Assert.False(await control.CancelAsync(version, person, ReadingRights.None, default));
        Assert.False(await control.RetryAsync(version, person, ReadingRights.Everyone, default));
        Assert.True(await control.CancelAsync(version, person, ReadingRights.Everyone, default));
        await worker.RunUntilIdleAsync(null, null, default);
        Assert.Equal((IngestState.Failed, LibraryTexts.Cancelled), await StateAsync());

        Assert.False(await control.RetryAsync(version, person, ReadingRights.None, default));
        Assert.True(await control.RetryAsync(version, person, ReadingRights.Everyone, default));
        await worker.RunUntilIdleAsync(null, null, default);
        Assert.Equal((IngestState.Ready, null), await StateAsync());
        Assert.False(await control.CancelAsync(version, person, ReadingRights.Everyone, default));

        async Task<(IngestState State, string? Reason)> StateAsync() =>
            (await control.StatesAsync([version], person, ReadingRights.Everyone, default)).Select(r => (r.State, r.Reason)).Single();
    }
}
