using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Access;

/// <summary>Who may no longer enter is out within seconds: socket and cookie alike.</summary>
public sealed class OpenSocketTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(7);
    private readonly AppFactory app = new();

    public Task InitializeAsync() => app.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => app.Dispose();

    [Fact]
    public Task AChangedPasswordEndsSocketAndCookie() => EndsAsync(o => o.SecurityStamp = Guid.NewGuid().ToString("N"));

    [Fact]
    public Task ALockedAccountEndsSocketAndCookie() => EndsAsync(o => o.LockoutEnd = DateTimeOffset.MaxValue);

    [Fact]
    public async Task WrongPasswordsOfSomebodyElseDoNotEndASignIn()
    {
        using var client = await app.SignInAsync("judge");
        await using var socket = await app.ConnectAsync("judge");
        await using (var db = await Database())
        {
            (await db.Users.SingleAsync(u => u.UserName == "judge")).LockoutEnd = DateTimeOffset.UtcNow.AddMinutes(5);
            await db.SaveChangesAsync();
        }
        await Task.Delay(Longest);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/library")).StatusCode);
        Assert.Equal(HubConnectionState.Connected, socket.Connection.State);
    }

    [Fact]
    public async Task ARemovedAccountEndsSocketAndCookie()
    {
        await EndsAsync(null);
        await using var db = await Database();
        Assert.False(await db.Users.AnyAsync(u => u.UserName == "judge"));
    }

    /// <param name="change">Null removes the account.</param>
    private async Task EndsAsync(Action<Official>? change)
    {
        using var client = await app.SignInAsync("judge");
        using var colleague = await app.SignInAsync("trainer");
        await using var socket = await app.ConnectAsync("judge");
        await using var other = await app.ConnectAsync("trainer");
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        socket.Connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/library")).StatusCode);

        var clock = Stopwatch.StartNew();
        await using (var db = await Database())
        {
            var official = await db.Users.SingleAsync(u => u.UserName == "judge");
            if (change is null) db.Users.Remove(official);
            else change(official);
            await db.SaveChangesAsync();
        }
        await closed.Task.WaitAsync(Longest);
        HttpStatusCode last;
        do
        {
            last = (await client.GetAsync("/library")).StatusCode;
        }
        while (last == HttpStatusCode.OK && clock.Elapsed < Longest);
        Assert.Equal(HttpStatusCode.Unauthorized, last);

        Assert.Equal(HubConnectionState.Connected, other.Connection.State);
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/library")).StatusCode);
    }

    private Task<AppDbContext> Database() => app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
}
