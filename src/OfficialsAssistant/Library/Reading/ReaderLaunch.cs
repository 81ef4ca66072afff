using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OfficialsAssistant.Library.Reading;

/// <summary>How a child process is started: without a network where the system lets us, with an environment of its own, in a folder of its own.</summary>
internal static class ReaderLaunch
{
    // A network namespace without interfaces: of our own right, or, for an ordinary account, inside a user namespace.
    private static readonly Lazy<string[]?> NoNetwork = new(() => OperatingSystem.IsLinux() ? Array.Find<string[]>([["unshare", "-n"], ["unshare", "-r", "-n"]], Works) : null);

    // Neither memory dumps of documents nor large files; 131,072 blocks of 512 bytes are 64 MB.
    private const string Limited = "ulimit -c 0; ulimit -f 131072; exec \"$@\"";

    // 1 GB of addresses: the program that draws pages would take as much as a page claims to need.
    private const string LimitedProgram = "ulimit -v 1048576; " + Limited;

    private static readonly string[] Kept = ["PATH", "SystemRoot", "LD_LIBRARY_PATH"], Temporary = ["TMPDIR", "TEMP", "TMP", "HOME"];

    /// <summary>False where the system refuses a namespace: then the child could open a connection (no reader of ours does).</summary>
    public static bool NetworkClosed => NoNetwork.Value is not null;

    public static ProcessStartInfo Of(string folder)
    {
        var start = Isolated(folder, Limited, Dotnet(), Path.Combine(AppContext.BaseDirectory, "OfficialsAssistant.Formats.dll"), "serve");
        SetRuntime(start.Environment);
        return start;
    }

    /// <summary>A program of the system, kept apart like our own child, and with a limit on its memory.</summary>
    public static ProcessStartInfo OfProgram(string folder, params string[] command) => Isolated(folder, LimitedProgram, command);

    private static ProcessStartInfo Isolated(string folder, string limits, params string[] program)
    {
        string[] command = [.. NoNetwork.Value ?? [], .. program];
        if (!OperatingSystem.IsWindows()) command = ["/bin/sh", "-c", limits, "reader", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };
        SetEnvironment(start.Environment, folder);
        return start;
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, string folder)
    {
        var kept = Kept.Select(n => (Name: n, Value: Environment.GetEnvironmentVariable(n))).Where(v => v.Value is not null).ToList();
        // Keys and addresses of the server are none of the child's business.
        environment.Clear();
        foreach (var (name, value) in kept) environment[name] = value;
        foreach (var name in Temporary) environment[name] = folder;
    }

    private static void SetRuntime(IDictionary<string, string?> environment)
    {
        environment["DOTNET_GCHeapHardLimit"] = ReaderLimits.HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        // The doubly mapped code memory is one large file to the system, over the limit of file sizes; without it the start is faster too.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_ROOT"] = Path.GetDirectoryName(Dotnet());
    }

    // The one that runs us, whatever the PATH says: <root>/shared/Microsoft.NETCore.App/<version>/.
    private static string Dotnet()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }

    private static bool Works(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], [.. command[1..], "true"]) { RedirectStandardError = true })!;
            return process.WaitForExit(TimeSpan.FromSeconds(5)) && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The program is not installed.
            return false;
        }
    }
}
