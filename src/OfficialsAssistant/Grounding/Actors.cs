using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Offices and bodies named in a text (구청장, 총무과장, 심의위원회): who does something is as checkable as when.</summary>
internal static partial class Actors
{
    [GeneratedRegex(@"(?<![가-힣])[가-힣]{0,12}?(?:구청장|시장|군수|도지사|장관|차관|총리|대통령|국장|과장|팀장|실장|소장|동장|면장|읍장|원장|관장|위원장|회장|단장|서장|청장|국회의원|위원회|협의회|심의회|담당관|보호관|감사관|경찰관서|소방관서|보건소|주민센터|진흥원|공단|공사)(?=(?:에게서|에게도|에게|에서|에|의|을|를|은|는|이|가|도|와|과|로|으로|이나|이며|인|,|\s|\.|\)|$))")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:시장|회장|소장|공사|원장|관장)$")]
    private static partial Regex Ambiguous();

    public static IReadOnlyList<string> In(string text) =>
        [.. Name().Matches(text).Select(match => match.Value).Where(name => !Ambiguous().IsMatch(name)).Distinct()];

    /// <summary>Whether the name stands in the text as a word of its own or as the end of a longer name ("서초구청장" holds 구청장, 부구청장 does not).</summary>
    public static bool Stands(string name, string text)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        for (var at = compact.IndexOf(name, StringComparison.Ordinal); at >= 0; at = compact.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (at == 0 || compact[at - 1] is not ('부' or '전' or '총')) return true;
        return false;
    }
}
