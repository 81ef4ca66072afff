using System.Globalization;
using System.Text;
using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Appeals;

/// <summary>Reads <c>appeals/&lt;id&gt;.yaml</c> and the sheets an applied appeal names (<c>&lt;id&gt;/&lt;stage&gt;/&lt;judge&gt;.csv</c>).</summary>
public sealed class AppealReader(string folder, Competition competition, IReadOnlySet<string> works, SheetBook sheets, Faults faults)
{
    /// <summary>What lies there and belongs to no appeal.</summary>
    public SortedSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>By id: later ones see what earlier ones changed.</summary>
    public IReadOnlyList<Appeal> ReadAll()
    {
        var appeals = new List<Appeal>();
        var book = sheets;
        var paths = FolderFiles.Paths(folder);
        foreach (var path in paths.Where(p => !p.Contains('/') && (p.EndsWith(".yaml", StringComparison.Ordinal) || p.EndsWith(".yml", StringComparison.Ordinal))))
        {
            if (Read(path, book) is not { } appeal) continue;
            appeals.Add(appeal);
            book = book.With(appeal.Changes);
        }
        Ignored.UnionWith(paths.Except(appeals.SelectMany(a => a.Sheets)).Where(p => p.Contains('/') || !p.Contains(".y", StringComparison.Ordinal)).Select(p => $"appeals/{p}"));
        return appeals;
    }

    private Appeal? Read(string path, SheetBook book)
    {
        var before = faults.Count;
        var shownAs = $"appeals/{path}";
        if (YamlFile.Open(Path.Combine(folder, path), shownAs, faults) is not { } file) return null;
        var work = file.Text("work");
        if (work is not null && !works.Contains(work)) file.Fault("work", "WorkUnknown", work);
        var received = file.Text("received");
        if (received is not null && !DateTimeOffset.TryParse(received, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)) file.Fault("received", "NotTime", received);
        var decision = file.OneOf("decision", required: true, "applied", "rejected");
        var reason = file.Text("reason");
        var by = file.IsText("by") ? SheetReader.People(file.Text("by") ?? "") : file.Texts("by");
        var named = file.IsText("sheets") ? [file.Text("sheets") ?? ""] : file.Texts("sheets", required: decision == "applied");
        file.RefuseUnknownKeys();
        if (faults.Count > before) return null;
        var id = Path.GetFileNameWithoutExtension(path);
        var changes = named.SelectMany(sheet => ReadSheet(file, id, work!, reason!, by, sheet, book)).ToList();
        return faults.Count > before ? null : new Appeal(id, path, work!, received!, decision == "applied", reason!, by, named, decision == "applied" ? changes : []);
    }

    private List<SheetChange> ReadSheet(YamlMap file, string id, string work, string reason, IReadOnlyList<string> by, string path, SheetBook book)
    {
        var parts = path.Normalize(NormalizationForm.FormC).Split('/');
        var stage = parts.Length < 2 ? null : competition.Stages.FirstOrDefault(s => s.Id == parts[^2]);
        var judge = competition.Judges.FirstOrDefault(j => j.Code == Path.GetFileNameWithoutExtension(parts[^1]));
        var panel = stage?.Panels.FirstOrDefault(p => p.Id == judge?.Panel);
        if (panel is null || parts.Contains("..") || Path.IsPathRooted(path) || !File.Exists(Path.Combine(folder, path)))
        {
            file.Fault("sheets", "AppealSheet", path, id);
            return [];
        }
        var shownAs = $"appeals/{path}";
        var sheet = new SheetReader(panel.Rubric, works, faults).Read(stage!.Id, judge!.Code, shownAs, File.ReadAllBytes(Path.Combine(folder, path)));
        foreach (var other in sheet.Rows.Where(r => r.Work != work)) faults.Add(shownAs, other.Line, "work", "AppealOtherWork", other.Work, work);
        return [.. sheet.Rows.Where(r => r.Work == work).Select(r => new SheetChange(stage.Id, judge.Code, work, book.Find(stage.Id, judge.Code, work), r, reason, by, id))];
    }
}
