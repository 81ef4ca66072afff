using Microsoft.AspNetCore.Identity;

namespace OfficialsAssistant.Access;

/// <summary>The signed-in person (이용자, 공무원).</summary>
public sealed class Official : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public Guid DepartmentId { get; set; }
    public Department? Department { get; set; }

    /// <summary>An account locked for good may not go on; one locked for minutes after wrong passwords is only kept from signing in anew.</summary>
    public bool IsClosed => LockoutEnd == DateTimeOffset.MaxValue;
}

/// <summary>A unit that owns documents (부서).</summary>
public sealed class Department
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
}

/// <summary>Site roles; being signed in is the base right. Judge, chair and participant are memberships, not roles.</summary>
public static class Roles
{
    public const string Trainer = nameof(Trainer);
    public const string LibraryManager = nameof(LibraryManager);
    public const string CompetitionManager = nameof(CompetitionManager);
    public const string Administrator = nameof(Administrator);
    public const string Auditor = nameof(Auditor);
    public static readonly IReadOnlyList<string> All = [Trainer, LibraryManager, CompetitionManager, Administrator, Auditor];
}
