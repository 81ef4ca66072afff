using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Judges a sentence that is nearly a source's own, by the words that were changed.</summary>
internal static partial class LikenessCheck
{
    private const double Nearly = 0.7;
    private const int FewestWords = 4;

    [GeneratedRegex(@"이상|초과|이하|이내|미만")]
    private static partial Regex Threshold();

    [GeneratedRegex(@"^(?:[가-힣]+(?:에|에서|의|으로)\s)?(?:따르면|따라|의하면|따라서|그리고|또한|즉|한편)")]
    private static partial Regex Turn();

    // Joining words; in an answer one stands for another.
    [GeneratedRegex(@"^(?:또는|이나|및|혹은|그리고|관해는|대해는|관하여는|대하여는|대해서는|관해서는|하여금|정해진|정하여진)$")]
    private static partial Regex Joining();

    /// <summary>Same: nothing but form differs. Doubt: what was changed; differs or valueMissing.</summary>
    internal sealed record Verdict(bool Same, SentenceDoubt? Doubt);

    /// <summary>Null where no source sentence is like it.</summary>
    public static Verdict? Of(string text, SourceMatch match, IReadOnlyList<PassageFacts> cited)
    {
        var aligned = match.Best.Take(4).Select(m => (m, Alignment: new Alignment(text, m.Source.Sentence.Text))).Where(a => a.Alignment.Length >= FewestWords).ToList();
        if (aligned.Count == 0 || aligned.MaxBy(a => a.Alignment.Likeness) is not { Alignment.Likeness: >= Nearly } best) return null;
        var differences = best.Alignment.Differences.Where(d => !IsSame(d)).ToList();
        var doubts = differences.Select(d => Judge(d, text, best.m, cited)).OfType<SentenceDoubt>().ToList();
        // Somebody else in the sentence comes first: of him the source says nothing.
        return new Verdict(differences.All(d => d.Said.Length == 0 || LawReferences.In(d.Said).Count > 0), doubts.FirstOrDefault(d => d.Code != "differs") ?? doubts.FirstOrDefault());
    }

    private static bool IsSame(Alignment.Difference difference)
    {
        if (Form(difference.Said) == Form(difference.Written) || (Joining().IsMatch(difference.Said) && (difference.Written.Length == 0 || Joining().IsMatch(difference.Written)))) return true;
        var (said, written) = (KoreanFacts.In(difference.Said), KoreanFacts.In(difference.Written));
        return said.Count > 0 && said.Count == written.Count && said.Zip(written).All(pair => FactComparer.Compare(pair.First, pair.Second) == FactRelation.Same)
            && Form(KoreanFacts.Without(difference.Said, said)) == Form(KoreanFacts.Without(difference.Written, written));
    }

    private static SentenceDoubt? Judge(Alignment.Difference difference, string text, SourceMatch.Match match, IReadOnlyList<PassageFacts> cited)
    {
        var (said, written, atEnd) = difference;
        if (said.Length == 0) return null;
        var number = match.Passage.Passage.Number;
        SentenceDoubt Differs() => new("differs", said, written, number);

        if (written.Length > 0 && (Values(said), Values(written)) is ({ Count: > 0 } mine, { Count: > 0 } theirs) && !mine.All(f => theirs.Any(t => FactComparer.Compare(f, t) == FactRelation.Same))) return Differs();
        if (Threshold().Match(said) is { Success: true } mineBound && Threshold().Match(written) is { Success: true } theirBound && mineBound.Value != theirBound.Value) return Differs();
        if (Quantifiers.Turned(said, written) is not null) return Differs();
        if (atEnd && written.Length > 0 && Modality.Differ(said, written) is { } sure)
            return new SentenceDoubt(sure ? "differs" : "valueMissing", Modality.Tail(text), Modality.Tail(match.Source.Sentence.Text), number);
        if (written.Length == 0 || LawReferences.In(said).Count > 0 || Turn().IsMatch(said)) return null;
        return ContentWords.Of(KoreanFacts.Without(said, KoreanFacts.In(said))).FirstOrDefault(stem => !cited.Any(passage => passage.Named.Contains(ContentWords.Squeeze(stem), StringComparison.OrdinalIgnoreCase))) is { } foreign
            ? new SentenceDoubt("valueMissing", foreign) : null;
    }

    private static List<Fact> Values(string text) => [.. KoreanFacts.In(text).Where(fact => fact.Kind is not (FactKind.Article or FactKind.Quotation))];

    private static string Form(string text) => string.Concat(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WordForms.Of));
}
