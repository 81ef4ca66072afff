using System.Globalization;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>
/// Sentences of a work that speak to whoever grades it. Such a work gets no points of a model and waits for a person; its official points stay
/// with the judges.
/// </summary>
public sealed class AddressesGrader : IGrader
{
    private const int LongestQuote = 300;

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
        var found = texts.SelectMany(t => Windows([.. Sentences.Of(t)])).Where(w => GraderAddress.Reads(w.Text)).Select(w => w.Quote).Distinct().ToList();
        return found.Count == 0 ? null
            : new("addressesGrader", CheckTexts.AddressesGrader(found.Count), file.Path, [.. found.Select(q => new FlaggedPassage(q.Length > LongestQuote ? q[..LongestQuote] : q))]);
    }

    /// <summary>Each sentence alone and with the one before it, for an order may follow its address.</summary>
    private static IEnumerable<(string Text, string Quote)> Windows(IReadOnlyList<string> sentences)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            yield return (sentences[i], sentences[i]);
            if (i > 0 && sentences[i].Length + sentences[i - 1].Length < 400 && !GraderAddress.Reads(sentences[i]) && !GraderAddress.Reads(sentences[i - 1]))
                yield return ($"{sentences[i - 1]} {sentences[i]}", $"{sentences[i - 1]} {sentences[i]}");
        }
    }
}
