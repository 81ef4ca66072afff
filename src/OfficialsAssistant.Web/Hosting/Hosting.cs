using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Localization;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Web.Hosting;

/// <summary>The host itself: addresses, limits, language, guards, start and stop.</summary>
internal static class Hosting
{
    public static void AddHosting(this WebApplicationBuilder builder, HostRules rules)
    {
        // Fingerprinted files of a build live in obj folders; without a manifest (published) this does nothing.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseUrls([.. rules.Addresses.Select(a => a.OriginalString)]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddProblemDetails();
        // Otherwise Hangul is written as entities.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddSingleton(rules);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.Configure<RequestLocalizationOptions>(o =>
        {
            var korean = new CultureInfo("ko-KR");
            o.DefaultRequestCulture = new RequestCulture(korean);
            o.SupportedCultures = [korean];
            o.SupportedUICultures = [korean];
        });
        CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo("ko-KR");
    }

    /// <summary>Opens the installation by the rules of the mode; a broken one does not start.</summary>
    public static async Task PrepareAsync(this WebApplication app, HostRules rules)
    {
        var installation = app.Services.GetRequiredService<Installation>();
        await installation.OpenAsync(rules.Demo ? FolderUse.Demo : FolderUse.Office, app.Lifetime.ApplicationStopping);
        if (rules.Demo) await app.Services.GetRequiredService<Accounts>().AddDemoAccountsAsync(installation.Folder, app.Lifetime.ApplicationStopping);
    }

    public static void UseHosting(this WebApplication app, HostRules rules)
    {
        if (rules.Demo) app.UseDemoGuard();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.UseReadableErrors();
        app.UseOriginGuard();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static async Task ServeAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or IOException { InnerException: AddressInUseException or System.Net.Sockets.SocketException })
        {
            throw new SettingException("urls", $"urls: the address cannot be used ({e.Message.TrimEnd('.')}); stop the other program or choose another one with --urls.");
        }
        catch (Exception e) when (e is CryptographicException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException || e is InvalidOperationException && e.Message.Contains("HTTPS", StringComparison.Ordinal))
        {
            throw new SettingException("Kestrel:Certificates:Default", $"Kestrel:Certificates:Default: https needs a certificate (Path with Password or KeyPath) that can be read ({e.Message.Split('\n')[0].TrimEnd('.', '\r')}).");
        }
        await app.WaitForShutdownAsync();
    }
}
