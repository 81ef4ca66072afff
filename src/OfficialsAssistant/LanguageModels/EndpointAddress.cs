using System.Text.RegularExpressions;

namespace OfficialsAssistant.LanguageModels;

/// <summary>The address the model library is given, made of the one in the settings.</summary>
/// <param name="AddedVersion">True where the settings named no version and /v1 was added.</param>
internal sealed partial record EndpointAddress(Uri Uri, bool AddedVersion)
{
    public static EndpointAddress Of(string setting, ChatEndpointKind kind)
    {
        var address = new UriBuilder(setting) { Query = "", Fragment = "" };
        if (kind == ChatEndpointKind.Azure)
        {
            // What the portal shows goes on to the deployment; the library adds that itself.
            address.Path = AzurePart().Replace(address.Path, "");
            return new(address.Uri, false);
        }
        var path = CompletionsPart().Replace(address.Path, "").TrimEnd('/');
        var named = VersionPart().IsMatch(path);
        address.Path = named ? path : path + "/v1";
        return new(address.Uri, !named);
    }

    [GeneratedRegex("/openai(/.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex AzurePart();

    [GeneratedRegex("/chat/completions/?$", RegexOptions.IgnoreCase)]
    private static partial Regex CompletionsPart();

    // "/v1", "/api/v3", "/v1beta/openai"
    [GeneratedRegex(@"/v\d+[a-z0-9]*(/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex VersionPart();
}
