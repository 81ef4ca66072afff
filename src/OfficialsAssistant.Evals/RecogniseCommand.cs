using System.CommandLine;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library.Recognition;

namespace OfficialsAssistant.Evals;

/// <summary><c>recognise FOLDER --truth FOLDER [--report FILE]</c>: how well scanned pages are read, and whether those read badly are flagged.</summary>
internal static class RecogniseCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = EvalTexts.RecogniseFolder };
        var truth = new Option<string>("--truth") { Description = EvalTexts.RecogniseTruth, Required = true };
        var report = new Option<string?>("--report") { Description = EvalTexts.Report };
        var command = new Command("recognise", EvalTexts.Recognise) { folder, truth, report };
        command.SetAction((parsed, cancellationToken) => RunAsync(Existing(parsed.GetValue(folder)!), Existing(parsed.GetValue(truth)!), parsed.GetValue(report), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string truth, string? report, CancellationToken cancellationToken)
    {
        var programs = new RecognitionPrograms();
        if (!programs.Available) throw new CommandException(EvalTexts.RecogniseMissing(RecognitionPrograms.Packages));
        using var scratch = new ScratchFolder();
        var recognition = new PageRecognition(programs, Options.Create(new StorageOptions { Path = scratch.Path }));
        var result = await new RecogniseRun(recognition).RunAsync(folder, truth, cancellationToken);
        EvalReport.Print(result);
        if (report is not null) await EvalReport.WriteAsync(result, report, cancellationToken);
        return result.Failed > 0 ? CommandRunner.FellShort : CommandRunner.Done;
    }

    private static string Existing(string folder) => Directory.Exists(folder) ? folder : throw new CommandException(EvalTexts.FolderMissing(folder));
}
