namespace OfficialsAssistant.Search;

/// <summary>An everyday expression made ready to be looked for: it matches as a whole, its nouns with any particle, its verb in any form.</summary>
internal sealed class EverydayExpression
{
    private const int Gap = 2;
    private static readonly HashSet<string> s_tails =
    [
        "", "이", "가", "은", "는", "을", "를", "에", "의", "도", "만", "로", "으로", "와", "과", "에서", "에게", "께", "한테", "까지", "부터", "마다", "이나", "나", "라도", "이라도", "처럼", "보다", "밖에", "이랑", "랑",
        "하고", "들", "들이", "들은", "들을", "들에게", "들도", "들의", "이요", "요", "인데", "인데요", "인", "이면", "면", "이라", "라", "이라서", "라서", "이고", "고", "에는", "에도", "에서는", "에서도", "으로는", "로는", "만은", "님", "님이", "님은", "님께", "입니다", "예요", "이에요",
        "이라고", "라고", "이란", "란", "에다", "에다가", "조차", "씩", "째", "쯤", "이라면", "라면", "인가요", "이든", "든", "뿐", "끼리", "에서의", "까지는", "부터는", "한테도", "한테는", "한테서", "에게서", "에게만", "께서", "께도", "까지도", "하고는",
    ];

    private readonly IReadOnlyList<Unit> _units;

    public EverydayExpression(ThesaurusEntry entry)
    {
        Entry = entry;
        _units = [.. KoreanText.Words(entry.Everyday).Select(word => new Unit(word))];
        FirstCharacters = _units.Count == 0 ? [] : [.. _units[0].Heads.Select(head => head[0]).Append(_units[0].Word[0]).Distinct()];
    }

    public ThesaurusEntry Entry { get; }
    public IReadOnlyList<char> FirstCharacters { get; }

    /// <summary>Positions of the words it covers when it begins at a word, or null.</summary>
    public IReadOnlyList<int>? Match(IReadOnlyList<string> words, int start)
    {
        var covered = new List<int>();
        var (unit, at) = (0, start);
        while (unit < _units.Count)
        {
            var (units, used) = Step(words, at, unit);
            if (units == 0)
            {
                if (covered.Count == 0 || at - covered[^1] > Gap || ++at >= words.Count) return null;
                continue;
            }
            for (var i = 0; i < used; i++) covered.Add(at + i);
            (unit, at) = (unit + units, at + used);
            if (unit < _units.Count && at >= words.Count) return null;
        }
        return covered;
    }

    // One word for one; several written together (쓰레기봉투) for as many apart, and the other way round.
    private (int Units, int Words) Step(IReadOnlyList<string> words, int at, int unit)
    {
        if (at >= words.Count) return (0, 0);
        if (_units[unit].Is(words[at])) return (1, 1);
        var joined = _units[unit].Word;
        for (var next = unit + 1; next < _units.Count && joined.Length < words[at].Length; next++)
        {
            if (_units[next].Ends(joined, words[at])) return (next - unit + 1, 1);
            joined += _units[next].Word;
        }
        var written = words[at];
        for (var next = at + 1; next < words.Count && written.Length < _units[unit].Word.Length; next++)
        {
            if (_units[unit].Is(written + words[next])) return (1, next - at + 1);
            written += words[next];
        }
        return (0, 0);
    }

    private sealed class Unit(string word)
    {
        private readonly string _stem = KoreanText.Stem(word);

        public string Word { get; } = word;

        /// <summary>Of a verb; none for other words.</summary>
        public IReadOnlyList<string> Heads { get; } = word.Length >= 2 && word[^1] == '다' && KoreanText.IsHangul(word[^2]) ? KoreanVerbs.Heads(word) : [];

        public bool Is(string other) => Ends("", other);

        /// <summary>Whether the other word is <paramref name="before"/> followed by this one.</summary>
        public bool Ends(string before, string other)
        {
            if (!other.StartsWith(before, StringComparison.Ordinal)) return false;
            var rest = before.Length == 0 ? other : other[before.Length..];
            if (rest.Length == 0) return false;
            if (Heads.Count > 0) return KoreanVerbs.Matches(rest, Heads) || (_stem.Length >= 2 && _stem.Length < Word.Length - 1 && KoreanText.Stem(rest) == _stem);
            if (rest.StartsWith(Word, StringComparison.Ordinal) && s_tails.Contains(rest[Word.Length..])) return true;
            return rest.Length > 2 && _stem.Length >= 2 && KoreanText.Stem(rest) == _stem;
        }
    }
}
