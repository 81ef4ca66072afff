using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Web.Hosting;

namespace OfficialsAssistant.Web.Access;

internal static class AccessSetup
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder, HostRules rules)
    {
        builder.Services.AddSingleton<Accounts>();
        builder.Services.AddDataProtection().SetApplicationName("OfficialsAssistant").PersistKeysToDbContext<AppDbContext>();
        builder.Services.AddIdentity<Official, IdentityRole<Guid>>(o =>
            {
                o.Password.RequiredLength = 12;
                o.Password.RequireNonAlphanumeric = false;
                o.Password.RequireUppercase = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
            })
            .AddEntityFrameworkStores<AppDbContext>();
        builder.Services.AddScoped<IUserClaimsPrincipalFactory<Official>, OfficialClaims>();
        builder.Services.ConfigureApplicationCookie(o =>
        {
            // A browser takes a __Host- cookie only over HTTPS, which loopback does not have.
            o.Cookie.Name = rules.Loopback ? "officials-assistant" : "__Host-officials-assistant";
            o.Cookie.SecurePolicy = rules.Loopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/denied";
            o.ReturnUrlParameter = "to";
            o.ExpireTimeSpan = TimeSpan.FromHours(10);
            var redirect = o.Events.OnRedirectToLogin;
            // A page goes to the sign-in page; a hub or a fragment is told.
            o.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)) return redirect(context);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
        });
        builder.Services.AddScoped<ISecurityStampValidator, SignInValidator>();
        builder.Services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromSeconds(5);
            o.OnRefreshingPrincipal = OfficialClaims.KeepSignIn;
        });
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = rules.Loopback ? "officials-assistant-form" : "__Host-officials-assistant-form";
            o.Cookie.SecurePolicy = rules.Loopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddSingleton<SignInWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SignInWatch>());
        builder.Services.Configure<HubOptions>(o => o.AddFilter<SignInWatch>());
        return builder;
    }
}
