using System.CommandLine;
using OfficialsAssistant.Competitions;

namespace OfficialsAssistant.Evals;

/// <summary>Where a competition's inputs lie, as all its commands name them.</summary>
internal sealed class CompetitionArguments(bool withSubmissions)
{
    private readonly Argument<string> competition = new("competition") { Description = EvalTexts.CompetitionFile };
    private readonly Argument<string> submissions = new("submissions") { Description = EvalTexts.Submissions };
    private readonly Option<string?> scores = new("--scores") { Description = EvalTexts.Scores };
    private readonly Option<string?> gold = new("--gold") { Description = EvalTexts.Gold };
    private readonly Option<string?> appeals = new("--appeals") { Description = EvalTexts.Appeals };

    public void AddTo(Command command)
    {
        command.Add(competition);
        if (!withSubmissions) return;
        command.Add(submissions);
        command.Add(scores);
        command.Add(gold);
        command.Add(appeals);
    }

    public CompetitionFolder Folder(ParseResult parsed)
    {
        var file = parsed.GetValue(competition)!;
        if (!withSubmissions) return CompetitionFolder.Of(file, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "submissions"));
        foreach (var named in new[] { parsed.GetValue(scores), parsed.GetValue(gold), parsed.GetValue(appeals) }.OfType<string>())
            if (!Directory.Exists(named)) throw new CommandException(EvalTexts.FolderMissing(named));
        return CompetitionFolder.Of(file, parsed.GetValue(submissions)!, parsed.GetValue(scores), parsed.GetValue(gold), parsed.GetValue(appeals));
    }
}
