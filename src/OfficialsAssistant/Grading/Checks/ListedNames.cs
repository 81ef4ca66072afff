using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>People and departments of a list in text, properties and file names of a work that is judged blind.</summary>
public sealed class ListedNames : IGrader
{
    private const int Around = 20;

    // What may follow a person's name: a particle or a title. Without this 이수 would be found in 이수증.
    private const string AfterName = @"(?![가-힣])|(?=\s?(?:은|는|이|가|을|를|의|와|과|도|만|에게|께서?|님|씨|에|로|으로|이다|입니다|주무관|사무관|서기관?|주사보?|팀장|과장|국장|실장|동장|계장|주임|대리|위원|담당|드림|올림|작성)(?![가-힣]{3}))";
    private readonly List<(string Name, Regex Pattern)> names;

    public ListedNames(IReadOnlyList<string> listed)
    {
        names = [.. listed.Select(n => n.Trim()).Where(n => n.Length > 1).Distinct().Select(n => (n, PatternOf(n)))];
        Version = "1:" + Sentences.Hash(string.Join('\n', names.Select(n => n.Name)));
    }

    public string Id => "listedNames";
    public string Version { get; }

    public Task<CheckResult> GradeAsync(CheckInput work, CancellationToken cancellationToken)
    {
        if (names.Count == 0) return Result(new NotApplicable(CheckTexts.NothingAsked), []);
        List<Flag> flags = [.. work.Files.SelectMany(f => names.SelectMany(n => Find(f, n.Name, n.Pattern)))];
        flags.AddRange(names.SelectMany(n => work.Log.Turns.Where(t => n.Pattern.IsMatch(t.Text)).Take(1).Select(t => InText(n.Name, "log.jsonl", t.Text, n.Pattern))));
        if (flags.Count > 0) return Result(StandardChecks.None(CheckTexts.NamesFound(flags.Count)), flags);
        if (work.Files.Any(f => f.Refusal is not null)) return Result(new Unscored(StandardChecks.Unread(work)), flags);
        return Result(StandardChecks.WithoutText(work) ?? (Grade)StandardChecks.All(CheckTexts.NoNames), flags);

        Task<CheckResult> Result(Grade grade, IReadOnlyList<Flag> flags) => Task.FromResult(new CheckResult(work.Work, Id, Version, grade, flags, CheckResult.NoFacts));
    }

    private static IEnumerable<Flag> Find(WorkFile file, string name, Regex pattern)
    {
        if (pattern.IsMatch(file.Text)) yield return InText(name, file.Path, file.Text, pattern);
        if (pattern.IsMatch(file.Path.Replace('_', ' '))) yield return new("listedName", CheckTexts.NameInPath(name, file.Path), file.Path, []);
        foreach (var (key, values) in (file.Document?.Metadata ?? Formats.DocumentText.NoMetadata).OrderBy(m => m.Key, StringComparer.Ordinal))
            if (values.FirstOrDefault(v => pattern.IsMatch(v)) is { } value) yield return new("listedName", CheckTexts.NameInProperties(name, file.Path, key), file.Path, [new(value)]);
    }

    private static Flag InText(string name, string file, string text, Regex pattern) =>
        new("listedName", CheckTexts.NameFound(name, file), file, [.. pattern.Matches(text).Take(5).Select(m => new FlaggedPassage(Quote(text, m)))]);

    private static string Quote(string text, Match match)
    {
        var from = Math.Max(0, match.Index - Around);
        return text[from..Math.Min(text.Length, match.Index + match.Length + Around)].Trim();
    }

    /// <summary>Spaces between the letters do not hide a name; a short Hangul name stands by itself, a longer one (a department) anywhere.</summary>
    private static Regex PatternOf(string name)
    {
        var letters = string.Join(@"\s?", name.Where(c => !char.IsWhiteSpace(c)).Select(c => Regex.Escape(c.ToString())));
        var isPerson = name.Length <= 3 && name.All(c => c is >= '가' and <= '힣') && !name.EndsWith('과') && !name.EndsWith('국');
        var pattern = isPerson ? $"(?<![가-힣]){letters}(?:{AfterName})" : name.All(char.IsAscii) ? $@"(?<![A-Za-z0-9]){letters}(?![A-Za-z0-9])" : $"(?<![가-힣]){letters}";
        return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }
}
