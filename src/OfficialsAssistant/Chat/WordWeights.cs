namespace OfficialsAssistant.Chat;

/// <summary>
/// How much of a question a text is about, each word weighing what it tells: one that every passage found holds tells little, one that
/// a single passage holds the most. One that none holds tells no more than that: it may be a turn of phrase or a circumstance.
/// </summary>
internal sealed class WordWeights
{
    /// <summary>A compound that shares only pairs of syllables with the text (쓰레기봉투, 종량제봉투) counts for so much at most.</summary>
    private const double Resembling = 0.7;

    private readonly Question question;
    private readonly IReadOnlyList<(string Word, double Weight)> weighted;

    /// <param name="passages">The passages found, with their titles, squeezed.</param>
    public WordWeights(Question question, IReadOnlyCollection<string> passages)
    {
        this.question = question;
        weighted = [.. question.Words.Select(word => (word, Math.Log(1 + ((passages.Count + 1.0) / (1 + Math.Max(1, passages.Count(passage => question.StandsIn(passage, word))))))))];
    }

    /// <summary>0 to 1; 1 when the question has no words.</summary>
    public double Share(string squeezed)
    {
        var all = weighted.Sum(w => w.Weight);
        return all == 0 ? 1 : weighted.Sum(w => w.Weight * Overlap(w.Word, squeezed)) / all;
    }

    private double Overlap(string word, string squeezed)
    {
        if (question.StandsIn(squeezed, word)) return 1;
        if (word.Length < 3) return 0;
        var pairs = Enumerable.Range(0, word.Length - 1).Select(at => word.Substring(at, 2)).ToList();
        return Resembling * pairs.Count(pair => squeezed.Contains(pair, StringComparison.OrdinalIgnoreCase)) / pairs.Count;
    }
}
