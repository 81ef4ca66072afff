using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace OfficialsAssistant.Evals;

/// <summary><c>uploads FOLDER [--data FOLDER] [--report FILE]</c>: puts every file of a folder through the product's own door, hostile ones too.</summary>
internal static class UploadsCommand
{
    public static Command Create(string[] settings)
    {
        var folder = new Argument<string>("folder") { Description = EvalTexts.UploadsFolder };
        var data = new Option<string?>("--data") { Description = EvalTexts.Data };
        var report = new Option<string?>("--report") { Description = EvalTexts.Report };
        var command = new Command("uploads", EvalTexts.Uploads) { folder, data, report };
        command.SetAction((parsed, cancellationToken) => RunAsync(settings, parsed.GetValue(folder)!, parsed.GetValue(data), parsed.GetValue(report), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, string folder, string? data, string? report, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new CommandException(EvalTexts.FolderMissing(folder));
        using var scratch = new ScratchFolder();
        // Files that may do harm never go into the installation people work with, unless it is named.
        using var host = await EvalHost.OpenAsync(settings, data ?? Path.Combine(scratch.Path, "data"), cancellationToken);
        var result = await ActivatorUtilities.CreateInstance<UploadsRun>(host.Services).RunAsync(folder, cancellationToken);
        EvalReport.Print(result);
        if (report is not null) await EvalReport.WriteAsync(result, report, cancellationToken);
        return result.Failed > 0 ? CommandRunner.FellShort : CommandRunner.Done;
    }
}
