using System.CommandLine;

namespace OfficialsAssistant.Evals;

/// <summary><c>read FOLDER --expected FOLDER [--report FILE]</c>: how much of the files' text the readers get, and in which order.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = EvalTexts.ReadFolder };
        var expected = new Option<string>("--expected") { Description = EvalTexts.ReadExpected, Required = true };
        var report = new Option<string?>("--report") { Description = EvalTexts.Report };
        var command = new Command("read", EvalTexts.Read) { folder, expected, report };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = await ReadRun.RunAsync(Existing(parsed.GetValue(folder)!), Existing(parsed.GetValue(expected)!), cancellationToken);
            EvalReport.Print(result);
            if (parsed.GetValue(report) is { } file) await EvalReport.WriteAsync(result, file, cancellationToken);
            return result.Failed > 0 ? CommandRunner.FellShort : CommandRunner.Done;
        });
        return command;
    }

    private static string Existing(string folder) => Directory.Exists(folder) ? folder : throw new CommandException(EvalTexts.FolderMissing(folder));
}
