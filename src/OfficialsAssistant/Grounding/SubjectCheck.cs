using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Whether a sentence speaks of somebody or something the source gives that part to.</summary>
internal static partial class SubjectCheck
{
    [GeneratedRegex(@"(?<![가-힣])(?<s>[가-힣ㆍ·]{2,20})(?:은|는)\s")]
    private static partial Regex Topic();

    [GeneratedRegex(@"^(?:사람|경우|기간|기한|금액|대상|횟수|방법|비용|결과|기준|절차|인원|시기|장소|날짜|비율|담당|주체|이것|그것|여기|이때|그때|이번|우리|저희|내용|이유|조건|질문|답변|규정|조문|조례|규칙|구절|자료|문서|현재|다음|앞|위|이|그|해당|원칙|예외|하나|다른|또|때|대하여|대해|관해|대해서|관하여|관해서|따라서|위하여|위해서|에서|에게|까지|부터)")]
    private static partial Regex General();

    [GeneratedRegex(@"^(?:은|는|이|가|께서)(?=\s|,|$)")]
    private static partial Regex SubjectParticle();

    /// <summary>The subject that the source does not have in that part, or null.</summary>
    public static string? Foreign(string text, SourceMatch match, IReadOnlyList<PassageFacts> cited)
    {
        if (Topic().Match(text) is { Success: true } topic && ContentWords.Stem(topic.Groups["s"].Value) is { Length: >= 2 } stem
            && !General().IsMatch(stem) && !cited.Any(passage => Has(passage.Named, stem))) return topic.Groups["s"].Value;
        foreach (var actor in Actors.In(text))
        {
            if (!cited.Any(p => Actors.Stands(actor, p.Passage.Text) || Actors.Stands(actor, p.Passage.Document))) return actor;
            if (match.Overlap >= 0.6 && IsSubject(actor, text) && match.Best.All(m => IsOtherPart(actor, m))) return actor;
        }
        return null;
    }

    /// <summary>The source's sentence has somebody else for its subject and this one in another part, or not at all.</summary>
    private static bool IsOtherPart(string actor, SourceMatch.Match match)
    {
        var (own, lead) = (match.Source.Sentence.Text, match.Source.Sentence.Lead);
        if (IsSubject(actor, own) || IsSubject(actor, lead)) return false;
        return Actors.In(own + " " + lead).Any(other => !other.EndsWith(actor, StringComparison.Ordinal) && !actor.EndsWith(other, StringComparison.Ordinal) && (IsSubject(other, own) || IsSubject(other, lead)));
    }

    private static bool IsSubject(string actor, string text)
    {
        for (var at = text.IndexOf(actor, StringComparison.Ordinal); at >= 0; at = text.IndexOf(actor, at + 1, StringComparison.Ordinal))
            if (SubjectParticle().IsMatch(text[(at + actor.Length)..])) return true;
        return false;
    }

    /// <summary>The word, or the two ends a compound is made of (심의위원: 심의 … 위원).</summary>
    private static bool Has(string squeezed, string stem)
    {
        var word = ContentWords.Squeeze(stem);
        return squeezed.Contains(word, StringComparison.OrdinalIgnoreCase)
            || (word.Length >= 4 && squeezed.Contains(word[..2], StringComparison.Ordinal) && squeezed.Contains(word[^2..], StringComparison.Ordinal));
    }
}
