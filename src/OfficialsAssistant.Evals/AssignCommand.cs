using System.CommandLine;
using OfficialsAssistant.Competitions;
using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Evals;

/// <summary><c>assign COMPETITION.yaml SUBMISSIONS --stage ID --per-work N</c>: who scores what, written to assignments/STAGE.csv.</summary>
internal static class AssignCommand
{
    public static Command Create()
    {
        var files = new CompetitionArguments(withSubmissions: true);
        var stage = new Option<string>("--stage") { Description = EvalTexts.SheetsStage, Required = true };
        var perWork = new Option<int>("--per-work") { Description = EvalTexts.AssignPerWork, Required = true };
        var conflicts = new Option<string?>("--conflicts") { Description = EvalTexts.AssignConflicts };
        var output = new Option<string?>("--out") { Description = EvalTexts.AssignOut };
        var command = new Command("assign", EvalTexts.Assign) { stage, perWork, conflicts, output };
        files.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new Faults();
            if (CompetitionInput.Read(files.Folder(parsed), faults) is not { } input) return FaultPrinter.Print(faults.All);
            var chosen = input.Competition.Stages.FirstOrDefault(s => s.Id == parsed.GetValue(stage)) ?? throw new CommandException(EvalTexts.NoStage(parsed.GetValue(stage)!));
            var barred = parsed.GetValue(conflicts) is { } list ? ReadConflicts(list, input, faults) : [];
            if (faults.Count > 0) return FaultPrinter.Print(faults.All);
            if (parsed.GetValue(perWork) < 1) throw new CommandException(EvalTexts.AssignTooFew(""));
            return Write(input, chosen, parsed.GetValue(perWork), barred, parsed.GetValue(output) ?? Path.Combine(input.Folder.Assignments, chosen.Id + ".csv"));
        });
        return command;
    }

    private static int Write(CompetitionInput input, Stage stage, int perWork, HashSet<(string, string)> barred, string file)
    {
        List<string> works = [.. input.Submissions.Where(s => s.ExcludedBecause is null).Select(s => s.Work)];
        var seed = $"{input.Frozen?.Seed ?? input.Competition.Id}/{stage.Id}";
        var pairs = new List<(string Work, string Judge)>();
        foreach (var panel in stage.Panels)
        {
            var assigned = Assigner.Assign(works, [.. input.Competition.JudgesOf(panel.Id).Select(j => j.Code)], perWork, barred, seed);
            if (assigned.FirstOrDefault(a => a.Value.Count < perWork) is { Key: not null } few) throw new CommandException(EvalTexts.AssignTooFew(few.Key));
            pairs.AddRange(assigned.SelectMany(a => a.Value.Select(j => (a.Key, j))));
        }
        WholeFile.Write(Path.GetFullPath(file), "work,judge\n" + string.Concat(pairs.OrderBy(p => p.Work, StringComparer.Ordinal).ThenBy(p => p.Judge, StringComparer.Ordinal).Select(p => $"{p.Work},{p.Judge}\n")));
        foreach (var judge in pairs.GroupBy(p => p.Judge).OrderBy(g => g.Key, StringComparer.Ordinal)) Console.WriteLine($"  {judge.Key}: {judge.Count()}");
        Console.WriteLine(file);
        return CommandRunner.Done;
    }

    private static HashSet<(string, string)> ReadConflicts(string path, CompetitionInput input, Faults faults)
    {
        var barred = new HashSet<(string, string)>();
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            faults.Add(name, null, "", "FileMissing", name);
            return barred;
        }
        var rows = CsvTable.Parse(SheetText.Decode(File.ReadAllBytes(path)) ?? "").Rows;
        if (rows.Count == 0 || !rows[0].Cells.Take(2).SequenceEqual(["work", "judge"])) faults.Add(name, 1, "", "ColumnMissing", "work,judge");
        foreach (var row in rows.Skip(1))
        {
            var judge = row.Cells.ElementAtOrDefault(1) ?? "";
            if (input.Submissions.All(s => s.Work != row.Cells[0])) faults.Add(name, row.Line, "work", "WorkUnknown", row.Cells[0]);
            if (input.Competition.Judges.All(j => j.Code != judge)) faults.Add(name, row.Line, "judge", "JudgeUnknown", judge, string.Join(", ", input.Competition.Judges.Select(j => j.Code)));
            barred.Add((row.Cells[0], judge));
        }
        return barred;
    }
}
