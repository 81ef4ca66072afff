using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Web.Access;

/// <summary>Closes open sockets of people whose sign-in no longer holds (closed, password changed, removed) within 5 seconds, and at once those of a sign-in that signs out.</summary>
public sealed partial class SignInWatch(
    IDbContextFactory<AppDbContext> database,
    IOptions<IdentityOptions> identity,
    TimeProvider time,
    ILogger<SignInWatch> logger) : BackgroundService, IHubFilter
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, HubCallerContext> connections = [];

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        connections[context.Context.ConnectionId] = context.Context;
        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.TryRemove(context.Context.ConnectionId, out _);
        return next(context, exception);
    }

    /// <summary>Closes every socket that was opened with this sign-in: other tabs of the same browser.</summary>
    public void End(ClaimsPrincipal signIn)
    {
        if (signIn.FindFirstValue(OfficialClaims.SignIn) is not { } id) return;
        foreach (var connection in connections.Values.Where(c => c.User?.FindFirstValue(OfficialClaims.SignIn) == id)) connection.Abort();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!connections.IsEmpty) await CloseStaleAsync(stoppingToken);
            }
            catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or IOException)
            {
                WatchFailed(logger, e);
            }
        }
    }

    private async Task CloseStaleAsync(CancellationToken cancellationToken)
    {
        var open = connections.Values.ToList();
        var ids = open.Select(c => c.User!.OfficialId()).Distinct().ToList();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var valid = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancellationToken);
        var stamps = valid.Where(u => !u.IsClosed).ToDictionary(u => u.Id, u => u.SecurityStamp);
        foreach (var connection in open)
        {
            var stamp = connection.User!.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
            if (!stamps.TryGetValue(connection.User!.OfficialId(), out var current) || current != stamp) connection.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Open connections could not be checked against their sign-in; trying again.")]
    private static partial void WatchFailed(ILogger logger, Exception exception);
}
