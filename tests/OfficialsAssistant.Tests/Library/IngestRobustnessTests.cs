using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

/// <summary>What happens to rows and files when something breaks in the midst.</summary>
public sealed class IngestRobustnessTests
{
    private const string Duty = "---\n제목: 당직 규칙\n열람: 전체\n원본키: hanbit/duty\n---\n제1조(목적) 당직을 정한다.\n\n제13조(비상소집) 1시간 30분 이내에 응소한다.\n";

    [Fact]
    public async Task RowsOfALaneThatThrowsAreHandedBackAtOnce()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("duty.md", Duty);
        await library.QueueAsync();
        await using var db = await library.DatabaseAsync();
        await db.Database.ExecuteSqlRawAsync("""CREATE TRIGGER "Full" BEFORE INSERT ON "Passages" BEGIN SELECT RAISE(ABORT, 'disk full'); END;""");

        var fault = await Assert.ThrowsAsync<DbUpdateException>(() => library.Get<IngestWorker>().StepAsync(default));
        Assert.IsType<SqliteException>(fault.InnerException);
        var row = await db.DocumentVersions.AsNoTracking().SingleAsync();
        Assert.Equal((IngestState.Queued, null, null, 0), (row.State, row.Node, row.LeaseUntil, row.BrokenOff));

        // No lease to wait for: the clock stands still.
        await db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "Full";""");
        Assert.True(await library.Get<IngestWorker>().StepAsync(default));
        Assert.NotEmpty(await library.FindAsync("비상소집"));
    }

    [Fact]
    public async Task AStoredFileThatWasCutShortIsWrittenAgain()
    {
        await using var library = await TestLibrary.CreateAsync();
        var files = library.Get<FileStore>();
        var whole = "온전한 내용"u8.ToArray();
        var hash = await files.StoreAsync(new MemoryStream(whole), default);
        await File.WriteAllBytesAsync(Path.Combine(library.Folder, "files", hash), whole[..4]);
        Assert.Equal(hash, await files.StoreAsync(new MemoryStream(whole), default));
        Assert.Equal(whole, await files.ReadAsync(hash, default));
    }

    [Fact]
    public async Task TheIndexIsCurrentOnceItHoldsEverythingThatWasRead()
    {
        await using var library = await TestLibrary.CreateAsync();
        var follower = library.Get<IndexFollower>();
        Assert.True(await follower.IsIndexCurrentAsync(default));
        library.Write("duty.md", Duty);
        await library.QueueAsync();
        // What waits to be read is nothing the index could hold.
        Assert.True(await follower.IsIndexCurrentAsync(default));
        var rows = library.Get<IngestRows>();
        var claimed = Assert.Single(await rows.ClaimAsync(default));
        await rows.StoreAsync([await library.Get<VersionReading>().ReadAsync(claimed, _ => { }, default)], default);
        Assert.False(await follower.IsIndexCurrentAsync(default));
        await follower.CatchUpAsync(default);
        Assert.True(await follower.IsIndexCurrentAsync(default));
    }
}
