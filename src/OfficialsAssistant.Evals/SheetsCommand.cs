using System.CommandLine;
using OfficialsAssistant.Competitions;
using OfficialsAssistant.Competitions.Bundles;
using OfficialsAssistant.Competitions.Reports;
using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Evals;

/// <summary><c>sheets COMPETITION.yaml SUBMISSIONS --out DIR</c>: a workbook a judge and stage, for the works that reached it.</summary>
internal static class SheetsCommand
{
    public static Command Create()
    {
        var files = new CompetitionArguments(withSubmissions: true);
        var output = new Option<string>("--out") { Description = EvalTexts.SheetsOut, Required = true };
        var stage = new Option<string?>("--stage") { Description = EvalTexts.SheetsStage };
        var root = new Option<string?>("--root") { Description = EvalTexts.SheetsRoot };
        var command = new Command("sheets", EvalTexts.Sheets) { output, stage, root };
        files.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new Faults();
            if (CompetitionInput.Read(files.Folder(parsed), faults) is not { } input) return FaultPrinter.Print(faults.All);
            var only = parsed.GetValue(stage);
            if (only is not null && input.Competition.Stages.All(s => s.Id != only)) throw new CommandException(EvalTexts.NoStage(only));
            Write(input, Path.GetFullPath(parsed.GetValue(output)!), only, parsed.GetValue(root) is { Length: >= 16 } digits ? Manifest.Digits(digits.Replace(" ", "")) : "");
            return CommandRunner.Done;
        });
        return command;
    }

    private static void Write(CompetitionInput input, string output, string? only, string root)
    {
        // Checks give no say in who goes on unless a rubric names one; then the sheets come after the scoring.
        var standings = new ReportBuilder(input, []).Build().Standings;
        foreach (var stage in standings.Stages.Where(s => only is null || s.Stage.Id == only))
        {
            if (stage.Works.Count == 0) Console.WriteLine(EvalTexts.NobodyInStage(stage.Stage.Title));
            foreach (var judge in stage.Works.Count == 0 ? [] : input.Competition.Judges)
            {
                if (stage.Stage.Panels.FirstOrDefault(p => p.Id == judge.Panel) is not { } panel) continue;
                List<string> works = [.. stage.Works.Keys.Where(w => input.Assignments.Has(stage.Stage.Id, judge.Code, w)).Order(StringComparer.Ordinal)];
                var file = Path.Combine(output, stage.Stage.Id, judge.Code + ".xlsx");
                WholeFile.Write(file, SheetWorkbook.Write(input.Competition, stage.Stage, panel, judge.Code, works, input.Frozen?.Rules ?? "", root));
                Console.WriteLine(file);
            }
        }
    }
}
