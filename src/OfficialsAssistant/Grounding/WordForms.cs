using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Words with the level of politeness taken off: 합니다 and 한다, 해야 and 하여야, 않습니다 and 아니한다 are one form.</summary>
internal static partial class WordForms
{
    private const int Syllable = 0xAC00, Finals = 28, FinalB = 17, FinalN = 4;

    [GeneratedRegex(@"[^\p{L}\p{N}%.,~:/-]|[.,:](?!\d)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:아니하|않으)")]
    private static partial Regex Not();

    public static string Of(string word)
    {
        var form = Plain(Mark().Replace(word, ""));
        form = form.Replace("해야", "하여야", StringComparison.Ordinal).Replace("해서", "하여서", StringComparison.Ordinal).Replace("돼", "되어", StringComparison.Ordinal)
            .Replace("퍼센트", "%", StringComparison.Ordinal).Replace("하였", "했", StringComparison.Ordinal);
        if (form.Length > 1 && form[^1] == '해') form = form[..^1] + "하여";
        return form is "안" or "아니" ? "아니" : Not().Replace(form, "않");
    }

    /// <summary>The verb without 다, ㄴ다, 는다, 습니다, ㅂ니다.</summary>
    private static string Plain(string word)
    {
        if (word.EndsWith("습니다", StringComparison.Ordinal) || word.EndsWith("는다", StringComparison.Ordinal)) return word[..^(word[^2] == '니' ? 3 : 2)];
        if (word.Length > 2 && word.EndsWith("니다", StringComparison.Ordinal) && Final(word[^3]) == FinalB) return word[..^3] + (char)(word[^3] - FinalB);
        if (word.Length > 1 && word[^1] == '다') return Final(word[^2]) == FinalN ? word[..^2] + (char)(word[^2] - FinalN) : word[..^1];
        return word;
    }

    private static int Final(char c) => c is >= '가' and <= '힣' ? (c - Syllable) % Finals : -1;
}
