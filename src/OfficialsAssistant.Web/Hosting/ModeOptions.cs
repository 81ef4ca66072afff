using System.Net;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Web.Hosting;

/// <summary>How the installation is run. There is no default: a published build without the setting does not start.</summary>
public enum Mode
{
    /// <summary>Demo accounts by one click, sample library, loopback alone.</summary>
    Demo,

    /// <summary>Real accounts.</summary>
    Office,
}

/// <summary>The settings that decide whether and where the host may start; read before anything else is built.</summary>
public sealed record HostRules(Mode Mode, IReadOnlyList<Uri> Addresses)
{
    private const string DefaultAddress = "http://localhost:5080";

    public bool Demo => Mode == Mode.Demo;

    /// <summary>Only this machine reaches it.</summary>
    public bool Loopback => Addresses.All(IsLoopback);

    /// <exception cref="SettingException">A setting is missing or broken.</exception>
    public static HostRules Read(IConfiguration configuration)
    {
        var mode = ReadMode(configuration["Mode"]);
        var addresses = ReadAddresses(configuration);
        foreach (var (setting, address) in addresses.Where(a => !IsLoopback(a.Address)))
        {
            if (mode == Mode.Demo)
                throw new SettingException(setting, $"{setting}: demo mode listens on this machine alone (http://localhost:…); set Mode=Office to serve others.");
            if (address.Scheme != Uri.UriSchemeHttps)
                throw new SettingException(setting, $"{setting}: outside this machine the product is served over https (https://…).");
        }
        return new HostRules(mode, [.. addresses.Select(a => a.Address)]);
    }

    private static Mode ReadMode(string? value) => value switch
    {
        null or "" => throw new SettingException("Mode", "Mode: set it to Demo (try it on this machine) or Office (real accounts), for example --Mode=Demo."),
        _ when Enum.TryParse<Mode>(value, ignoreCase: true, out var mode) && Enum.IsDefined(mode) => mode,
        _ => throw new SettingException("Mode", $"Mode: '{value}' is not known; it is Demo or Office."),
    };

    private static List<(string Setting, Uri Address)> ReadAddresses(IConfiguration configuration)
    {
        // Kestrel's own section wins over urls, so the rules hold for it as well.
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => (Setting: $"{e.Path}:Url", Text: e["Url"] ?? "")).ToList();
        if (endpoints.Count > 0) return [.. endpoints.Select(e => (e.Setting, ReadAddress(e.Setting, e.Text)))];
        var urls = configuration["urls"] is { } text && !string.IsNullOrWhiteSpace(text) ? text : DefaultAddress;
        return [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(u => ("urls", ReadAddress("urls", u)))];
    }

    private static Uri ReadAddress(string setting, string text)
    {
        // Kestrel's wildcards are no host names.
        var parsable = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(parsable, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new SettingException(setting, $"{setting}: '{text}' is not an address of the form http://localhost:5080.");
    }

    private static bool IsLoopback(Uri address) =>
        address.Host is "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
