namespace OfficialsAssistant.Grounding;

/// <summary>Builds the list of citations of a closed answer.</summary>
public static class CitationQuotes
{
    /// <summary>One citation for each number cited, in the order they first appear in the answer, each with the passage's sentence that supports it best.</summary>
    public static IReadOnlyList<Citation> From(IReadOnlyList<CheckedSentence> sentences, IReadOnlyList<NumberedPassage> passages)
    {
        var byNumber = passages.GroupBy(passage => passage.Number).ToDictionary(group => group.Key, group => group.First());
        return [.. sentences.SelectMany(sentence => sentence.Citations).Distinct().Where(byNumber.ContainsKey).Select(number =>
            Cite(byNumber[number], [.. sentences.Where(sentence => sentence.Citations.Contains(number))]))];
    }

    private static Citation Cite(NumberedPassage passage, IReadOnlyList<CheckedSentence> citing) =>
        new(passage.Number, passage.PassageId, passage.DocumentId, passage.Document, passage.Article, Quote(passage, citing), citing.Max(sentence => sentence.State));

    /// <summary>A confirmed sentence decides where there is one: what supports it is what a reader wants to see first.</summary>
    private static string Quote(NumberedPassage passage, IReadOnlyList<CheckedSentence> citing)
    {
        var lead = citing.FirstOrDefault(sentence => sentence.State == SentenceState.Confirmed) ?? citing[0];
        var (facts, stems) = (KoreanFacts.In(lead.Text), ContentWords.Of(lead.Text));
        var best = PassageSentences.Of(passage.Text).MaxBy(source => Support(source, facts, stems, lead.Why));
        return best?.Text ?? passage.Text.Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "";
    }

    private static double Support(SourceSentence source, IReadOnlyList<Fact> facts, IReadOnlyList<string> stems, SentenceDoubt? why)
    {
        var own = KoreanFacts.In(source.Text);
        var found = facts.Count(fact => own.Any(other => FactComparer.Compare(fact, other) == FactRelation.Same));
        var differs = why?.SourceValue is { } value && source.Text.Contains(value, StringComparison.Ordinal) ? 1 : 0;
        var overlap = ContentWords.Coverage(stems, ContentWords.Squeeze(source.Text));
        return (2 * overlap) + (facts.Count == 0 ? 0 : (double)found / facts.Count) + differs - (source.OpensList ? 0.1 : 0) - (source.Text.Length / 5000.0);
    }
}
