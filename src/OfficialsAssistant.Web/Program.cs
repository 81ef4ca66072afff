using Microsoft.Extensions.Options;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Data;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Library;
using OfficialsAssistant.Prompts;
using OfficialsAssistant.Web.Access;
using OfficialsAssistant.Web.Chat;
using OfficialsAssistant.Web.Hosting;
using OfficialsAssistant.Web.Library;
using OfficialsAssistant.Web.Shell;

try
{
    if (CreateAdministrator.Asked(args, out var rest)) return await CreateAdministrator.RunAsync(rest);

    // Everything the program needs lies beside it, so that it starts alike from a checkout, a publish folder or a service.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    var rules = HostRules.Read(builder.Configuration);

    builder.AddHosting(rules);
    builder.AddData();
    builder.AddAccess(rules);
    builder.AddLibrary();
    builder.AddIngest();
    builder.AddPrompts();
    builder.AddLanguageModels();
    builder.AddChat();
    builder.AddTurns();
    builder.AddLive();
    builder.AddLibraryEndpoints();
    builder.AddPages();

    await using var app = builder.Build();
    await app.PrepareAsync(rules);

    app.UseHosting(rules);
    app.MapHealth();
    app.MapChat();
    app.MapLibrary();
    app.MapPages();
    await app.ServeAsync();
    return 0;
}
catch (Exception e) when (e is SettingException or OptionsValidationException)
{
    // One sentence that names the setting.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
