namespace OfficialsAssistant.Grading.Checks;

/// <summary>What a competition asks of its works.</summary>
/// <param name="Parts">Headings a work must have; alternatives parted by '|'.</param>
/// <param name="Names">People and departments that must not stand in a blind work.</param>
public sealed record CheckOptions(IReadOnlyList<string> Parts, IReadOnlyList<string> Names, int? MinCharacters = null, int? MaxCharacters = null);

/// <summary>The checks of a competition. Near-duplicates look at the whole field, so all works are needed beforehand.</summary>
public static class StandardChecks
{
    public static IReadOnlyList<IGrader> Of(CheckOptions options, IReadOnlyList<CheckInput> field) =>
    [
        new ReadableFiles(), new RequiredParts(options.Parts), new TextLength(options.MinCharacters, options.MaxCharacters), new ListedNames(options.Names),
        new PromptLogFacts(), new AddressesGrader(), new NearDuplicates(field),
    ];

    /// <summary>Why nothing of a work can be checked; null when some text could be read.</summary>
    internal static Unscored? WithoutText(CheckInput work)
    {
        if (work.Files.Count == 0) return new Unscored(CheckTexts.NoFiles);
        return work.Files.Any(f => f.Document is not null) ? null : new Unscored(CheckTexts.NothingReadable(Unread(work)));
    }

    internal static string Unread(CheckInput work) =>
        string.Join(' ', work.Files.Where(f => f.Refusal is not null).Select(f => CheckTexts.Unreadable(f.Path, f.Refusal!.Value)));

    internal static Scored All(string reason) => new(1, 1, reason, []);
    internal static Scored None(string reason) => new(0, 1, reason, []);
}
