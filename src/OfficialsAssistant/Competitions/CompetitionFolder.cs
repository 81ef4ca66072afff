namespace OfficialsAssistant.Competitions;

/// <summary>Where the inputs of a competition lie: beside its file unless told otherwise. The bundle's copy has the same shape.</summary>
/// <param name="Submissions">A folder a work.</param>
/// <param name="Scores">stage/judge.csv; need not exist.</param>
/// <param name="Gold">Works and sheets that calibrate the model; null where there are none.</param>
/// <param name="Appeals">Null where there are none.</param>
public sealed record CompetitionFolder(string CompetitionFile, string Submissions, string Scores, string? Gold, string? Appeals)
{
    public string Root => Path.GetDirectoryName(Path.GetFullPath(CompetitionFile))!;
    public string FrozenFile => Path.Combine(Root, "frozen.json");
    public string Assignments => Path.Combine(Root, "assignments");

    public static CompetitionFolder Of(string competitionFile, string submissions, string? scores = null, string? gold = null, string? appeals = null)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(competitionFile))!;
        return new CompetitionFolder(
            Path.GetFullPath(competitionFile), Path.GetFullPath(submissions), Path.GetFullPath(scores ?? Path.Combine(root, "scores")),
            Given(gold, Path.Combine(root, "gold")), Given(appeals, Path.Combine(root, "appeals")));

        static string? Given(string? named, string usual) => named is not null ? Path.GetFullPath(named) : Directory.Exists(usual) ? usual : null;
    }

    /// <summary>The competition's own rubric, or else the ready one of that name.</summary>
    public string? RubricPath(string reference) =>
        new[] { Path.Combine(Root, "rubrics", reference + ".yaml"), Path.Combine(AppContext.BaseDirectory, "evals", "rubrics", reference + ".yaml") }.FirstOrDefault(File.Exists);
}
