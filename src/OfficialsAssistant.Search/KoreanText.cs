using System.Text;

namespace OfficialsAssistant.Search;

/// <summary>A word of a question as written, and whether it says what the question is about.</summary>
public readonly record struct QuestionWord(string Text, bool IsContent);

/// <summary>Korean as the index and the checks see it. Pure: the same text gives the same words everywhere.</summary>
public static class KoreanText
{
    /// <summary>
    /// One form for what reads the same: compatibility forms (①, ㎡, full width) unfolded, middle dots (ㆍ · ‧) parted like spaces,
    /// lower case, NFC.
    /// </summary>
    public static string Normalise(string text)
    {
        var parted = string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++) target[i] = IsMiddleDot(source[i]) ? ' ' : source[i];
        });
        return parted.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    /// <summary>As <see cref="Normalise"/>, and numbers, amounts, dates and article numbers in one form.</summary>
    public static string NormaliseNumbers(string text) => KoreanNumbers.Normalise(Normalise(text).Replace("%", "퍼센트", StringComparison.Ordinal));

    public static bool IsMiddleDot(char c) => c is 'ㆍ' or '·' or '‧' or '・' or '･' or '∙' or '•' or '⋅';

    public static bool IsHangul(char c) => c is >= '가' and <= '힣';

    /// <summary>
    /// Words of a text in order, normalised, particles and endings still on: runs of one script; a number keeps its unit, so that
    /// 7일전까지, 7일 전까지 and 칠일 전까지 give the same words, 1,000원 is one number and 제11조의2 one article.
    /// </summary>
    public static IEnumerable<string> Words(string text)
    {
        var normal = NormaliseNumbers(text);
        for (var i = 0; i < normal.Length;)
        {
            var script = Script(normal[i]);
            var end = i + 1;
            while (end < normal.Length && Script(normal[end]) == script) end++;
            if (script == Digits)
            {
                var unit = Unit(normal, end);
                yield return normal[i..(end + unit)];
                end += unit;
                if (unit > 0 && end < normal.Length && IsLoneParticle(normal, end)) end++;
            }
            else if (script != 0) yield return normal[i..end];
            i = end;
        }
    }

    private const int Digits = 2;
    private const int LongestTerm = 100;

    private static readonly string[] s_units = ["제곱미터", "퍼센트", "개월", "시간", "미터", "주일", "학년", "세대", "가구"];

    /// <summary>How many characters of the unit follow a number; 조의2 of an article belongs to it.</summary>
    private static int Unit(string text, int at)
    {
        if (at == text.Length || !IsHangul(text[at])) return 0;
        foreach (var unit in s_units)
            if (string.CompareOrdinal(text, at, unit, 0, unit.Length) == 0) return unit.Length;
        if (text[at] != '조' || at + 2 >= text.Length || text[at + 1] != '의' || !char.IsAsciiDigit(text[at + 2])) return 1;
        var end = at + 2;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - at;
    }

    private static bool IsLoneParticle(string text, int at) =>
        text[at] is '을' or '를' or '은' or '는' or '이' or '가' or '에' or '의' or '로' or '과' or '와' or '도' or '만'
        && (at + 1 == text.Length || !IsHangul(text[at + 1]));

    private static int Script(char c) => IsHangul(c) ? 1 : char.IsAsciiDigit(c) ? Digits : char.IsLetter(c) ? (c < 'ɏ' ? 3 : 4) : 0;

    /// <summary>A word without its particle (조사) or ending (어미).</summary>
    public static string Stem(string word) => IsHangul(word[0]) ? KoreanEndings.Strip(word) : word;

    /// <summary>
    /// Index terms of one word: its stem, and the stem's pairs of syllables, so that 당직근무 and 당직 근무 meet.
    /// A stem of one or two syllables is a single term; one that is no word any more (over 100 characters) is known by its pairs alone.
    /// </summary>
    public static IEnumerable<string> Terms(string word)
    {
        var stem = Stem(word);
        // Lucene refuses terms over 32 KB, and nobody asks for such a word.
        if (stem.Length <= LongestTerm) yield return stem;
        if (stem.Length < 3 || !IsHangul(stem[0])) yield break;
        for (var i = 0; i + 2 <= stem.Length; i++) yield return stem.Substring(i, 2);
    }

    /// <summary>The pairs of syllables of a word; the word itself when it is shorter or of another script.</summary>
    public static IEnumerable<string> Pairs(string word) =>
        word.Length < 3 || !IsHangul(word[0]) ? [word] : Enumerable.Range(0, word.Length - 1).Select(i => word.Substring(i, 2));

    /// <summary>Words of a question that say what it is about, stemmed; question words and set phrases (얼마, 언제까지, 알려 주세요) left out.</summary>
    public static IReadOnlyList<string> ContentWords(string question) =>
        [.. QuestionWordsIn(question).Where(w => w.IsContent).Select(w => Stem(w.Text)).Distinct()];

    /// <summary>All words of a question in order, each with whether it says what the question is about. A question of nothing but question words is taken as it stands.</summary>
    public static IReadOnlyList<QuestionWord> QuestionWordsOf(string question)
    {
        var words = QuestionWordsIn(question).ToList();
        return words.Exists(w => w.IsContent) ? words : [.. words.Select(w => w with { IsContent = true })];
    }

    private static IEnumerable<QuestionWord> QuestionWordsIn(string question) =>
        Words(question).Select(word => new QuestionWord(word, !QuestionWords.IsOne(word) && !QuestionWords.IsOne(Stem(word))));

    /// <summary>A form in which spacing, punctuation and middle dots do not count; for comparing titles.</summary>
    public static string Key(string text) => string.Concat(Normalise(text).Where(char.IsLetterOrDigit));
}
