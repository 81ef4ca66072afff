using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Compares what values do not show: duty, permission and ban, negation, 모두 and 어느 하나, words and their opposites.</summary>
internal static partial class WordingCheck
{
    /// <summary>Closer than this the two sentences say the same but for single words.</summary>
    private const double NearlyTheSame = 0.8;

    [GeneratedRegex("^(?:않|아니|못하|못한|없|있|하지|되지|하게|하도록|되도록|하여|해서|해야|되어|하려|합니|됩니)")]
    private static partial Regex Auxiliary();

    /// <summary>"differs" where the same thing stands there with another wording, "valueMissing" where it is only doubtful; null when the closest sentences agree.</summary>
    public static SentenceDoubt? Of(string text, SourceMatch match)
    {
        if (match.Overlap < 0.6 || match.Stems.Count < 2) return null;
        var verb = match.Stems.LastOrDefault(stem => !Auxiliary().IsMatch(stem)) ?? "";
        var doubts = match.Best.Select(m => Of(text, verb, m)).ToList();
        if (!doubts.Contains(null)) return doubts.OrderBy(d => d!.Code == "differs" ? 0 : 1).First();
        return Quantifiers.Added(text, match.Best.Select(m => m.Source.Sentence.Lead + m.Source.Sentence.Text)) is { } added ? new SentenceDoubt("valueMissing", added) : null;
    }

    private static SentenceDoubt? Of(string text, string verb, SourceMatch.Match m)
    {
        if (Quantifiers.Turned(text, m.Source.Sentence.Lead + " " + m.Source.Sentence.Text) is var (said, written))
            return new SentenceDoubt(m.Overlap >= NearlyTheSame ? "differs" : "valueMissing", said, written, m.Passage.Passage.Number);
        return Modality.Compare(text, verb, m.Source.Sentence) is { } clash
            ? new SentenceDoubt(clash.Sure ? "differs" : "valueMissing", clash.Said, clash.Written, m.Passage.Passage.Number) : null;
    }
}
