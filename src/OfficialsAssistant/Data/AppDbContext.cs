using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OfficialsAssistant.Access;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Library;
using OfficialsAssistant.Library.Watching;
using OfficialsAssistant.Library.Recognition;

namespace OfficialsAssistant.Data;

/// <summary>All rows of an installation. SQLite now; PostgreSQL comes as a second derived context.</summary>
public class AppDbContext(DbContextOptions<AppDbContext> options)
    : IdentityDbContext<Official, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentReader> DocumentReaders => Set<DocumentReader>();
    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();
    public DbSet<Passage> Passages => Set<Passage>();
    public DbSet<WatchedFile> WatchedFiles => Set<WatchedFile>();
    public DbSet<WatchedSync> WatchedSyncs => Set<WatchedSync>();
    public DbSet<WatchedEvent> WatchedEvents => Set<WatchedEvent>();
    public DbSet<ScannedPage> ScannedPages => Set<ScannedPage>();
    public DbSet<PageText> PageTexts => Set<PageText>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Turn> Turns => Set<Turn>();
    public DbSet<TurnSource> TurnSources => Set<TurnSource>();
    public DbSet<TurnParts> TurnParts => Set<TurnParts>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        builder.Entity<Department>().HasIndex(d => d.Name).IsUnique();

        builder.Entity<Document>(e =>
        {
            e.HasIndex(d => d.SourceKey).IsUnique();
            e.Property(d => d.Revision).IsConcurrencyToken();
            e.HasMany(d => d.Readers).WithOne().HasForeignKey(r => r.DocumentId);
        });
        builder.Entity<DocumentReader>().HasKey(r => new { r.DocumentId, r.Token });
        builder.Entity<DocumentVersion>(e =>
        {
            e.HasIndex(v => v.ContentHash).IsUnique();
            e.HasIndex(v => v.ChangeNumber);
            e.HasIndex(v => v.State);
            e.Property(v => v.Format).HasConversion<string>();
            e.HasOne(v => v.Document).WithMany(d => d.Versions).HasForeignKey(v => v.DocumentId);
        });
        builder.Entity<Passage>(e =>
        {
            e.HasIndex(p => new { p.VersionId, p.Ordinal }).IsUnique();
            e.HasOne(p => p.Version).WithMany().HasForeignKey(p => p.VersionId);
        });

        builder.Entity<WatchedFile>(e =>
        {
            e.HasKey(f => new { f.Folder, f.Path });
            e.HasIndex(f => f.DocumentId);
        });
        builder.Entity<WatchedSync>().HasIndex(s => new { s.Folder, s.StartedAt });
        builder.Entity<WatchedEvent>(e =>
        {
            e.Property(w => w.Kind).HasConversion<string>();
            e.HasOne<WatchedSync>().WithMany().HasForeignKey(w => w.SyncId);
        });
        builder.Entity<ScannedPage>(e =>
        {
            e.HasKey(p => new { p.VersionId, p.Page });
            e.HasIndex(p => p.State);
            e.HasOne(p => p.Version).WithMany().HasForeignKey(p => p.VersionId);
        });
        builder.Entity<PageText>(e =>
        {
            e.HasKey(t => new { t.VersionId, t.Page, t.Revision });
            e.HasOne(t => t.Version).WithMany().HasForeignKey(t => t.VersionId);
        });

        builder.Entity<Conversation>(e =>
        {
            e.HasIndex(c => new { c.OfficialId, c.UpdatedAt });
            e.Property(c => c.Revision).IsConcurrencyToken();
        });
        builder.Entity<Turn>(e =>
        {
            e.HasOne(t => t.Conversation).WithMany(c => c.Turns).HasForeignKey(t => t.ConversationId);
            e.HasIndex(t => t.State);
            e.HasMany(t => t.Sources).WithOne().HasForeignKey(s => s.TurnId);
        });
        builder.Entity<TurnSource>().HasKey(s => new { s.TurnId, s.Number });
        builder.Entity<TurnParts>().HasKey(p => new { p.TurnId, p.First });
        builder.Entity<Lease>().HasKey(l => l.Name);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Rows hold UTC; SQLite gives times back without a kind.
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}

/// <summary>A named right that one process holds for a while (index writer, migration).</summary>
public sealed class Lease
{
    public required string Name { get; init; }
    public required string Holder { get; set; }
    public DateTime Until { get; set; }
}
