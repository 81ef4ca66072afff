using OfficialsAssistant.Competitions.Appeals;
using OfficialsAssistant.Competitions.Freezing;
using OfficialsAssistant.Competitions.Panels;
using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Competitions.Submissions;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions;

/// <summary>Everything that was handed in, read and found without fault.</summary>
/// <param name="Sheets">As scored, with corrections; before any appeal.</param>
/// <param name="RubricFiles">Path by the name in the bundle.</param>
/// <param name="Departments">Department by work, where the competition describes the field by it.</param>
/// <param name="Ignored">Files that lie there and were not taken up.</param>
/// <param name="Gold">What the model is held against; null where there is none.</param>
public sealed record CompetitionInput(
    Competition Competition, CompetitionFolder Folder, IReadOnlyList<Submission> Submissions, SheetBook Sheets, IReadOnlyList<Appeal> Appeals, Assignments Assignments,
    FrozenRules? Frozen, IReadOnlyDictionary<string, string> RubricFiles, IReadOnlyDictionary<string, string> Departments, IReadOnlyList<string> Ignored, GoldSet? Gold = null)
{
    /// <summary>The sheets with the rows of applied appeals in place of the older ones.</summary>
    public SheetBook SheetsAfterAppeals { get; } = Appeals.Aggregate(Sheets, (book, appeal) => book.With(appeal.Changes));

    /// <param name="recorded">What a bundle keeps in place of what it does not hold.</param>
    /// <returns>Null when anything at all is wrong; the faults hold everything.</returns>
    public static CompetitionInput? Read(CompetitionFolder folder, Faults faults, RecordedFacts? recorded = null)
    {
        var reader = new CompetitionReader(folder, faults);
        if (reader.Read() is not { } competition) return null;
        var frozen = RuleFreeze.Read(folder, faults);
        if (frozen is not null) RuleFreeze.Compare(frozen, folder, reader.RubricFiles, faults);
        var submissionReader = new SubmissionReader(folder.Submissions, competition, faults, recorded?.Works);
        var submissions = submissionReader.ReadAll();
        // Codes of works whose own file is faulty are still works: their rows in the sheets are not a second fault.
        var works = submissions.Select(s => s.Work).Concat(Names(folder.Submissions)).ToHashSet(StringComparer.Ordinal);
        var sheetFolder = new SheetFolder(folder.Scores, "scores", competition, works, faults);
        var sheets = sheetFolder.Read();
        var appealReader = folder.Appeals is null ? null : new AppealReader(folder.Appeals, competition, works, sheets, faults);
        var appeals = appealReader?.ReadAll() ?? [];
        var gold = folder.Gold is null ? null : GoldSet.Read(folder.Gold, competition, faults, recorded?.Gold);
        var assignments = Assignments.Read(folder.Assignments, competition, works, faults);
        var departments = competition.Profile is { } profile ? DepartmentList.Read(Path.Combine(folder.Root, profile.Departments), profile.Departments, works, faults) : new Dictionary<string, string>();
        foreach (var (decision, work) in competition.Chair.SelectMany(c => c.Works.Where(w => !works.Contains(w)).Select(w => (c, w))))
            faults.Add(CompetitionReader.FileName, null, "chair", "WorkUnknown", work, decision.Stage);
        return faults.Count > 0 ? null : new CompetitionInput(
            competition, folder, submissions, sheets, appeals, assignments, frozen, reader.RubricFiles, departments, recorded?.Ignored ?? [.. submissionReader.Ignored, .. appealReader?.Ignored ?? []], gold);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(d => Path.GetFileName(d)!) : [];
}

/// <summary>What a bundle keeps of things it does not hold: the works' fingerprints, and the names of files that were not taken up.</summary>
public sealed record RecordedFacts(SortedDictionary<string, WorkFiles> Works, IReadOnlyList<string> Ignored, SortedDictionary<string, IReadOnlyList<FileHash>>? Gold)
{
    public static RecordedFacts Of(CompetitionInput input) => new(new(input.Submissions.ToDictionary(s => s.Work, s => s.Files), StringComparer.Ordinal), input.Ignored, input.Gold?.Works);
}
