namespace OfficialsAssistant.Grading.Checks;

/// <summary>Sentences of one work beside the same or nearly the same of another.</summary>
internal static class SidePassages
{
    private const int ShortestSentence = 8;
    private const double NearlySame = 0.75;

    /// <returns>The longest first; and what share of the first work's sentences has its like, by letters.</returns>
    public static (IReadOnlyList<FlaggedPassage> Passages, double Share) Of(CheckInput work, CheckInput other)
    {
        var (own, others) = (Read(work), Read(other));
        var same = others.GroupBy(o => o.Squeezed).ToDictionary(g => g.Key, g => g.First());
        var passages = new List<(FlaggedPassage Passage, int Length)>();
        foreach (var sentence in own)
        {
            var like = same.TryGetValue(sentence.Squeezed, out var found) ? found : Nearest(sentence, others);
            if (like is not null) passages.Add((new(sentence.Text, other.Work, like.File, like.Text), sentence.Squeezed.Length));
        }
        var all = own.Sum(s => s.Squeezed.Length);
        return ([.. passages.OrderByDescending(p => p.Length).Select(p => p.Passage)], all == 0 ? 0 : (double)passages.Sum(p => p.Length) / all);
    }

    private static List<Sentence> Read(CheckInput work) =>
        [.. work.Files.SelectMany(f => Sentences.Of(f.Text).Select(s => new Sentence(f.Path, s, Sentences.Squeeze(s)))).Where(s => s.Squeezed.Length >= ShortestSentence)];

    private static Sentence? Nearest(Sentence sentence, List<Sentence> others)
    {
        var (best, near) = ((Sentence?)null, NearlySame);
        foreach (var other in others)
        {
            // Lengths this far apart cannot share enough pairs.
            if (other.Squeezed.Length * 2 < sentence.Squeezed.Length || sentence.Squeezed.Length * 2 < other.Squeezed.Length) continue;
            var shared = sentence.Pairs.Count(other.Pairs.Contains);
            var likeness = 2.0 * shared / (sentence.Pairs.Count + other.Pairs.Count);
            if (likeness >= near) (best, near) = (other, likeness);
        }
        return best;
    }

    private sealed record Sentence(string File, string Text, string Squeezed)
    {
        /// <summary>Letters by twos.</summary>
        public HashSet<int> Pairs { get; } = [.. Enumerable.Range(0, Math.Max(0, Squeezed.Length - 1)).Select(i => (Squeezed[i] << 16) | Squeezed[i + 1])];
    }
}
