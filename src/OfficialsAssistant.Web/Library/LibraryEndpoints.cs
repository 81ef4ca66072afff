namespace OfficialsAssistant.Web.Library;

internal static class LibraryEndpoints
{
    public static void MapLibrary(this WebApplication app) => app.MapHub<LibraryHub>("/hubs/library");
}
