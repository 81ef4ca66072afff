using System.Globalization;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>
/// Sentences of a work that speak to whoever grades it. Such a work gets no points of a model and waits for a person; its official points stay
/// with the judges.
/// </summary>
public sealed class AddressesGrader : IGrader
{
    private const int LongestQuote = 300, LongestPair = 400;

    public string Id => "addressesGrader";
    public string Version => "1";

    public Task<CheckResult> GradeAsync(CheckInput work, CancellationToken cancellationToken)
    {
        var flags = work.Files.Select(Find).OfType<Flag>().ToList();
        var count = flags.Sum(f => f.Passages.Count);
        var grade = count > 0 ? StandardChecks.None(CheckTexts.AddressesGrader(count)) : StandardChecks.WithoutText(work) ?? (Grade)StandardChecks.All(CheckTexts.AddressesNobody);
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["addressesGrader"] = count.ToString(CultureInfo.InvariantCulture) };
        return Task.FromResult(new CheckResult(work.Work, Id, Version, grade, flags, facts));
    }

    /// <summary>Whether a work must not be shown to a model.</summary>
    public static bool In(CheckInput work) => work.Files.Any(f => Find(f) is not null);

    private static Flag? Find(WorkFile file)
    {
        var properties = (file.Document?.Metadata ?? Formats.DocumentText.NoMetadata).SelectMany(m => m.Value);
        var texts = properties.Append(file.Path).Append(file.Text);
        var found = texts.SelectMany(t => Speaking([.. Sentences.Of(t)])).Distinct().ToList();
        return found.Count == 0 ? null
            : new("addressesGrader", CheckTexts.AddressesGrader(found.Count), file.Path, [.. found.Select(q => new FlaggedPassage(q.Length > LongestQuote ? q[..LongestQuote] : q))]);
    }

    /// <summary>Sentences that speak alone, and pairs that do together: an order may follow its address.</summary>
    private static IEnumerable<string> Speaking(IReadOnlyList<string> sentences)
    {
        var before = true;
        for (var i = 0; i < sentences.Count; i++)
        {
            var speaks = GraderAddress.Reads(sentences[i]);
            if (speaks) yield return sentences[i];
            else if (!before && sentences[i].Length + sentences[i - 1].Length < LongestPair && $"{sentences[i - 1]} {sentences[i]}" is var pair && GraderAddress.Reads(pair)) yield return pair;
            before = speaks;
        }
    }
}
