using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace OfficialsAssistant.Benchmarks;

/// <summary>The peer of our start: an app with EF Core over SQLite and Identity, its database migrated or created, and one ready page.</summary>
internal static class EmptyApp
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<EmptyContext>(o => o.UseSqlite($"Data Source={builder.Configuration["database"]}"));
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<EmptyContext>();
        builder.Services.AddAuthorization();
        await using var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EmptyContext>().Database.EnsureCreatedAsync();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/health/ready", async (EmptyContext db) => await db.Users.AnyAsync());
        await app.RunAsync();
        return 0;
    }

    private sealed class EmptyContext(DbContextOptions<EmptyContext> options) : IdentityDbContext(options);
}
