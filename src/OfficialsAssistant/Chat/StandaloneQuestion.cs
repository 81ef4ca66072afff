using OfficialsAssistant.Search;

namespace OfficialsAssistant.Chat;

/// <summary>Makes a follow-up question stand alone for the search, without a model: what the earlier questions were about is carried over.</summary>
public static class StandaloneQuestion
{
    private const int Carried = 2;
    private const int LongEnough = 6;

    private static readonly HashSet<string> s_pointers =
        ["그럼", "그러면", "그건", "그것", "그거", "그게", "그때", "그중", "그곳", "그분", "그런", "그렇다면", "이건", "이것", "이때", "이런", "거기", "여기", "반대로", "만약", "만일", "아니면", "그래도", "하지만", "그리고", "또"];

    /// <param name="question">As asked.</param>
    /// <param name="history">Earlier questions of the conversation, oldest first.</param>
    public static string From(string question, IReadOnlyList<string> history)
    {
        if (history.Count == 0 || StandsAlone(question)) return question;
        var own = KoreanText.ContentWords(question);
        var carried = history.TakeLast(Carried).SelectMany(KoreanText.ContentWords).Distinct().Except(own).ToList();
        return carried.Count == 0 ? question : $"{question} {string.Join(' ', carried)}";
    }

    // A long question that points at nothing before it is taken for a change of subject.
    private static bool StandsAlone(string question) =>
        KoreanText.ContentWords(question).Count >= LongEnough && !KoreanText.Words(question).Any(s_pointers.Contains);
}
