using System.Globalization;
using Microsoft.Extensions.Configuration;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.LanguageModels;

/// <summary>Reads the section and refuses what cannot work, naming the key and the expected form.</summary>
internal static class ChatEndpointSettings
{
    private static readonly SettingForm[] Forms =
    [
        new("Kind", v => Enum.TryParse<ChatEndpointKind>(v, ignoreCase: true, out var kind) && Enum.IsDefined(kind), "OpenAI or Azure"),
        new("Class", v => Enum.TryParse<Classification>(v, ignoreCase: true, out var grade) && Enum.IsDefined(grade) && !char.IsAsciiDigit(v[0]), "O, S or C"),
        Wait("FirstTokenTimeout", "00:01:00"),
        Wait("TokenTimeout", "00:00:20"),
        Wait("AnswerTimeout", "00:05:00"),
        Wait("BreakerPause", "00:00:30"),
        SettingForm.Number("Retries", 0, 10),
        SettingForm.Number("BreakerThreshold", 1, 100),
        SettingForm.Flag("SendTemperature"),
        Price("PricePer1000Input"),
        Price("PricePer1000Output"),
    ];

    /// <exception cref="SettingException">A value has not the form its key asks for, or a key is missing beside another.</exception>
    public static void Read(IConfigurationSection section, ChatEndpointOptions options)
    {
        SettingForm.Check(section, Forms);
        section.Bind(options);
        options.Endpoint = options.Endpoint.Trim();
        options.Model = options.Model.Trim();
        options.Key = options.Key.Trim();
        Check(section.Path, options);
    }

    private static void Check(string section, ChatEndpointOptions options)
    {
        if (!options.IsConfigured)
        {
            if (options.Model.Length + options.Key.Length > 0)
                throw Wrong(section, "Endpoint", "must be set where Model or Key is: the server's address, such as http://127.0.0.1:8000");
            return;
        }
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            throw Wrong(section, "Endpoint", "must be an address that begins with http:// or https:// and holds no user name, such as http://127.0.0.1:8000");
        if (options.Model.Length == 0)
            throw Wrong(section, "Model", "must be the model's name as the server calls it (for Azure the name of the deployment)");
        if (options.Key.Any(c => c is < '!' or > '~'))
            throw Wrong(section, "Key", "must be printable ASCII characters without spaces");
        if (options is { Kind: ChatEndpointKind.Azure, Key.Length: 0 } && address.Scheme != "https")
            throw Wrong(section, "Endpoint", "must begin with https:// where Azure is used without a key, because an access token is sent to it");
    }

    private static SettingForm Price(string name) =>
        new(name, v => decimal.TryParse(v, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _), "a price in won, such as 0.35");

    private static SettingForm Wait(string name, string example) =>
        SettingForm.Time(name, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1), example);

    private static SettingException Wrong(string section, string name, string what)
    {
        var key = $"{section}:{name}";
        return new SettingException(key, $"{key} {what}.");
    }
}
