using System.Text;

namespace OfficialsAssistant.Evals;

/// <summary>Characters of a text after NFC and without white space, counted.</summary>
internal sealed class CharacterBag
{
    private readonly Dictionary<Rune, int> counts = [];

    public CharacterBag(string text)
    {
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) continue;
            counts[rune] = Count(rune) + 1;
            Size++;
        }
    }

    public int Size { get; }

    /// <summary>How many of its characters stand in the other as well.</summary>
    public int FoundIn(CharacterBag other) => counts.Sum(c => Math.Min(c.Value, other.Count(c.Key)));

    /// <summary>Characters that stand in none of the others, as often as they are too many.</summary>
    public IReadOnlyList<(Rune Character, int Count)> Without(params CharacterBag[] others) =>
        [.. counts.Select(c => (Character: c.Key, Count: c.Value - others.Max(o => o.Count(c.Key)))).Where(c => c.Count > 0).OrderByDescending(c => c.Count)];

    private int Count(Rune rune) => counts.GetValueOrDefault(rune);
}

/// <summary>Whether lines that stand once in each of two texts follow one another alike.</summary>
internal static class LineOrder
{
    /// <returns>Length of the longest common subsequence of the lines that both texts have exactly once, and how many these are.</returns>
    public static (int Ordered, int Lines) Compare(string ours, string expected)
    {
        var places = Unique(ours);
        var sequence = Unique(expected).Where(l => places.ContainsKey(l.Key)).OrderBy(l => l.Value).Select(l => places[l.Key]).ToList();
        return (LongestRising(sequence), sequence.Count);
    }

    // A cell and a paragraph are each a line.
    private static Dictionary<string, int> Unique(string text) => text.Normalize(NormalizationForm.FormC).Split('\n', '\t')
        .Select((line, place) => (Line: string.Concat(line.Where(c => !char.IsWhiteSpace(c))), Place: place))
        .Where(l => l.Line.Length > 0).GroupBy(l => l.Line).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Place);

    // Of distinct numbers that is the longest common subsequence with their sorted order.
    private static int LongestRising(List<int> numbers)
    {
        var ends = new List<int>();
        foreach (var number in numbers)
        {
            var at = ~ends.BinarySearch(number);
            if (at == ends.Count) ends.Add(number);
            else ends[at] = number;
        }
        return ends.Count;
    }
}
