using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace OfficialsAssistant.Tests.LanguageModels;

/// <summary>A clock that stands still and tells which waits were begun, so that a test moves it on exactly when something waits.</summary>
internal sealed class WaitingTime : FakeTimeProvider
{
    /// <summary>First-token limit of the tests on this clock: its timers are no waits.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Limit && dueTime != Timeout.InfiniteTimeSpan) waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait that somebody begins (or has begun since the last call).</summary>
    public async Task<TimeSpan> NextWaitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await waits.Reader.ReadAsync(patience.Token);
    }

    public bool NobodyWaited => !waits.Reader.TryPeek(out _);
}
