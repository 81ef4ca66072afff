using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OfficialsAssistant.Data;

public static class DataSetup
{
    public static IHostApplicationBuilder AddData(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration("Storage");
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SqlitePragmas>();
        builder.Services.AddPooledDbContextFactory<AppDbContext>((services, options) =>
        {
            var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
            Configure(options, storage.DatabaseFile).AddInterceptors(services.GetRequiredService<SqlitePragmas>());
        });
        builder.Services.AddScoped(services => services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext());
        builder.Services.AddSingleton<Installation>();
        builder.Services.AddSingleton<LeaseStore>();
        builder.Services.AddSingleton<GroupCommit>();
        return builder;
    }

    private static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string file) =>
        options.UseSqlite($"Data Source={file};Default Timeout=10;Foreign Keys=True");

    /// <summary>For <c>dotnet ef migrations add</c> alone.</summary>
    public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<AppDbContext>
    {
        public AppDbContext CreateDbContext(string[] args)
        {
            var options = new DbContextOptionsBuilder<AppDbContext>();
            Configure(options, "design.db");
            return new AppDbContext(options.Options);
        }
    }
}
