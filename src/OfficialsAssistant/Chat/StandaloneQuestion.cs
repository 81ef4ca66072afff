using System.Text.RegularExpressions;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Chat;

/// <summary>Makes a follow-up question stand alone for the search, without a model: subject and document of the earlier questions are carried over.</summary>
public static partial class StandaloneQuestion
{
    private const int LongEnough = 6;

    /// <summary>A follow-up with fewer words of its own leans on the one before it.</summary>
    private const int Short = 3;

    private static readonly HashSet<string> s_pointers =
    [
        "그럼", "그러면", "그건", "그것", "그거", "그게", "그때", "그중", "그곳", "그분", "그런", "그렇다면", "그걸", "그쪽", "그날", "이건", "이것", "이때", "이런", "이걸", "거기", "여기", "반대로", "만약", "만일", "아니면",
        "그래도", "하지만", "그리고", "또", "근데", "그런데", "혹시", "둘", "둘다", "나머지", "예외", "예외는", "예외도", "단서", "같은", "해당", "위", "앞", "방금",
    ];

    /// <param name="question">As asked.</param>
    /// <param name="history">Earlier questions of the conversation, oldest first.</param>
    public static string From(string question, IReadOnlyList<string> history)
    {
        if (history.Count == 0 || StandsAlone(question)) return question;
        var own = KoreanText.ContentWords(question);
        var carried = Subject(history).Concat(Documents(history)).Distinct().Except(own).ToList();
        return carried.Count == 0 ? question : $"{question} {string.Join(' ', carried)}";
    }

    /// <summary>Words of the last question; where it leaned on an earlier one itself, of that one too, back to the one that named the subject.</summary>
    private static IEnumerable<string> Subject(IReadOnlyList<string> history)
    {
        for (var at = history.Count - 1; at >= 0; at--)
        {
            var words = KoreanText.ContentWords(history[at]);
            foreach (var word in words) yield return word;
            if (words.Count > Short && !Points(history[at])) yield break;
        }
    }

    /// <summary>The ordinance or statute named last is meant until another is named.</summary>
    private static IReadOnlyList<string> Documents(IReadOnlyList<string> history) =>
        history.Reverse().Select(h => Document().Match(h)).FirstOrDefault(m => m.Success) is { } named ? KoreanText.ContentWords(named.Value) : [];

    // A long question that points at nothing before it is taken for a change of subject, and so is one that names another document.
    private static bool StandsAlone(string question) =>
        !Points(question) && (KoreanText.ContentWords(question).Count >= LongEnough || (Document().IsMatch(question) && KoreanText.ContentWords(question).Count > Short));

    private static bool Points(string question) => KoreanText.Words(question).Any(word => s_pointers.Contains(word) || s_pointers.Contains(KoreanText.Stem(word)));

    [GeneratedRegex(@"「[^」]+」|(?:[가-힣]+\s){0,4}[가-힣]*(?:조례|규칙|시행령|법률)(?![가-힣]{2})|[가-힣]{2,}법(?=[\s상은의에을]|$)(?<!방법|불법|위법|문법|사법|입법|용법)")]
    private static partial Regex Document();
}
