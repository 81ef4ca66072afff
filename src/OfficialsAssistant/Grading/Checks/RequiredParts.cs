using System.Globalization;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>Whether the parts a work must have are there, each as a heading or at the beginning of a line.</summary>
public sealed partial class RequiredParts(IReadOnlyList<string> parts) : IGrader
{
    /// <summary>A line that goes on much longer is a sentence that happens to begin so.</summary>
    private const int LongestRest = 20;

    public string Id => "requiredParts";
    public string Version { get; } = "1:" + Sentences.Hash(string.Join('\n', parts));

    public Task<CheckResult> GradeAsync(CheckInput work, CancellationToken cancellationToken)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (parts.Count == 0) return Result(new NotApplicable(CheckTexts.NothingAsked), []);
        if (StandardChecks.WithoutText(work) is { } without) return Result(without, []);
        var lines = work.Text.Split('\n').Select(l => Squeeze(Marker().Replace(l, ""))).Where(l => l.Length > 0).ToList();
        var missing = parts.Where(p => !p.Split('|').Select(Squeeze).Any(name => lines.Any(l => Opens(l, name)))).ToList();
        facts["parts.asked"] = parts.Count.ToString(CultureInfo.InvariantCulture);
        facts["parts.found"] = (parts.Count - missing.Count).ToString(CultureInfo.InvariantCulture);
        // What is missing may stand in a file that could not be read.
        if (missing.Count > 0 && work.Files.Any(f => f.Refusal is not null)) return Result(new Unscored(StandardChecks.Unread(work)), []);
        return Result(
            new Scored(parts.Count - missing.Count, parts.Count, CheckTexts.PartsFound(parts.Count - missing.Count, parts.Count), []),
            [.. missing.Select(m => new Flag("missingPart", CheckTexts.PartMissing(m), "", []))]);

        Task<CheckResult> Result(Grade grade, IReadOnlyList<Flag> flags) => Task.FromResult(new CheckResult(work.Work, Id, Version, grade, flags, facts));
    }

    private static bool Opens(string line, string name) =>
        name.Length > 0 && line.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (line.Length - name.Length <= LongestRest || line[name.Length] is ':' or '：' or '-' or '(' or '\t' or '|');

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) || c == '\t'));

    [GeneratedRegex(@"^[\s#>*\-–—•●○◦◎□■◇◆▶▷▪❍ㅇ|「『\[<【(]*(?:(?:제\s?)?(?:\d{1,2}(?:\.\d{1,2})*|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+|[IVX]{1,4}|[가-하]|[①-⑳]|[A-Z])\s?[.)\]장절】]*\s+|[①-⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][.)]?\s*|\d{1,2}[.)]\s*)?[\s*「『\[<【]*")]
    private static partial Regex Marker();
}
