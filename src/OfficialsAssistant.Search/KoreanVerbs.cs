namespace OfficialsAssistant.Search;

/// <summary>The forms a verb takes, made from its dictionary form by rule: 새다 meets 새는데, 샌, 샜습니다; 짓다 meets 지으려면.</summary>
internal static class KoreanVerbs
{
    private const int LongestEnding = 7;
    private const int N = 4, L = 8, M = 16, B = 17, S = 19, SS = 20, D = 7;

    // What an ending begins with; after a head such as 샌 or 샜 as well.
    private const string Endings = "는은을를던고며면나니지게자다려거기라도록습었았어아여서요야네냐더러든음으시셨십세데대죠까래줘주달버놓두있봐보준드말못안때수적만뿐테걸건것하한할해했중신실";

    /// <summary>Beginnings of its forms; of a form of a noun and 하다, 되다 the noun is one.</summary>
    public static IReadOnlyList<string> Heads(string dictionaryForm)
    {
        var stem = dictionaryForm[..^1];
        var before = stem[..^1];
        var heads = new List<string> { stem };
        var (lead, vowel, final) = Parts(stem[^1]);
        if (stem[^1] == '하') heads.AddRange(["한", "할", "해", "했", "함", "합", "하"]);
        else if (final == 0) heads.AddRange(OpenForms(lead, vowel, before));
        else if (final == L) heads.AddRange([Syllable(lead, vowel, 0), Syllable(lead, vowel, N), Syllable(lead, vowel, B)]);
        else if (final == B) heads.AddRange(Softened(Syllable(lead, vowel, 0)));
        else if (final == D) heads.Add(Syllable(lead, vowel, L));
        else if (final == S) heads.AddRange(Dropped(Syllable(lead, vowel, 0)));
        return [.. heads.Skip(1).Select(h => before + h).Prepend(stem).Concat(Doubled(stem)).Distinct()];
    }

    /// <summary>Whether a word as it stands in a question is a form of the verb.</summary>
    public static bool Matches(string word, IReadOnlyList<string> heads)
    {
        foreach (var head in heads)
        {
            if (!word.StartsWith(head, StringComparison.Ordinal)) continue;
            var rest = word.Length - head.Length;
            if (rest == 0 || (rest <= LongestEnding && Endings.Contains(word[head.Length]))) return true;
        }
        return false;
    }

    private static IEnumerable<string> OpenForms(int lead, int vowel, string before)
    {
        foreach (var final in (int[])[N, L, M, B]) yield return Syllable(lead, vowel, final);
        // 가 → 갔, 이 → 여, 오 → 와, 우 → 워, 외 → 왜, 으 falls away.
        var past = vowel switch { 20 => 6, 8 => 9, 13 => 14, 11 => 10, 18 => before.Length > 0 && Parts(before[^1]).Vowel is 0 or 8 ? 0 : 4, _ => vowel };
        if (past != vowel) yield return Syllable(lead, past, 0);
        yield return Syllable(lead, past, SS);
    }

    // 돕다 → 도운, 도와; 붓다 → 부은, 부어.
    private static IEnumerable<string> Softened(string open) => [open + "우", open + "운", open + "울", open + "워", open + "웠", open + "와", open + "왔"];

    private static IEnumerable<string> Dropped(string open) => [open + "으", open + "은", open + "을", open + "어", open + "었", open + "아", open + "았"];

    // 르: 자르다 → 잘라, 부르다 → 불러.
    private static IEnumerable<string> Doubled(string stem)
    {
        if (stem.Length < 2 || stem[^1] != '르') yield break;
        var (lead, vowel, final) = Parts(stem[^2]);
        if (final != 0) yield break;
        var bright = vowel is 0 or 8;
        foreach (var tail in bright ? new[] { "라", "랐" } : ["러", "렀"]) yield return stem[..^2] + Syllable(lead, vowel, L) + tail;
    }

    private static (int Lead, int Vowel, int Final) Parts(char c) => ((c - '가') / 588, (c - '가') % 588 / 28, (c - '가') % 28);

    private static string Syllable(int lead, int vowel, int final) => ((char)('가' + (((lead * 21) + vowel) * 28) + final)).ToString();
}
