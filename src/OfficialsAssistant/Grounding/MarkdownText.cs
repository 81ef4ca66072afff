using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>A piece of Markdown as people read it, and the citation marks in it.</summary>
internal static partial class MarkdownText
{
    [GeneratedRegex(@"\s*(?<!\\)\[(?<n>\d{1,3})\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<!\\)(?:\*{1,3}|_{2}|~~|`+)|<br\s?/?>")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s*(?<!\\)\|\s*")]
    private static partial Regex Bar();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    public static string Plain(string markdown, bool row)
    {
        var text = Emphasis().Replace(Mark().Replace(markdown, ""), "");
        if (row) text = Bar().Replace(text.Trim().Trim('|'), ", ");
        return Space().Replace(Escape().Replace(text, "$1"), " ").Trim();
    }

    public static IReadOnlyList<int> Citations(string markdown) =>
        [.. Mark().Matches(markdown).Select(match => int.Parse(match.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct()];
}
