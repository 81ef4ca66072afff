using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>A question that names a law is answered from that law, its decree and its rules.</summary>
internal static partial class NamedLaw
{
    [GeneratedRegex(@"「(?<n>[^」]+)」|(?<n>[가-힣]{2,12}법)(?=\s|에|의|상|을|은|이|시행|$)(?<!방법|불법|위법|적법|편법|입법|사법|용법|기법|해법)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\s?(?:시행령|시행규칙)$")]
    private static partial Regex Decree();

    /// <summary>The passages of the law named, or all of them where none of them is.</summary>
    public static List<FoundPassage> Of(string question, List<FoundPassage> passages)
    {
        if (Name().Match(question) is not { Success: true } named) return passages;
        var laws = new KnownLaws(passages.Select(p => Decree().Replace(p.DocumentTitle, "")).Distinct().Select(title => new KnownLaw(Guid.Empty, title, false, new Dictionary<string, string>())));
        if (laws.Find(Decree().Replace(named.Groups["n"].Value, "")) is not { } law) return passages;
        return [.. passages.Where(p => Decree().Replace(p.DocumentTitle, "") == law.Title)];
    }
}
