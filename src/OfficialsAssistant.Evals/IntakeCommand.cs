using System.CommandLine;
using System.Globalization;
using OfficialsAssistant.Competitions;
using OfficialsAssistant.Competitions.Freezing;
using OfficialsAssistant.Competitions.Intake;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Evals;

/// <summary><c>intake MAILS… --out DIR --competition FILE</c>: first proposes intake.csv; run again over the confirmed table it makes the submissions.</summary>
internal static class IntakeCommand
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("sources") { Description = EvalTexts.IntakeSources, Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = EvalTexts.IntakeOut, Required = true };
        var competition = new Option<string?>("--competition") { Description = EvalTexts.IntakeCompetition };
        var deadline = new Option<string?>("--deadline") { Description = EvalTexts.IntakeDeadline };
        var command = new Command("intake", EvalTexts.Intake) { sources, output, competition, deadline };
        command.SetAction(parsed =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(output)!);
            var missing = parsed.GetValue(sources)!.FirstOrDefault(s => !File.Exists(s) && !Directory.Exists(s));
            if (missing is not null) throw new CommandException(EvalTexts.FolderMissing(missing));
            return Run(parsed.GetValue(sources)!, folder, CompetitionFolder.Of(parsed.GetValue(competition) ?? Nearby(folder), Path.Combine(folder, "submissions")), ParseDeadline(parsed.GetValue(deadline)));
        });
        return command;
    }

    private static int Run(string[] sources, string folder, CompetitionFolder files, DateTimeOffset? deadline)
    {
        var faults = new Faults();
        var reader = new CompetitionReader(files, faults);
        if (reader.Read() is not { } competition) return FaultPrinter.Print(faults.All);
        var inbox = InboxReader.Read(sources);
        var table = Path.Combine(folder, IntakeTable.FileName);
        var known = File.Exists(table) ? IntakeTable.Read(table, competition, faults) : [];
        if (faults.Count > 0) return FaultPrinter.Print(faults.All);
        // What a person wrote stays; what came in since is proposed.
        List<IntakeRow> rows = [.. known, .. IntakeTable.Propose(inbox, competition, deadline).Where(p => known.All(k => k.Source != p.Source))];
        if (rows.Count > known.Count) return Propose(rows, known.Count, inbox, table);
        var open = rows.Where(r => r.Decision.Length == 0).ToList();
        if (open.Count > 0) return Tell(open, table);
        var gone = rows.Where(r => r.Decision == "accept" && inbox.All(i => i.Source != r.Source)).Select(r => r.Source).ToList();
        if (gone.Count > 0) throw new CommandException(EvalTexts.IntakeGone(string.Join(", ", gone)));
        if (RuleFreeze.Read(files, faults) is not { } frozen) return faults.Count > 0 ? FaultPrinter.Print(faults.All) : throw new CommandException(EvalTexts.IntakeNotFrozen(files.FrozenFile));
        var coded = new IntakeWriter(competition, frozen.Seed, folder).Write(rows, inbox);
        WholeFile.Write(table, IntakeTable.Write(coded));
        Console.WriteLine(EvalTexts.IntakeDone(coded.Count(r => r.Decision == "accept"), coded.Count(r => r.Decision == "reject"), folder));
        return CommandRunner.Done;
    }

    private static int Propose(List<IntakeRow> rows, int before, IReadOnlyList<HandedIn> inbox, string table)
    {
        WholeFile.Write(table, IntakeTable.Write(rows));
        Console.WriteLine(EvalTexts.IntakeProposed(inbox.Count, inbox.Sum(i => i.Files.Count), rows.Count - before, rows.Count(r => r.Decision.Length == 0), table));
        return Tell([.. rows.Where(r => r.Decision.Length == 0)], table);
    }

    private static int Tell(List<IntakeRow> open, string table)
    {
        foreach (var row in open) Console.WriteLine($"  ? {row.Source}: {row.Question}");
        Console.WriteLine(open.Count > 0 ? EvalTexts.IntakeOpen(open.Count, table) : EvalTexts.IntakeConfirm(table));
        return open.Count > 0 ? CommandRunner.FellShort : CommandRunner.Done;
    }

    /// <summary>The competition file of the output folder or of the one above it.</summary>
    private static string Nearby(string folder) =>
        new[] { folder, Path.GetDirectoryName(folder) ?? folder }.Select(f => Path.Combine(f, CompetitionReader.FileName)).FirstOrDefault(File.Exists) ?? throw new CommandException(EvalTexts.IntakeNoCompetition);

    private static DateTimeOffset? ParseDeadline(string? text)
    {
        if (text is null) return null;
        // Without a zone it is Korean time, wherever this runs.
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
            return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.FromHours(9)) : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        throw new CommandException(EvalTexts.BadDeadline(text));
    }
}
