using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Sheets;

/// <summary>Reads <c>scores/&lt;stage&gt;/&lt;judge&gt;.csv</c> with double entry (.a, .b) and corrections (.2, .3).</summary>
public sealed partial class SheetFolder(string folder, string shownAs, Competition competition, IReadOnlySet<string> works, Faults faults)
{
    private readonly Dictionary<(string Stage, string Judge, string Work), SheetRow> rows = [];
    private readonly List<SheetChange> changes = [];

    public SheetBook Read()
    {
        var paths = FolderFiles.Paths(folder).Where(p => !p.Split('/').Any(n => n.StartsWith('.'))).ToList();
        var files = paths.Select(Place).OfType<SheetFile>().ToList();
        foreach (var ofJudge in files.GroupBy(f => (f.Stage.Id, f.Judge)).OrderBy(g => g.Key.Id, StringComparer.Ordinal).ThenBy(g => g.Key.Judge, StringComparer.Ordinal))
            ReadJudge([.. ofJudge]);
        return new SheetBook(rows, changes, [.. files.Select(f => f.Path)]);
    }

    /// <summary>Where a path belongs, or null with a fault.</summary>
    private SheetFile? Place(string path)
    {
        var shown = $"{shownAs}/{path}";
        var parts = path.Normalize(NormalizationForm.FormC).Split('/');
        var name = SheetName().Match(parts[^1]);
        if (parts.Length != 2 || !name.Success)
        {
            faults.Add(shown, null, "", "NoSheet", parts[^1]);
            return null;
        }
        var stage = competition.Stages.FirstOrDefault(s => s.Id == parts[0]);
        var judge = competition.Judges.FirstOrDefault(j => j.Code == name.Groups[1].Value);
        var panel = judge is null ? null : stage?.Panels.FirstOrDefault(p => p.Id == judge.Panel);
        if (stage is null) faults.Add(shown, null, "", "StageUnknown", parts[0], string.Join(", ", competition.Stages.Select(s => s.Id)));
        else if (judge is null) faults.Add(shown, null, "", "JudgeUnknown", name.Groups[1].Value, string.Join(", ", competition.Judges.Select(j => j.Code)));
        else if (panel is null) faults.Add(shown, null, "", "JudgeNotInStage", judge.Code, judge.Panel, stage.Id);
        return panel is null ? null : new SheetFile(path, shown, stage!, judge!.Code, panel.Rubric, name.Groups[2].Value, name.Groups[3].Value);
    }

    private void ReadJudge(IReadOnlyList<SheetFile> files)
    {
        var first = ReadFirst(files);
        if (first is null) return;
        foreach (var row in first.Rows) rows[(first.Stage, first.Judge, row.Work)] = row;
        var expected = 2;
        foreach (var file in files.Where(f => f.Number > 1).OrderBy(f => f.Number))
        {
            if (file.Number != expected) faults.Add(file.Shown, null, "", "CorrectionGap", expected);
            expected = file.Number + 1;
            Correct(Open(file));
        }
    }

    private Sheet? ReadFirst(IReadOnlyList<SheetFile> files)
    {
        var once = files.Where(f => f.Marker.Length == 0).ToList();
        var (a, b) = (files.FirstOrDefault(f => f.Marker == "a"), files.FirstOrDefault(f => f.Marker == "b"));
        if (once.Count + (a is null && b is null ? 0 : 1) > 1)
        {
            faults.Add(files[0].Shown, null, "", "SheetTwice", string.Join(", ", files.Where(f => f.Number <= 1).Select(f => f.Path)));
            return null;
        }
        if (once.Count == 1) return Open(once[0]);
        if (a is null && b is null)
        {
            faults.Add(files[0].Shown, null, "", "CorrectionWithoutSheet", files[0].Judge);
            return null;
        }
        if (a is not null && b is not null) return DoubleEntry.Agree(Open(a), Open(b), faults);
        faults.Add((a ?? b)!.Shown, null, "", "TypedOnce", files[0].Judge);
        return null;
    }

    private void Correct(Sheet sheet)
    {
        foreach (var row in sheet.Rows)
        {
            var key = (sheet.Stage, sheet.Judge, row.Work);
            var before = rows.GetValueOrDefault(key);
            if (before is not null && before.ScoresAs(row)) continue;
            if (row.Reason.Length == 0) faults.Add(sheet.File, row.Line, "reason", "CorrectionWithoutReason", row.Work);
            if (row.By.Count < 2) faults.Add(sheet.File, row.Line, "by", "CorrectionByOne", row.Work);
            changes.Add(new SheetChange(sheet.Stage, sheet.Judge, row.Work, before, row, row.Reason, row.By, "correction"));
            rows[key] = row;
        }
    }

    private Sheet Open(SheetFile file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, file.Path));
        var reader = new SheetReader(file.Rubric, works, faults);
        return file.Path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
            ? new Sheet(file.Stage.Id, file.Judge, file.Shown, reader.ReadRows(file.Shown, SheetWorkbook.ReadTable(bytes, file.Stage.Id, file.Judge, file.Rubric, file.Shown, faults)))
            : reader.Read(file.Stage.Id, file.Judge, file.Shown, bytes);
    }

    private sealed record SheetFile(string Path, string Shown, Stage Stage, string Judge, Rubric Rubric, string Suffix, string Extension)
    {
        public string Marker => Suffix is "a" or "b" ? Suffix : Number > 1 ? "correction" : "";
        public int Number => Suffix is "" or "a" or "b" ? 1 : int.Parse(Suffix, CultureInfo.InvariantCulture);
    }

    // J1.csv, J1.a.csv, J1.2.csv, J1.xlsx
    [GeneratedRegex(@"^([\p{L}\p{Nd}_-]+?)(?:\.(a|b|[2-9]|[1-9][0-9]))?\.(csv|tsv|txt|xlsx)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SheetName();
}
