using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.Json;
using OfficialsAssistant.Chat;

namespace OfficialsAssistant.Web.Shell;

/// <summary>Every sentence of the pages, Korean first. Keys that begin with Js_ go to the page's modules.</summary>
public static class PageTexts
{
    private const string ScriptPrefix = "Js_";
    private static readonly ResourceManager Resources = new("OfficialsAssistant.Web.Shell.PageTexts", typeof(PageTexts).Assembly);

    /// <exception cref="MissingManifestResourceException">There is no such text: a defect a test finds, not something to show.</exception>
    public static string T(string name) => Find(name) ?? throw new MissingManifestResourceException(name);

    public static string T(string name, params object?[] values) => string.Format(CultureInfo.CurrentCulture, T(name), values);

    /// <summary>The text, or null where the key may be missing (reason codes of later features).</summary>
    public static string? Find(string name) => Resources.GetString(name, CultureInfo.CurrentUICulture);

    /// <summary>The modules' texts as a JSON object, keys without their prefix.</summary>
    public static string ForScripts()
    {
        var texts = Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().Select(e => (string)e.Key).Where(k => k.StartsWith(ScriptPrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToDictionary(k => k[ScriptPrefix.Length..], T);
        return JsonSerializer.Serialize(texts, AnswerJson.Options);
    }
}
