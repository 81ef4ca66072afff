namespace OfficialsAssistant.Grounding;

/// <summary>Finds the facts of a Korean text that can be compared letter by letter once normalised.</summary>
/// <remarks>Readers run from the most to the least specific; each claims its characters, so that 제14조 is not also the number 14.</remarks>
public static class KoreanFacts
{
    /// <summary>All facts in order of appearance. Quotations may contain other facts.</summary>
    public static IReadOnlyList<Fact> In(string text)
    {
        var claimed = new bool[text.Length];
        var facts = new List<Fact>(QuotationFacts.In(text));
        Take(LawFacts.In(text));
        Take(ArticleFacts.In(text));
        Take(DateFacts.In(text));
        Take(FrequencyFacts.Whole(text));
        Take(QuantityFacts.In(text));
        return [.. facts.OrderBy(fact => fact.Start)];

        void Take(IEnumerable<Fact> found)
        {
            foreach (var fact in found)
            {
                if (claimed.AsSpan(fact.Start, fact.Text.Length).Contains(true)) continue;
                claimed.AsSpan(fact.Start, fact.Text.Length).Fill(true);
                facts.Add(fact);
            }
        }
    }
}
