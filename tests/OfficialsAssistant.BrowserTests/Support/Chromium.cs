
namespace OfficialsAssistant.BrowserTests.Support;

/// <summary>Debian's Chromium; nothing is downloaded.</summary>
public static class Chromium
{
    private const string Executable = "/usr/bin/chromium";

    public const string Missing = "Chromium is missing (/usr/bin/chromium; the gate installs it).";

    public static bool Installed => File.Exists(Executable);

    public static BrowserTypeLaunchOptions Launch => new()
    {
        ExecutablePath = Executable,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    };
}
