using System.Text;
using OfficialsAssistant.Competitions.Reports;
using OfficialsAssistant.Competitions.Submissions;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Bundles;

/// <summary>Writes the bundle: everything that anybody needs to recompute the report without us.</summary>
/// <param name="redact">Works and prompt logs are left out; their fingerprints stay.</param>
public sealed class BundleWriter(CompetitionInput input, bool redact)
{
    public const string Inputs = "inputs", Checks = "checks.jsonl", Answers = "answers.jsonl", Log = "log.jsonl", ReportFile = "report.json", Works = "inputs/works.json";

    /// <summary>Replaces the folder as a whole; a kill leaves the old bundle, none, or the new one.</summary>
    /// <returns>The root.</returns>
    public string Write(string folder, BuiltReport built, IReadOnlyList<CheckResult> checks, string answers)
    {
        var draft = folder + ".draft";
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        CopyInputs(Path.Combine(draft, Inputs));
        WholeFile.Write(Path.Combine(draft, Works), Canonical.Page(RecordedFacts.Of(input)));
        WholeFile.Write(Path.Combine(draft, Checks), string.Concat(checks.Select(c => Canonical.Line(c) + "\n")));
        WholeFile.Write(Path.Combine(draft, Answers), answers);
        WholeFile.Write(Path.Combine(draft, Log), built.Log.Bytes);
        WholeFile.Write(Path.Combine(draft, ReportFile), Encoding.UTF8.GetBytes(Canonical.Page(built.Report)));
        var manifest = Manifest.Of(draft).ToBytes();
        WholeFile.Write(Path.Combine(draft, Manifest.FileName), manifest);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.Move(draft, folder);
        return Manifest.RootOf(manifest);
    }

    private void CopyInputs(string to)
    {
        Copy(input.Folder.CompetitionFile, to, CompetitionReader.FileName);
        if (input.Frozen is not null) Copy(input.Folder.FrozenFile, to, Freezing.RuleFreeze.FileName);
        foreach (var (name, path) in input.RubricFiles) Copy(path, to, name);
        if (input.Competition.Profile is { } profile) Copy(Path.Combine(input.Folder.Root, profile.Departments), to, profile.Departments);
        CopyAll(input.Folder.Assignments, to, "assignments", FolderFiles.Paths(input.Folder.Assignments));
        CopyAll(input.Folder.Scores, to, "scores", input.Sheets.Files);
        if (input.Gold is { } gold) CopyAll(gold.Folder, to, "gold", [.. gold.Paths.Where(p => !redact || !p.Contains("/work/", StringComparison.Ordinal))]);
        if (input.Folder.Appeals is { } appeals) CopyAll(appeals, to, "appeals", [.. input.Appeals.SelectMany(a => a.Sheets.Prepend(a.File))]);
        foreach (var submission in input.Submissions) CopyWork(submission, to);
    }

    /// <summary>Identity files are never copied.</summary>
    private void CopyWork(Submission submission, string to)
    {
        var from = Path.Combine(input.Folder.Submissions, submission.Work);
        Copy(Path.Combine(from, "submission.yaml"), to, $"submissions/{submission.Work}/submission.yaml");
        if (redact) return;
        if (submission.Files.Log is not null) Copy(Path.Combine(from, "log.jsonl"), to, $"submissions/{submission.Work}/log.jsonl");
        CopyAll(Path.Combine(from, "work"), to, $"submissions/{submission.Work}/work", FolderFiles.Paths(Path.Combine(from, "work")));
    }

    private static void CopyAll(string from, string to, string name, IReadOnlyList<string> paths)
    {
        foreach (var path in paths) Copy(Path.Combine(from, path), to, $"{name}/{path}");
    }

    // Names in one form of Unicode: a folder that has been on another system would else have another root.
    private static void Copy(string from, string to, string name)
    {
        var target = Path.Combine(to, name.Normalize(NormalizationForm.FormC));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(from, target, overwrite: true);
    }
}
