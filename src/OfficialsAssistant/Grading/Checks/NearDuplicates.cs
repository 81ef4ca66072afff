using System.Globalization;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>Works of the field that say the same in the same words, with the passages side by side.</summary>
public sealed class NearDuplicates : IGrader
{
    private const int Shown = 10, LeastCharacters = 200;
    private readonly Lazy<IReadOnlyDictionary<string, List<Likeness>>> alike;
    private readonly Dictionary<string, CheckInput> works;

    /// <param name="field">Every work of the competition.</param>
    public NearDuplicates(IReadOnlyList<CheckInput> field)
    {
        works = field.ToDictionary(w => w.Work);
        // The same work beside another field may have another result.
        Version = "1:" + Sentences.Hash(string.Join('\n', field.OrderBy(w => w.Work, StringComparer.Ordinal).SelectMany(w => w.Files.Select(f => $"{w.Work}/{f.Path}/{f.Sha256}"))));
        alike = new(() => TextLikeness.Pairs([.. field.Where(w => Long(w.Text)).Select(w => (w.Work, w.Text))]));
    }

    public string Id => "nearDuplicate";
    public string Version { get; }

    public Task<CheckResult> GradeAsync(CheckInput work, CancellationToken cancellationToken)
    {
        if (StandardChecks.WithoutText(work) is { } without) return Result(without, []);
        if (!Long(work.Text)) return Result(new Unscored(CheckTexts.TooLittleText(work.Text.Count(char.IsLetterOrDigit))), []);
        var flags = alike.Value.GetValueOrDefault(work.Work, []).Select(l => Flagged(work, works[l.Other], l)).ToList();
        return Result(flags.Count > 0 ? StandardChecks.None(string.Join(' ', flags.Select(f => f.Text))) : StandardChecks.All(CheckTexts.NoNearDuplicate), flags);

        Task<CheckResult> Result(Grade grade, IReadOnlyList<Flag> flags) => Task.FromResult(new CheckResult(work.Work, Id, Version, grade, flags,
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["nearDuplicates"] = flags.Count.ToString(CultureInfo.InvariantCulture) }));
    }

    private static Flag Flagged(CheckInput work, CheckInput other, Likeness likeness)
    {
        var (passages, share) = SidePassages.Of(work, other);
        return new("nearDuplicate", CheckTexts.NearDuplicate(likeness.Other, (int)Math.Round(100 * share, MidpointRounding.AwayFromZero)), "", [.. passages.Take(Shown)]);
    }

    private static bool Long(string text) => text.Count(char.IsLetterOrDigit) >= LeastCharacters;
}
