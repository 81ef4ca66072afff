using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Web.Access;
using OfficialsAssistant.Web.Chat;
using OfficialsAssistant.Web.Library;

namespace OfficialsAssistant.Web.Shell;

internal static class PagesSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DistrictOptions>().BindConfiguration("District");
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<ConversationPages>();
        SettingForm.Check(builder.Configuration.GetSection("Library"), SettingForm.Flag("Sample"));
        builder.Services.AddHostedService<SampleLibraryLoader>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
        app.MapPost("/sign-out", async ([FromForm] string? account, HttpContext context, SignInManager<Official> signIns, SignInWatch watch) =>
        {
            watch.End(context.User);
            await signIns.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        });
    }
}
