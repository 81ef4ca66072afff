using Microsoft.AspNetCore.Components;

namespace OfficialsAssistant.Web.Shell;

/// <summary>
/// The import map: fingerprinted names of our modules and of the browser packages. Absolute keys, so that modules resolve
/// alike on every page without a base element.
/// </summary>
internal static class ScriptMap
{
    private static ImportMapDefinition? map;

    public static ImportMapDefinition Of(ResourceAssetCollection assets) => map ??= Build(assets);

    private static ImportMapDefinition Build(ResourceAssetCollection assets)
    {
        var imports = new Dictionary<string, string>
        {
            ["signalr"] = "/" + assets["lib/signalr.min.js"],
            ["marked"] = "/" + assets["lib/marked.esm.js"],
            ["dompurify"] = "/" + assets["lib/purify.es.mjs"],
        };
        foreach (var asset in assets)
        {
            var label = asset.Properties?.FirstOrDefault(p => p.Name == "label")?.Value;
            if (label is { } name && name.StartsWith("js/", StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))
                imports["/" + name] = "/" + asset.Url;
        }
        return new ImportMapDefinition(imports, null, null);
    }
}
