using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions;

/// <summary>Who scores what, from <c>assignments/&lt;stage&gt;.csv</c> (work,judge); a stage without the file: every judge scores every work.</summary>
public sealed class Assignments(IReadOnlyDictionary<string, IReadOnlySet<(string Judge, string Work)>> byStage)
{
    public bool Has(string stage, string judge, string work) => !byStage.TryGetValue(stage, out var pairs) || pairs.Contains((judge, work));

    public static Assignments Read(string folder, Competition competition, IReadOnlySet<string> works, Faults faults)
    {
        var stages = new Dictionary<string, IReadOnlySet<(string, string)>>(StringComparer.Ordinal);
        foreach (var path in FolderFiles.Paths(folder))
        {
            var stage = competition.Stages.FirstOrDefault(s => $"{s.Id}.csv" == path);
            if (stage is null) faults.Add($"assignments/{path}", null, "", "StageUnknown", path, string.Join(", ", competition.Stages.Select(s => s.Id)));
            else stages[stage.Id] = ReadStage(Path.Combine(folder, path), $"assignments/{path}", competition, works, faults);
        }
        return new Assignments(stages);
    }

    private static HashSet<(string, string)> ReadStage(string file, string shownAs, Competition competition, IReadOnlySet<string> works, Faults faults)
    {
        var pairs = new HashSet<(string, string)>();
        var rows = CsvTable.Parse(SheetText.Decode(File.ReadAllBytes(file)) ?? "").Rows;
        if (rows.Count == 0 || !rows[0].Cells.SequenceEqual(["work", "judge"]))
        {
            faults.Add(shownAs, 1, "", "ColumnMissing", "work,judge");
            return pairs;
        }
        foreach (var row in rows.Skip(1))
        {
            var (work, judge) = (row.Cells[0], row.Cells.ElementAtOrDefault(1) ?? "");
            if (!works.Contains(work)) faults.Add(shownAs, row.Line, "work", "WorkUnknown", work);
            if (competition.Judges.All(j => j.Code != judge)) faults.Add(shownAs, row.Line, "judge", "JudgeUnknown", judge, string.Join(", ", competition.Judges.Select(j => j.Code)));
            pairs.Add((judge, work));
        }
        return pairs;
    }
}
