using System.CommandLine;

namespace OfficialsAssistant.Evals;

/// <summary><c>run verification [--questions FILE] [--report FILE] [--html FILE] [--half tune|report]</c>: each case brings its own passages.</summary>
internal static class VerificationCommand
{
    public static Command Create()
    {
        var options = new SetOptions();
        var command = new Command("verification", EvalTexts.RunVerification);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var cases = VerificationCases.Read(parsed.GetValue(options.Questions) ?? EvalFiles.DefaultSet("verification.jsonl"));
            return options.CloseAsync(parsed, VerificationRun.Run(options.HalfOf(parsed, cases, c => c.Id)), cancellationToken);
        });
        return command;
    }
}
