using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Competitions.Submissions;
using OfficialsAssistant.Grading.Panel;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Panels;

/// <summary>Works that people have marked beforehand and the model is held against: <c>gold/works/CODE/work/…</c> and <c>gold/scores/STAGE/JUDGE.csv</c>.</summary>
/// <param name="Works">Fingerprints of the judged files by work.</param>
/// <param name="Paths">Everything it consists of, below the folder.</param>
public sealed record GoldSet(string Folder, SortedDictionary<string, IReadOnlyList<FileHash>> Works, SheetBook Sheets, IReadOnlyList<string> Paths)
{
    /// <param name="recorded">What a redacted bundle keeps of the works.</param>
    public static GoldSet Read(string folder, Competition competition, Faults faults, IReadOnlyDictionary<string, IReadOnlyList<FileHash>>? recorded)
    {
        // Whoever made a gold set by copying a finished competition has its names.
        var (works, scores) = (First(folder, "works", "submissions"), First(folder, "scores", "sheets"));
        var found = new SortedDictionary<string, IReadOnlyList<FileHash>>(StringComparer.Ordinal);
        foreach (var work in Directory.Exists(Path.Combine(folder, works)) ? Directory.EnumerateDirectories(Path.Combine(folder, works)).Select(d => Path.GetFileName(d)!) : [])
            found[work] = FolderFiles.Hashes(WorkFolder(folder, works, work));
        foreach (var (work, files) in recorded ?? new Dictionary<string, IReadOnlyList<FileHash>>()) found.TryAdd(work, files);
        if (found.Count == 0) faults.Add("gold", null, "", "GoldWithoutWorks");
        var sheets = new SheetFolder(Path.Combine(folder, scores), $"gold/{scores}", competition, found.Keys.ToHashSet(StringComparer.Ordinal), faults).Read();
        if (sheets.Rows.Count == 0) faults.Add("gold", null, "", "GoldWithoutSheets");
        return new GoldSet(folder, found, sheets, [.. found.SelectMany(w => w.Value.Select(f => $"{works}/{w.Key}/work/{f.Path}")), .. sheets.Files.Select(f => $"{scores}/{f}")]);
    }

    public string WorkFolder(string work) => WorkFolder(Folder, First(Folder, "works", "submissions"), work);

    /// <summary>Mean mark of the people and the model's, work by work, where people gave one.</summary>
    public IReadOnlyList<GoldMark> Marks(Competition competition, StageCriterion criterion, IEnumerable<PanelGrade> grades)
    {
        var model = grades.Where(g => g.Criterion == criterion.Asked.Id).ToDictionary(g => g.Work, g => g.Mark, StringComparer.Ordinal);
        var judges = competition.JudgesOf(criterion.Panel.Id).Select(j => j.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Sheets.Rows.Where(r => r.Key.Stage == competition.Stages[0].Id && judges.Contains(r.Key.Judge) && r.Value.Marks.ContainsKey(criterion.Criterion.Id))
                .GroupBy(r => r.Key.Work).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new GoldMark(g.Key, g.Average(r => r.Value.Marks[criterion.Criterion.Id]), model.GetValueOrDefault(g.Key))),
        ];
    }

    private static string First(string folder, string usual, string other) => Directory.Exists(Path.Combine(folder, usual)) || !Directory.Exists(Path.Combine(folder, other)) ? usual : other;

    private static string WorkFolder(string folder, string works, string work) => Path.Combine(folder, works, work, "work");
}
