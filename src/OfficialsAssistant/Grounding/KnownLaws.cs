using System.Collections.Frozen;

namespace OfficialsAssistant.Grounding;

/// <summary>A law, ordinance or rule of the library: its articles by number ("제7조") with their titles, empty where none is given.</summary>
public sealed record KnownLaw(Guid DocumentId, string Title, bool IsRepealed, IReadOnlyDictionary<string, string> Articles, DateOnly? EffectiveFrom = null);

/// <summary>The laws a person may look up, by name. Spacing, ㆍ and · do not matter; a short name that means one law finds it.</summary>
public sealed class KnownLaws(IEnumerable<KnownLaw> laws)
{
    private readonly FrozenDictionary<string, KnownLaw> bySqueezed = laws.GroupBy(l => ContentWords.Squeeze(l.Title)).ToFrozenDictionary(g => g.Key, g => g.First());

    /// <summary>The laws that the passages come from, with the articles at hand: a library of nothing else.</summary>
    public static KnownLaws Of(IReadOnlyList<NumberedPassage> passages) => new(passages.GroupBy(p => p.Document).Select(g =>
        new KnownLaw(g.First().DocumentId, g.Key, false, g.Select(p => ArticleFacts.In(p.Article).FirstOrDefault()?.Value.Split('/')[0] ?? p.Article).Distinct().ToDictionary(a => a, _ => ""))));

    /// <summary>The law of that name, or null.</summary>
    public KnownLaw? Find(string name)
    {
        var squeezed = ContentWords.Squeeze(name);
        if (bySqueezed.TryGetValue(squeezed, out var law)) return law;
        if (squeezed.Length < 3) return null;
        // "당직근무 규칙" is "서울특별시 서초구 공무원 당직근무 규칙"; "정보공개법" is "공공기관의 정보공개에 관한 법률".
        return bySqueezed.FirstOrDefault(l => l.Key.EndsWith(squeezed, StringComparison.Ordinal)).Value
            ?? (squeezed.EndsWith('법') && squeezed.Length is >= 4 and <= 9 ? bySqueezed.FirstOrDefault(l => Abbreviates(squeezed[..^1], l.Key)).Value : null);
    }

    /// <summary>Pairs of syllables that stand in the full name in the same order.</summary>
    private static bool Abbreviates(string shortName, string title)
    {
        if (!title.EndsWith('법') && !title.EndsWith("법률", StringComparison.Ordinal)) return false;
        var at = 0;
        for (var i = 0; i < shortName.Length; i += 2)
        {
            var pair = shortName[i..Math.Min(i + 2, shortName.Length)];
            if ((at = title.IndexOf(pair, at, StringComparison.Ordinal)) < 0) return false;
            at += pair.Length;
        }
        return true;
    }
}
