using System.Globalization;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>Which files could be read. One that could not is for people, and says what its entrant can do.</summary>
public sealed class ReadableFiles : IGrader
{
    public string Id => "readable";
    public string Version => "1";

    public Task<CheckResult> GradeAsync(CheckInput work, CancellationToken cancellationToken)
    {
        var unread = work.Files.Where(f => f.Refusal is not null).ToList();
        Grade grade = work.Files.Count == 0 ? new Unscored(CheckTexts.NoFiles)
            : unread.Count > 0 ? new Unscored(StandardChecks.Unread(work))
            : StandardChecks.All(CheckTexts.AllRead(work.Files.Count));
        var flags = unread.Select(f => new Flag("unreadable", CheckTexts.Unreadable(f.Path, f.Refusal!.Value), f.Path, [])).ToList();
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["files"] = work.Files.Count.ToString(CultureInfo.InvariantCulture),
            ["files.unread"] = unread.Count.ToString(CultureInfo.InvariantCulture),
        };
        return Task.FromResult(new CheckResult(work.Work, Id, Version, grade, flags, facts));
    }
}
