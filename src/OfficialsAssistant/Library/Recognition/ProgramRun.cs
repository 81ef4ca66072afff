using System.Diagnostics;
using OfficialsAssistant.Library.Reading;

namespace OfficialsAssistant.Library.Recognition;

/// <summary>Runs a program of the system on one page: in a folder of its own, without a network, for a limited time.</summary>
internal static class ProgramRun
{
    private const int MostSaid = 64 * 1024;

    /// <returns>What it wrote to its output; null when it failed or took too long.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the program was ended.</exception>
    public static async Task<string?> RunAsync(string folder, TimeSpan longest, CancellationToken cancellationToken, params string[] command)
    {
        var start = ReaderLaunch.OfProgram(folder, command);
        // One page a thread: several would fight over the cores (7.0 instead of 1.8 CPU seconds a page).
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            var output = await ReadAsync(process.StandardOutput, limit.Token);
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? output : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What a program says about itself; empty when it cannot be started.</summary>
    public static string Output(params string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No program of this machine.
            return "";
        }
    }

    private static async Task<string> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var (text, part) = (new System.Text.StringBuilder(), new char[4096]);
        while (await output.ReadAsync(part, cancellationToken) is var count and > 0)
            if (text.Length < MostSaid) text.Append(part, 0, count);
        return text.ToString();
    }
}
