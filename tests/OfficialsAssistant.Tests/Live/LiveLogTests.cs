using OfficialsAssistant.Live;
using Xunit;

namespace OfficialsAssistant.Tests.Live;

public sealed class LiveLogTests
{
    [Fact]
    public async Task ReplaysFromAnyNumber()
    {
        var log = new LiveLog<int>();
        log.Append(1, 2, 3, 4);
        log.Close();
        for (var after = 0; after <= 4; after++)
            Assert.Equal(Enumerable.Range(1, 4).Skip(after), await ReadAsync(log, after));
    }

    [Fact]
    public async Task EveryFollowerSeesEveryEntryOnceInOrderWhileItGrows()
    {
        var log = new LiveLog<int>();
        var followers = Enumerable.Range(0, 20).Select(_ => Task.Run(() => ReadAsync(log, 0))).ToList();
        for (var i = 1; i <= 2000; i++)
        {
            log.Append(i);
            if (i % 50 == 0) await Task.Yield();
        }
        log.Close();
        foreach (var seen in await Task.WhenAll(followers)) Assert.Equal(Enumerable.Range(1, 2000), seen);
    }

    [Fact]
    public async Task BatchesNameTheirLastNumber()
    {
        var log = new LiveLog<string>();
        log.Append("a", "b", "c");
        log.Close();
        await foreach (var batch in log.FollowAsync(1, CancellationToken.None))
        {
            Assert.Equal(["b", "c"], batch.Entries);
            Assert.Equal(2, batch.First);
            Assert.Equal(3, batch.Last);
        }
    }

    [Fact]
    public void TakesNothingAfterItClosed()
    {
        var log = new LiveLog<int>();
        log.Close();
        Assert.Throws<InvalidOperationException>(() => log.Append(1));
    }

    [Fact]
    public async Task FollowingEndsWhenTheFollowerLeaves()
    {
        var log = new LiveLog<int>();
        using var leaving = new CancellationTokenSource();
        var reading = ReadAsync(log, 0, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static async Task<List<int>> ReadAsync(LiveLog<int> log, int after, CancellationToken cancellationToken = default)
    {
        var seen = new List<int>();
        await foreach (var batch in log.FollowAsync(after, cancellationToken)) seen.AddRange(batch.Entries);
        return seen;
    }
}
