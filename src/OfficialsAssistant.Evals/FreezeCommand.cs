using System.CommandLine;
using OfficialsAssistant.Competitions;
using OfficialsAssistant.Competitions.Freezing;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Evals;

/// <summary><c>freeze COMPETITION.yaml</c>: writes frozen.json beside it, once a version.</summary>
internal static class FreezeCommand
{
    public static Command Create()
    {
        var files = new CompetitionArguments(withSubmissions: false);
        var command = new Command("freeze", EvalTexts.Freeze);
        files.AddTo(command);
        command.SetAction(parsed => Freeze(files.Folder(parsed)));
        return command;
    }

    private static int Freeze(CompetitionFolder folder)
    {
        var faults = new Faults();
        var reader = new CompetitionReader(folder, faults);
        if (reader.Read() is not { } competition) return FaultPrinter.Print(faults.All);
        var known = RuleFreeze.Read(folder, faults);
        if (faults.Count > 0) return FaultPrinter.Print(faults.All);
        if (known is not null && competition.Version <= known.Version)
        {
            RuleFreeze.Compare(known, folder, reader.RubricFiles, faults);
            if (faults.Count > 0) return FaultPrinter.Print(faults.All);
            Console.WriteLine(EvalTexts.AlreadyFrozen(known.Rules[..16], known.FrozenAt));
            return CommandRunner.Done;
        }
        // The older freeze stays beside it; the seed goes on, or receipt codes would change.
        if (known is not null) File.Move(folder.FrozenFile, Path.Combine(folder.Root, FormattableString.Invariant($"frozen.{known.Version}.json")));
        var frozen = RuleFreeze.Freeze(competition, folder, reader.RubricFiles, known?.Seed ?? RuleFreeze.NewSeed(), TimeProvider.System.GetUtcNow(), faults);
        WholeFile.Write(folder.FrozenFile, Canonical.Page(frozen));
        Console.WriteLine(EvalTexts.Frozen(frozen.Rules[..16], folder.FrozenFile));
        return CommandRunner.Done;
    }
}
