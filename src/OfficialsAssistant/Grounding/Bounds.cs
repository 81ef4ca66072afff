using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Reads the bound written behind (이상, 전까지, 을 초과할 수 없다) or before (최대, 최소) a value.</summary>
internal static partial class Bounds
{
    // "10년을 초과할 수 없다" sets an upper limit although it says 초과.
    [GeneratedRegex(@"\G\s?(?:을|를|이|가)?\s?(?:초과|넘)[^.,\n]{0,8}?(?:수 ?없|못|않|아니|안 ?된|안 ?됩)[가-힣]{0,3}")]
    private static partial Regex NotBeyond();

    [GeneratedRegex(@"\G(?:\s?(?:을|를|이|가|의|으로|로))?\s?(?<b>이상|초과|이하|이내|미만|안에|안으로|내에|내로|이전|이후|전(?!체|부|원|액|문|용|화|담|입|산)|후(?!보|원|생)|뒤|넘[게는으어]|까지|부터)(?<u>\s?까지|에|부터)?")]
    private static partial Regex Behind();

    [GeneratedRegex(@"(?<b>최대|최장|많아야|최소|최소한|적어도)(?:한)?\s?(?:으?로)?\s?$")]
    private static partial Regex Ahead();

    /// <summary>The bound and how many characters behind the value belong to it.</summary>
    public static (Bound Bound, int Length) Read(string text, int start, int end)
    {
        if (NotBeyond().Match(text, end) is { Success: true } limit) return (Bound.AtMost, limit.Length);
        var behind = Behind().Match(text, end);
        if (behind.Success) return (Meaning(behind.Groups["b"].Value), behind.Length);
        var ahead = Ahead().Match(text[Math.Max(0, start - 8)..start]);
        return (ahead.Success ? Meaning(ahead.Groups["b"].Value) : Bound.None, 0);
    }

    private static Bound Meaning(string word) => word switch
    {
        "이상" or "최소" or "최소한" or "적어도" => Bound.AtLeast,
        "초과" or "넘게" or "넘는" or "넘으" or "넘어" => Bound.MoreThan,
        "이하" or "이내" or "안에" or "안으로" or "내에" or "내로" => Bound.AtMost,
        "미만" => Bound.LessThan,
        "전" or "이전" => Bound.Before,
        "후" or "뒤" or "이후" => Bound.After,
        "까지" or "최대" or "최장" or "많아야" => Bound.UpTo,
        "부터" => Bound.From,
        _ => Bound.None,
    };
}
