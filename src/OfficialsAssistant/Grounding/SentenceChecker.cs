using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Checks the sentences of one answer against the passages shown for it. Compares letters and values, never meaning; in doubt a sentence is unconfirmed.</summary>
/// <param name="laws">What the library knows of laws; null when it cannot be asked.</param>
public sealed partial class SentenceChecker(IReadOnlyList<NumberedPassage> shown, KnownLaws? laws = null)
{
    /// <summary>Share of content words a cited sentence must have in common with its passages.</summary>
    private const double LeastOverlap = 0.5;

    // Read when first cited: most passages shown never are.
    private readonly Dictionary<int, Lazy<PassageFacts>> passages = shown.GroupBy(p => p.Number).ToDictionary(g => g.Key, g => new Lazy<PassageFacts>(() => new PassageFacts(g.First())));

    // What 같은 법 means in the next sentence.
    private string lawBefore = "";

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

    /// <summary>Checks a text on its own against passages, all of them cited unless the text names some ([1]); laws are looked up in <paramref name="laws"/>.</summary>
    /// <returns>Of several sentences the one that fares worst.</returns>
    public static CheckedSentence Check(string text, IReadOnlyList<NumberedPassage> passages, KnownLaws? laws)
    {
        var stream = new AnswerStream(passages, laws);
        stream.Push(text);
        stream.Complete();
        var whole = new AnswerSentence(0, text.Length, MarkdownText.Plain(text, row: false), [.. passages.Select(p => p.Number)]);
        return stream.Sentences.Any(sentence => sentence.Citations.Count > 0)
            ? stream.Sentences.MaxBy(sentence => sentence.State)!
            : new SentenceChecker(passages, laws).Check(whole, 0);
    }

    /// <summary>Checks a sentence. What only recognised text says for or against it leaves it unconfirmed: a misread digit would pass for the source.</summary>
    public CheckedSentence Check(AnswerSentence sentence, int index)
    {
        var before = lawBefore;
        var result = Compare(sentence, index);
        if (result.State == SentenceState.Unconfirmed || !sentence.Citations.Any(IsRecognised)) return result;
        List<int> originals = [.. sentence.Citations.Where(number => !IsRecognised(number))];
        (var after, lawBefore) = (lawBefore, before);
        var alone = Compare(sentence with { Citations = originals }, index);
        lawBefore = after;
        return originals.Count > 0 && alone.State == result.State
            ? result
            : result with { State = SentenceState.Unconfirmed, Why = new SentenceDoubt("recognised", result.Why?.Value, result.Why?.SourceValue, result.Why?.SourceNumber) };
    }

    private bool IsRecognised(int number) => passages.TryGetValue(number, out var passage) && passage.Value.Passage.Recognised;

    private CheckedSentence Compare(AnswerSentence sentence, int index)
    {
        var text = sentence.Text;
        var cited = sentence.Citations.Where(passages.ContainsKey).Select(number => passages[number].Value).ToList();
        var facts = KoreanFacts.In(text);
        var references = LawReferences.In(text, lawBefore);
        lawBefore = references.LastOrDefault(reference => reference.Name.Length > 0)?.Name ?? lawBefore;

        // 1. No law is named that is not there.
        if (cited.Count > 0 && IsVerbatim(text, cited)) return Result(sentence, index, SentenceState.Confirmed, [.. facts.Select(fact => Compared(fact, true))], null);
        var law = LawCheck.Doubt(references, cited.Count > 0 ? cited : [.. passages.Values.Select(p => p.Value)], laws);
        if (cited.Count == 0) return Result(sentence, index, SentenceState.Unconfirmed, [], law is { Code: "noSuchLaw" } ? law : new SentenceDoubt("uncited", FirstUnknown(text, facts)));

        // 2. What it says is compared with the sentences it speaks of.
        var match = new SourceMatch(Stems(text, facts), facts, cited);
        List<Fact> values = [.. facts.Where(fact => fact.Kind != FactKind.Article)], articles = [.. facts.Except(values)];
        var outcomes = ValueCheck.Of(text, values, match, cited);
        var compared = outcomes.Select(outcome => Compared(outcome.Fact, outcome.Found)).Concat(articles.Select(fact => Compared(fact, Refers(fact, match, cited)))).ToList();
        if (law is not null) return Doubted(law);

        // 3. Another subject is no contradiction: the source does not speak of it.
        if (SubjectCheck.Foreign(text, match, cited) is { } subject)
        {
            compared.Add(new Comparison("actor", subject, false));
            return outcomes.Select(outcome => outcome.Differs).FirstOrDefault(d => d is not null) is { } other && Actors.In(text).All(actor => actor != subject)
                ? Differs(other) : Doubted(new SentenceDoubt("valueMissing", subject));
        }
        if (compared.FirstOrDefault(c => c is { Kind: "article", Found: false }) is { } article) return Doubted(new SentenceDoubt("valueMissing", article.Value));

        // 4. Another value, mode or quantity for the same thing is.
        var likeness = LikenessCheck.Of(text, match, cited);
        if (likeness is { Same: true }) return Result(sentence, index, SentenceState.Confirmed, compared, null);
        if (outcomes.FirstOrDefault(outcome => outcome.Differs is not null)?.Differs is { } differs) return Differs(differs);
        if (likeness?.Doubt is { Code: "differs" } changed) return Differs(changed);
        if (outcomes.FirstOrDefault(outcome => !outcome.Found) is { } missing) return Doubted(new SentenceDoubt("valueMissing", missing.Fact.Text));
        if (likeness?.Doubt is { } doubt) return Doubted(doubt);
        var turned = WordingCheck.Of(text, match);
        if (turned is { Code: "differs" }) return Differs(turned);
        if (ContentWords.Coverage(match.Stems, string.Concat(cited.Select(p => p.Named))) < LeastOverlap) return Doubted(new SentenceDoubt("noOverlap"));
        return turned is not null ? Doubted(turned) : Result(sentence, index, SentenceState.Confirmed, compared, null);

        CheckedSentence Doubted(SentenceDoubt why) => Result(sentence, index, SentenceState.Unconfirmed, compared, why);
        CheckedSentence Differs(SentenceDoubt why) => Result(sentence, index, SentenceState.Contradicted, compared, why);
    }

    /// <summary>Whether a reference points at the passage the sentence speaks of, or stands in what that says.</summary>
    private static bool Refers(Fact fact, SourceMatch match, List<PassageFacts> cited)
    {
        if (fact.Unit == LawFacts.Unit || match.Overlap < 0.6) return fact.Unit == LawFacts.Unit || cited.Any(passage => passage.Holds(fact));
        return match.Best.Any(m => m.Passage.IsOwn(fact.Value)
            || m.Passage.Sentences.Where(s => s.Sentence.Line == m.Source.Sentence.Line || s.Sentence.Text == m.Source.Sentence.Lead).Append(m.Source)
                .SelectMany(s => s.AllFacts).Any(own => FactComparer.Compare(fact, own) == FactRelation.Same));
    }

    /// <summary>Content words outside the facts, whose own words were compared already.</summary>
    private static IReadOnlyList<string> Stems(string text, IReadOnlyList<Fact> facts) =>
        ContentWords.Of(KoreanFacts.Without(text, facts.Where(fact => fact.Kind != FactKind.Quotation)));

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

    private static Comparison Compared(Fact fact, bool found) => new(fact.KindName, fact.Text, found);

    private static CheckedSentence Result(AnswerSentence sentence, int index, SentenceState state, IReadOnlyList<Comparison> compared, SentenceDoubt? why) =>
        new(index, sentence.Start, sentence.Length, sentence.Text, state, sentence.Citations, compared, why);
}
