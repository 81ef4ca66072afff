using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Words that turn a rule over although no value changes: 모두 against 어느 하나, 포함 against 제외, 이전 against 이후.</summary>
internal static partial class Quantifiers
{
    [GeneratedRegex(@"모두|전부|전원|일체|빠짐없이|각\s?호의\s?요건을\s?갖춘")]
    private static partial Regex All();

    [GeneratedRegex(@"어느\s?하나|하나\s?이상|하나라도|중\s?하나|일부")]
    private static partial Regex Any();

    private static readonly (string One, string Other)[] Opposites =
    [
        ("포함", "제외"), ("이전", "이후"), ("유상", "무상"), ("유료", "무료"), ("증액", "감액"), ("가산", "감면"), ("가산", "감액"), ("감면", "가산"), ("징수", "면제"),
        ("비공개", "공개"), ("사전", "사후"), ("국내", "국외"), ("전액", "일부"), ("평일", "휴일"), ("남성", "여성"), ("상반기", "하반기"),
        ("관내", "관외"), ("내부", "외부"), ("신규", "기존"), ("승인", "반려"), ("찬성", "반대"), ("최초", "최종"), ("개별", "공동"),
    ];

    /// <summary>The answer's word and the source's opposite of it; null when none is turned over.</summary>
    public static (string Said, string Written)? Turned(string answer, string source)
    {
        if (Swapped(answer, source, All(), Any()) is { } quantity) return quantity;
        foreach (var (one, other) in Opposites)
        {
            if (Swapped(answer, source, one, other) is { } turned) return turned;
            if (Swapped(answer, source, other, one) is { } back) return back;
        }
        return null;
    }

    /// <summary>"모두" that the answer adds: no sentence of the source says so.</summary>
    public static string? Added(string answer, IEnumerable<string> sources) =>
        All().Match(answer) is { Success: true } all && sources.All(source => !All().IsMatch(source) && !source.Contains('각') && !source.Contains("전액", StringComparison.Ordinal) && !source.Contains("모든", StringComparison.Ordinal)) ? all.Value : null;

    private static (string, string)? Swapped(string answer, string source, Regex all, Regex any)
    {
        var (saidAll, saidAny, isAll, isAny) = (all.Match(answer), any.Match(answer), all.IsMatch(source), any.IsMatch(source));
        if (saidAll.Success && !saidAny.Success && isAny && !isAll) return (saidAll.Value, any.Match(source).Value);
        if (saidAny.Success && !saidAll.Success && isAll && !isAny) return (saidAny.Value, all.Match(source).Value);
        return null;
    }

    private static (string, string)? Swapped(string answer, string source, string said, string written) =>
        Has(answer, said) && !Has(answer, written) && Has(source, written) && !Has(source, said) ? (said, written) : null;

    /// <summary>공개 is not in 비공개.</summary>
    private static bool Has(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (at == 0 || text[at - 1] is not ('비' or '불' or '미')) return true;
        return false;
    }
}
