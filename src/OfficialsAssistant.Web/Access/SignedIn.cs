using System.Security.Claims;

namespace OfficialsAssistant.Web.Access;

internal static class SignedIn
{
    /// <summary>Id of the signed-in official.</summary>
    public static Guid OfficialId(this ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
