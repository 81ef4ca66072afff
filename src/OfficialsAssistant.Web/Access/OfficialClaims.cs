using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Web.Access;

/// <summary>What the pages show of the signed-in person, carried in the cookie. Rights are never read from here, but from the rows.</summary>
internal sealed class OfficialClaims(
    UserManager<Official> users,
    RoleManager<IdentityRole<Guid>> roles,
    IOptions<IdentityOptions> options,
    IDbContextFactory<AppDbContext> database)
    : UserClaimsPrincipalFactory<Official, IdentityRole<Guid>>(users, roles, options)
{
    public const string DisplayName = "display_name";
    public const string Department = "department";

    /// <summary>Which sign-in a cookie belongs to: each has its own, kept while the cookie is renewed.</summary>
    public const string SignIn = "sign_in";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Official user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        await using var db = await database.CreateDbContextAsync();
        var department = await db.Departments.Where(d => d.Id == user.DepartmentId).Select(d => d.Name).SingleOrDefaultAsync();
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(Department, department ?? ""));
        identity.AddClaim(new Claim(SignIn, Guid.CreateVersion7().ToString()));
        return identity;
    }

    /// <summary>Carries the sign-in over when its cookie is renewed.</summary>
    public static Task KeepSignIn(SecurityStampRefreshingPrincipalContext renewed)
    {
        if (renewed.CurrentPrincipal?.FindFirst(SignIn) is { } old && renewed.NewPrincipal?.Identity is ClaimsIdentity identity)
        {
            identity.TryRemoveClaim(identity.FindFirst(SignIn));
            identity.AddClaim(old.Clone());
        }
        return Task.CompletedTask;
    }
}
