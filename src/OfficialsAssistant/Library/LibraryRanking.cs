using System.Text.RegularExpressions;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Library;

/// <summary>
/// Orders what the index proposed by what the rows know: a document that answers in several places, and the district's own
/// rules before national law, unless the question names a statute.
/// </summary>
public static partial class LibraryRanking
{
    private const float DocumentShare = 0.3f;
    private const float OwnPrior = 1.4f;

    // The same found in a text of its own is the better source.
    private const float RecognisedShare = 0.7f;
    private const int Strongest = 3;

    public static IEnumerable<FoundPassage> Rank(string question, IReadOnlyList<FoundPassage> found, SearchOptions options)
    {
        var documents = found.GroupBy(f => f.DocumentId)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(f => f.Score).Take(Strongest).Sum(f => f.Score));
        var strongest = documents.Count == 0 ? 1 : Math.Max(documents.Values.Max(), float.Epsilon);
        var prior = !options.OwnPrior || NamesStatute(question) ? 1f : OwnPrior;
        var share = options.DocumentScore ? DocumentShare : 0;
        return found
            .Select(f => f with
            {
                Score = f.Score * (1 + (share * documents[f.DocumentId] / strongest)) * (IsNational(f.Kind) ? 1 : prior) * (f.Recognised is null ? 1 : RecognisedShare),
            })
            .OrderByDescending(f => f.Score);
    }

    /// <summary>Leaves out a passage that another document before it says word for word.</summary>
    public static IEnumerable<FoundPassage> Fold(IEnumerable<FoundPassage> ranked)
    {
        var said = new Dictionary<string, Guid>();
        foreach (var found in ranked)
        {
            var letters = KoreanText.Key(found.Text);
            if (said.TryGetValue(letters, out var document) && document != found.DocumentId) continue;
            said[letters] = found.DocumentId;
            yield return found;
        }
    }

    /// <summary>법률, 대통령령, 행정안전부령 …: law that is not the district's own (훈령 may be).</summary>
    public static bool IsNational(string kind) => kind is "헌법" or "법률" or "대통령령" or "총리령" or "대법원규칙" || kind.EndsWith("부령", StringComparison.Ordinal);

    /// <summary>「…」, 건축법, 시행령, 시행규칙: the person asks about a statute.</summary>
    public static bool NamesStatute(string question) => StatuteName().IsMatch(question);

    [GeneratedRegex(@"「[^」]*(?:법|법률|령)」|[가-힣]{2,}(?:법률|기본법|특별법|보호법|관리법|처리법)|[가-힣]+법(?=[\s제상은의에을]|$)(?<!방법|불법|위법|적법|편법|문법|사법|입법|용법|수법|어법|기법|해법)|시행령|시행규칙|법률|상위\s?법|법령")]
    private static partial Regex StatuteName();
}
