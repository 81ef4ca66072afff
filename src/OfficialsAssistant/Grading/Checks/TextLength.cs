using System.Globalization;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>분량: characters of the text without white space, as Korean offices count them.</summary>
public sealed class TextLength(int? least, int? most) : IGrader
{
    public string Id => "length";
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"1:{least}-{most}");

    public Task<CheckResult> GradeAsync(CheckInput work, CancellationToken cancellationToken)
    {
        var characters = work.Text.Count(c => !char.IsWhiteSpace(c));
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["characters"] = characters.ToString(CultureInfo.InvariantCulture) };
        var (grade, flag) = Judge(work, characters);
        return Task.FromResult(new CheckResult(work.Work, Id, Version, grade, flag is null ? [] : [flag], facts));
    }

    private (Grade Grade, Flag? Flag) Judge(CheckInput work, int characters)
    {
        if (least is null && most is null) return (new NotApplicable(CheckTexts.NothingAsked), null);
        if (StandardChecks.WithoutText(work) is { } without) return (without, null);
        if (characters > most) return Broken(CheckTexts.TooLong(characters, most.Value));
        // Too much stays too much, but what is too little may go on in a file that could not be read.
        if (work.Files.Any(f => f.Refusal is not null)) return (new Unscored(StandardChecks.Unread(work)), null);
        return characters < least ? Broken(CheckTexts.TooShort(characters, least.Value)) : (StandardChecks.All(CheckTexts.LengthHeld(characters)), null);

        static (Grade, Flag?) Broken(string text) => (StandardChecks.None(text), new Flag("length", text, "", []));
    }
}
