namespace OfficialsAssistant.Search;

/// <summary>An entry that fired: which words of the question it stands for.</summary>
/// <param name="Words">Positions in the question's words.</param>
public sealed record ThesaurusMatch(ThesaurusEntry Entry, IReadOnlyList<int> Words);

/// <summary>Finds the everyday expressions of a question. Immutable, safe for concurrent use.</summary>
public sealed class Thesaurus
{
    private static readonly Lazy<Thesaurus> s_embedded = new(() => new(ThesaurusFile.Embedded()));
    private readonly Dictionary<char, List<EverydayExpression>> _byFirst = [];

    public Thesaurus(IEnumerable<ThesaurusEntry> entries)
    {
        foreach (var entry in entries)
        {
            Count++;
            var expression = new EverydayExpression(entry);
            foreach (var first in expression.FirstCharacters)
            {
                if (!_byFirst.TryGetValue(first, out var list)) _byFirst[first] = list = [];
                list.Add(expression);
            }
        }
    }

    /// <summary>The entries that come with the product, read once.</summary>
    public static Thesaurus Embedded => s_embedded.Value;

    public int Count { get; }

    /// <param name="words">Of a question in order, endings on, as <see cref="KoreanText.Words"/> gives them.</param>
    /// <returns>Every entry whose whole expression stands there; where one stands inside a longer one, the longer alone.</returns>
    public IReadOnlyList<ThesaurusMatch> Match(IReadOnlyList<string> words)
    {
        var found = new List<ThesaurusMatch>();
        for (var at = 0; at < words.Count; at++)
        {
            if (!_byFirst.TryGetValue(words[at][0], out var expressions)) continue;
            foreach (var expression in expressions)
                if (expression.Match(words, at) is { } positions) found.Add(new ThesaurusMatch(expression.Entry, positions));
        }
        return [.. found.Where(m => !found.Any(other => other.Words.Count > m.Words.Count && m.Words.All(other.Words.Contains)))];
    }

    public IReadOnlyList<ThesaurusMatch> Match(string question) => Match([.. KoreanText.Words(question)]);
}
