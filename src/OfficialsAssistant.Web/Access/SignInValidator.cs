using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Access;

namespace OfficialsAssistant.Web.Access;

/// <summary>A cookie holds only while its account may enter: the stamp alone does not tell that it was closed.</summary>
internal sealed class SignInValidator(IOptions<SecurityStampValidatorOptions> options, SignInManager<Official> signIns, ILoggerFactory loggers)
    : SecurityStampValidator<Official>(options, signIns, loggers)
{
    protected override async Task<Official?> VerifySecurityStamp(ClaimsPrincipal? principal) =>
        await base.VerifySecurityStamp(principal) is { IsClosed: false } official ? official : null;
}
