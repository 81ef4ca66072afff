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

    /// <summary>The text with blanks for the facts and the particles they carry (2년이며), so that only its other words are left.</summary>
    public static string Without(string text, IEnumerable<Fact> facts)
    {
        var letters = text.ToCharArray();
        foreach (var fact in facts)
        {
            var end = Math.Min(fact.End, letters.Length);
            var particle = end;
            while (particle < letters.Length && letters[particle] is >= '가' and <= '힣') particle++;
            Array.Fill(letters, ' ', fact.Start, (particle - end <= LongestParticle ? particle : end) - fact.Start);
        }
        return new string(letters);
    }

    private const int LongestParticle = 3;
}
