using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Access;

/// <summary>Accounts and what they may read.</summary>
public sealed class Accounts(IDbContextFactory<AppDbContext> database)
{
    /// <summary>Reading rights of an account by user name, or null when there is no such account.</summary>
    public async Task<ReadingRights?> RightsOfAsync(string account, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var normalised = Normalised(account);
        var official = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == normalised, cancellationToken);
        return official is null ? null : ReadingRights.Of(official, await ManagesLibraryAsync(db, official.Id, cancellationToken));
    }

    /// <summary>Reading rights of the signed-in person as the rows say now; none when the account is gone.</summary>
    public async Task<ReadingRights> RightsOfAsync(Guid officialId, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await RightsOfAsync(db, officialId, cancellationToken);
    }

    internal static async Task<ReadingRights> RightsOfAsync(AppDbContext db, Guid officialId, CancellationToken cancellationToken)
    {
        var official = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == officialId, cancellationToken);
        return official is null ? ReadingRights.None : ReadingRights.Of(official, await ManagesLibraryAsync(db, official.Id, cancellationToken));
    }

    /// <summary>Adds the demo accounts and roles that are not there yet. They have no password: demo mode signs in by one click, on loopback alone.</summary>
    /// <exception cref="SettingException">The folder holds real accounts: nobody may enter those by one click.</exception>
    public async Task AddDemoAccountsAsync(string folder, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await db.Users.AnyAsync(u => u.PasswordHash != null, cancellationToken))
            throw new SettingException("Storage:Path", $"Storage:Path: '{folder}' holds accounts with passwords; name another folder for demo mode.");
        if (await db.Users.CountAsync(cancellationToken) >= DemoAccount.All.Count) return;
        var roles = await AddRolesAsync(db, cancellationToken);
        foreach (var account in DemoAccount.All)
        {
            if (await db.Users.AnyAsync(u => u.UserName == account.UserName, cancellationToken)) continue;
            var department = await AddDepartmentAsync(db, account.Department, cancellationToken);
            var official = NewOfficial(account.UserName, account.DisplayName, department.Id);
            db.Users.Add(official);
            if (account.Role is { } role) db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = official.Id, RoleId = roles[role] });
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Makes an administrator with a password. Null when done, else why not (in the user's language).</summary>
    public async Task<string?> CreateAdministratorAsync(string userName, string password, CancellationToken cancellationToken)
    {
        if (password.Length < 12) return AccessTexts.PasswordTooShort;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var normalised = Normalised(userName);
        if (await db.Users.AnyAsync(u => u.NormalizedUserName == normalised, cancellationToken)) return string.Format(null, AccessTexts.AccountExists, userName);
        var roles = await AddRolesAsync(db, cancellationToken);
        var department = await AddDepartmentAsync(db, AccessTexts.AdministrationDepartment, cancellationToken);
        var official = NewOfficial(userName, userName, department.Id);
        official.PasswordHash = new PasswordHasher<Official>().HashPassword(official, password);
        db.Users.Add(official);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = official.Id, RoleId = roles[Roles.Administrator] });
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private static Task<bool> ManagesLibraryAsync(AppDbContext db, Guid officialId, CancellationToken cancellationToken) =>
        db.UserRoles.AnyAsync(u => u.UserId == officialId && db.Roles.Any(r => r.Id == u.RoleId && r.Name == Roles.LibraryManager), cancellationToken);

    /// <summary>As Identity looks accounts up.</summary>
    private static string Normalised(string userName) => userName.Normalize().ToUpperInvariant();

    private static Official NewOfficial(string userName, string displayName, Guid departmentId) => new()
    {
        Id = Guid.CreateVersion7(),
        UserName = userName.Normalize(),
        NormalizedUserName = Normalised(userName),
        DisplayName = displayName,
        DepartmentId = departmentId,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
    };

    private static async Task<Dictionary<string, Guid>> AddRolesAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, cancellationToken);
        foreach (var name in Roles.All)
        {
            if (roles.ContainsKey(name)) continue;
            var role = new IdentityRole<Guid>(name) { Id = Guid.CreateVersion7(), NormalizedName = name.ToUpperInvariant() };
            db.Roles.Add(role);
            roles[name] = role.Id;
        }
        await db.SaveChangesAsync(cancellationToken);
        return roles;
    }

    private static async Task<Department> AddDepartmentAsync(AppDbContext db, string name, CancellationToken cancellationToken)
    {
        var department = db.Departments.Local.FirstOrDefault(d => d.Name == name)
            ?? await db.Departments.FirstOrDefaultAsync(d => d.Name == name, cancellationToken);
        if (department is not null) return department;
        department = new Department { Name = name };
        db.Departments.Add(department);
        return department;
    }
}
