using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>The words of a text that carry meaning, with particles and endings cut off.</summary>
/// <remarks>Coarse on purpose: overlap is only ever asked as "does the passage, written without spaces, hold this stem".</remarks>
public static partial class ContentWords
{
    [GeneratedRegex(@"[가-힣]+|[A-Za-z]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:하여야|해야|하여|하기|하는|하고|하면|하며|하지|하거나|하려면|하려고|하더라도|했을|했는데|했으면|했습니다|했던|했|한다면|한다|할|함을|함|합니까|합니다|하나요|할까요|하세요|해도|해서|해|되어야|되어|되는|되면|되고|되지|되었을|되었|된다|된|될|됩니까|됩니다|되나요|돼야|돼도|돼요|돼|시키는|시키|시킬|받은|받는|받을|받아야|받으려면|받으면|받습니다|이라는|이라고|이라|이란|이며|이고|이나|이면|입니까|입니다|인가요|인지|인데|에게는|에게서|에게도|에게|에서는|에서도|에서|에는|에도|으로부터|로부터|으로는|으로서|으로써|으로|부터|까지는|까지|마다|보다|처럼|만큼|대로|이어야|여야|이다|에|의|을|를|은|는|이|가|도|와|과|로|만|나|란|들)$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"(?:습니까|습니다|십시오|는데요|는데|는지|나요|까요|어요|아요|세요|으면|면서|으며|려면|라고|다고|지만|거나|어야|아야|던|고|면|며|지|다|요|음)$")]
    private static partial Regex VerbEnding();

    private static readonly HashSet<string> Stop =
    [
        "다음", "각호", "경우", "사항", "이를", "있다", "없다", "있는", "없는", "있습니다", "없습니다", "한다", "하는", "따라", "따른", "따르", "대하여", "대한", "관한", "관하여", "위한",
        "위하여", "의하여", "의한", "또는", "그리고", "다만", "그밖", "해당", "하여", "있", "없", "수도", "것", "때", "등", "및", "어떤", "무엇", "어떻게", "언제", "얼마", "누가", "누구",
        "어디", "며칠", "몇", "무슨", "어느", "왜", "그런데", "그래서", "혹시", "우리", "저희", "제가", "이번", "그냥", "알려", "주세요", "궁금", "문의", "말씀", "관련", "같은", "같다", "같습니다",
        "아래", "위와", "이상", "이하", "이내", "초과", "미만", "까지", "부터", "전까지", "여부", "정도", "모두", "합니다", "됩니다", "된다", "입니다", "해야", "하나요", "되나요", "있나요", "가능",
        "그것", "이것", "여기", "따릅니다", "경우에", "하지", "않는", "않은", "않고", "아니", "못한", "안에", "내에", "동안", "이때", "그때", "되어", "한번", "보면", "싶은", "싶어", "조례", "규칙",
        "합니까", "하는지", "되는지", "것도", "나서", "하죠", "되냐", "뭐라고", "묻는데", "왔습니다", "조례상", "규정상", "법령상", "년에", "월에", "받으면", "하려면", "되려면", "여러", "가능한", "번에", "따로", "나오", "오나요", "내야",
    ];

    /// <summary>Distinct stems of two letters or more, stop words left out, in order of appearance.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        List<string> stems = [];
        foreach (Match match in Word().Matches(text))
        {
            var stem = Stem(match.Value);
            if (stem.Length >= 2 && !Stop.Contains(stem) && !Stop.Contains(match.Value) && !stems.Contains(stem)) stems.Add(stem);
        }
        return stems;
    }

    /// <summary>The word without particle or ending; never shorter than two letters unless the word is.</summary>
    public static string Stem(string word)
    {
        for (var round = 0; round < 2; round++)
        {
            var cut = Cut(word, Ending());
            if (cut == word) cut = Cut(word, VerbEnding());
            if (cut == word) break;
            word = cut;
        }
        return word;
    }

    private static string Cut(string word, Regex ending)
    {
        var match = ending.Match(word);
        return match.Success && match.Index >= 2 ? word[..match.Index] : word;
    }

    /// <summary>Letters and digits without spaces, for asking whether a stem occurs.</summary>
    public static string Squeeze(string text) => QuotationFacts.Squeeze(text);

    /// <summary>Share of <paramref name="stems"/> that occur in squeezed text, 0 to 1; 1 when there are none.</summary>
    public static double Coverage(IReadOnlyCollection<string> stems, string squeezed) =>
        stems.Count == 0 ? 1 : (double)stems.Count(stem => squeezed.Contains(stem, StringComparison.OrdinalIgnoreCase)) / stems.Count;
}
