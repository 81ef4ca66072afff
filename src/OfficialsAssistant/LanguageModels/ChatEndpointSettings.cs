using Microsoft.Extensions.Configuration;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.LanguageModels;

/// <summary>Reads the section and refuses what cannot work, naming the key and the expected form.</summary>
internal static class ChatEndpointSettings
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    // The binder's own message names a CLR type, so values are looked at before it sees them.
    private static readonly (string Name, Func<string, bool> IsValid, string Form)[] Forms =
    [
        ("Kind", v => Enum.TryParse<ChatEndpointKind>(v, ignoreCase: true, out var kind) && Enum.IsDefined(kind), "OpenAI or Azure"),
        ("FirstTokenTimeout", IsWait, "a time between 00:00:00.01 and 01:00:00, such as 00:01:00"),
        ("TokenTimeout", IsWait, "a time between 00:00:00.01 and 01:00:00, such as 00:00:20"),
        ("AnswerTimeout", IsWait, "a time between 00:00:00.01 and 01:00:00, such as 00:05:00"),
        ("BreakerPause", IsWait, "a time between 00:00:00.01 and 01:00:00, such as 00:00:30"),
        ("Retries", v => int.TryParse(v, out var n) && n is >= 0 and <= 10, "a whole number from 0 to 10"),
        ("BreakerThreshold", v => int.TryParse(v, out var n) && n is >= 1 and <= 100, "a whole number from 1 to 100"),
        ("SendTemperature", v => bool.TryParse(v, out _), "true or false"),
    ];

    /// <exception cref="SettingException">A value has not the form its key asks for, or a key is missing beside another.</exception>
    public static void Read(IConfiguration section, ChatEndpointOptions options)
    {
        foreach (var (name, isValid, form) in Forms)
        {
            if (section[name] is { } value && !isValid(value)) throw Wrong(name, $"must be {form}");
        }
        section.Bind(options);
        options.Endpoint = options.Endpoint.Trim();
        options.Model = options.Model.Trim();
        options.Key = options.Key.Trim();
        Check(options);
    }

    private static void Check(ChatEndpointOptions options)
    {
        if (!options.IsConfigured)
        {
            if (options.Model.Length + options.Key.Length > 0)
                throw Wrong("Endpoint", "must be set where Model or Key is: the server's address, such as http://127.0.0.1:8000");
            return;
        }
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            throw Wrong("Endpoint", "must be an address that begins with http:// or https:// and holds no user name, such as http://127.0.0.1:8000");
        if (options.Model.Length == 0)
            throw Wrong("Model", "must be the model's name as the server calls it (for Azure the name of the deployment)");
        if (options.Key.Any(c => c is < '!' or > '~'))
            throw Wrong("Key", "must be printable ASCII characters without spaces");
        if (options is { Kind: ChatEndpointKind.Azure, Key.Length: 0 } && address.Scheme != "https")
            throw Wrong("Endpoint", "must begin with https:// where Azure is used without a key, because an access token is sent to it");
    }

    // "60" would be read as sixty days.
    private static bool IsWait(string value) =>
        TimeSpan.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var wait) && wait >= TimeSpan.FromMilliseconds(10) && wait <= LongestWait;

    private static SettingException Wrong(string name, string what)
    {
        var key = $"{ChatEndpointOptions.Section}:{name}";
        return new SettingException(key, $"{key} {what}.");
    }
}
