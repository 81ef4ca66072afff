using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Checks the sentences of one answer against the passages shown for it. Compares letters and values, never meaning; in doubt a sentence is unconfirmed.</summary>
public sealed partial class SentenceChecker(IReadOnlyList<NumberedPassage> shown)
{
    /// <summary>Share of content words a cited sentence must have in common with its passages.</summary>
    private const double LeastOverlap = 0.34;

    // Read when first cited: most passages shown never are.
    private readonly Dictionary<int, Lazy<PassageFacts>> passages = shown.GroupBy(p => p.Number).ToDictionary(g => g.Key, g => new Lazy<PassageFacts>(() => new PassageFacts(g.First())));

    [GeneratedRegex(@"다음과 같(?:습니다|다|이)|아래와 같(?:습니다|다|이)|안내(?:합니다|드립니다|드리겠습니다)|정리(?:합니다|하면|했습니다|해 드립니다)|답변(?:드립니다|입니다)|도움이 되|참고(?:하|해)\s?(?:시기|주)|알려\s?드립니다|문의(?:하|해) 주")]
    private static partial Regex Connective();

    /// <summary>Checks one sentence against <paramref name="cited"/>; <paramref name="shown"/> are all passages of the answer.</summary>
    public static CheckedSentence Check(AnswerSentence sentence, IReadOnlyList<NumberedPassage> cited, IReadOnlyList<NumberedPassage> shown, int index = 0) =>
        new SentenceChecker(shown).Check(sentence with { Citations = [.. cited.Select(p => p.Number)] }, index);

    /// <summary>
    /// A sentence that claims nothing: no citation, no value, no office, and either a turn of phrase such as "다음과 같습니다."
    /// with at most three content words, or fewer than two. Neutral sentences get no state.
    /// </summary>
    public static bool IsNeutral(AnswerSentence sentence)
    {
        if (sentence.Citations.Count > 0 || KoreanFacts.In(sentence.Text).Count > 0 || Actors.In(sentence.Text).Count > 0) return false;
        var words = ContentWords.Of(Connective().Replace(sentence.Text, "")).Count;
        return words < 2 || (words <= 3 && (Connective().IsMatch(sentence.Text) || sentence.Text.EndsWith(':')));
    }

    public CheckedSentence Check(AnswerSentence sentence, int index)
    {
        var cited = sentence.Citations.Where(passages.ContainsKey).Select(number => passages[number].Value).ToList();
        var facts = KoreanFacts.In(sentence.Text);
        if (cited.Count == 0) return Result(sentence, index, SentenceState.Unconfirmed, [], new SentenceDoubt("uncited", FirstUnknown(sentence.Text, facts)));
        if (IsVerbatim(sentence.Text, cited)) return Result(sentence, index, SentenceState.Confirmed, [.. facts.Select(fact => Compared(fact, true))], null);

        var compared = facts.Select(fact => Compared(fact, cited.Any(passage => passage.Holds(fact)))).ToList();
        var missing = facts.Where(fact => !cited.Any(passage => passage.Holds(fact))).ToList();
        var stems = Stems(sentence.Text, facts);
        var contradiction = missing.Select(fact => Contradictions.Find(fact, facts, stems, cited))
            .Concat(facts.Except(missing).Select(fact => Contradictions.Borrowed(fact, facts, stems, cited))).FirstOrDefault(doubt => doubt is not null);
        if (contradiction is not null) return Result(sentence, index, SentenceState.Contradicted, compared, contradiction);
        if (missing.Count > 0) return Doubted("valueMissing", missing[0].Text);
        if (Actors.In(sentence.Text).FirstOrDefault(name => !cited.Any(p => Actors.Stands(name, p.Passage.Text) || Actors.Stands(name, p.Passage.Document))) is { } actor)
        {
            compared.Add(new Comparison("actor", actor, false));
            return Doubted("valueMissing", actor);
        }
        if (ContentWords.Coverage(stems, string.Concat(cited.Select(p => p.Named))) < LeastOverlap) return Doubted("noOverlap", null);
        if (Clash(sentence.Text, stems, cited) is { } clash) return Doubted("valueMissing", clash);
        return Result(sentence, index, SentenceState.Confirmed, compared, null);

        CheckedSentence Doubted(string code, string? value) => Result(sentence, index, SentenceState.Unconfirmed, compared, new SentenceDoubt(code, value));
    }

    /// <summary>Content words outside the facts, whose own words were compared already.</summary>
    private static IReadOnlyList<string> Stems(string text, IReadOnlyList<Fact> facts)
    {
        var letters = text.ToCharArray();
        foreach (var fact in facts.Where(fact => fact.Kind != FactKind.Quotation)) Array.Fill(letters, ' ', fact.Start, fact.Text.Length);
        return ContentWords.Of(new string(letters));
    }

    /// <summary>It is one sentence, or several following ones, of a cited passage letter for letter but for spacing and quotation marks.</summary>
    private static bool IsVerbatim(string text, List<PassageFacts> cited)
    {
        var letters = Letters(text);
        return letters.Length >= 8 && cited.Any(passage => Enumerable.Range(0, passage.Sentences.Count).Any(first => IsRun(letters, passage.Sentences, first)));
    }

    private static bool IsRun(string letters, IReadOnlyList<PassageFacts.Checkable> sentences, int first)
    {
        for (var at = 0; first < sentences.Count; first++)
        {
            var next = sentences[first].Letters;
            if (!letters.AsSpan(at).StartsWith(next)) return false;
            at += next.Length;
            if (at == letters.Length) return true;
        }
        return false;
    }

    /// <summary>Without spacing, quotation marks and full stops behind a word; points and signs of numbers stay.</summary>
    internal static string Letters(string text) =>
        string.Concat(text.Where((c, at) => !char.IsWhiteSpace(c) && !"\"'“”‘’".Contains(c) && !(c == '.' && at > 0 && char.IsLetter(text[at - 1]))));

    /// <summary>The first thing in an uncited sentence that no passage shown holds, for the reader's eye.</summary>
    private string? FirstUnknown(string text, IReadOnlyList<Fact> facts) =>
        facts.FirstOrDefault(fact => !passages.Values.Any(passage => passage.Value.Holds(fact)))?.Text
        ?? Actors.In(text).FirstOrDefault(name => !passages.Values.Any(p => Actors.Stands(name, p.Value.Passage.Text)));

    /// <summary>A ban, duty or permission that none of the closest source sentences has; null when the sentence fits one of them or is close to none.</summary>
    private static string? Clash(string text, IReadOnlyList<string> stems, List<PassageFacts> cited)
    {
        var close = cited.SelectMany(p => p.Sentences)
            .Select(s => (Source: s, Overlap: ContentWords.Coverage(stems, s.Squeezed))).Where(s => s.Overlap >= 0.6).ToList();
        if (stems.Count < 2 || close.Count == 0) return null;
        var best = close.Max(s => s.Overlap);
        var clashes = close.Where(s => s.Overlap >= best - 0.15).Select(s => Clash(text, s.Source.Sentence)).ToList();
        return clashes.Contains(null) ? null : clashes[0];
    }

    /// <summary>An item may carry its own verb or hang on the one of its lead.</summary>
    private static string? Clash(string text, SourceSentence source) =>
        source.Lead.Length > 0 && Modality.Clash(text, source.Lead) is null ? null : Modality.Clash(text, source.Text);

    private static Comparison Compared(Fact fact, bool found) => new(fact.KindName, fact.Text, found);

    private static CheckedSentence Result(AnswerSentence sentence, int index, SentenceState state, IReadOnlyList<Comparison> compared, SentenceDoubt? why) =>
        new(index, sentence.Start, sentence.Length, sentence.Text, state, sentence.Citations, compared, why);
}
