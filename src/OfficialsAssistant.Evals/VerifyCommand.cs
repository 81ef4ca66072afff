using System.CommandLine;
using OfficialsAssistant.Competitions.Bundles;

namespace OfficialsAssistant.Evals;

/// <summary><c>verify BUNDLE [--root HEX]</c>: nothing extra, missing or changed, and the report comes out the same again.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var bundle = new Argument<string>("bundle") { Description = EvalTexts.Bundle };
        var root = new Option<string?>("--root") { Description = EvalTexts.Root16 };
        var command = new Command("verify", EvalTexts.Verify) { bundle, root };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(bundle)!;
            if (!Directory.Exists(folder)) throw new CommandException(EvalTexts.FolderMissing(folder));
            var result = BundleVerifier.Verify(folder, parsed.GetValue(root));
            foreach (var difference in result.Differences) Console.Error.WriteLine(difference);
            if (result.Root is not null) Console.WriteLine(EvalTexts.RootIs(result.Root));
            if (result.Differences.Count == 0) Console.WriteLine(result.Redacted ? EvalTexts.VerifiedRedacted(result.Files) : EvalTexts.Verified(result.Files));
            return result.Differences.Count == 0 ? CommandRunner.Done : CommandRunner.FellShort;
        });
        return command;
    }
}
