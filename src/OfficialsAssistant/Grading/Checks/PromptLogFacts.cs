using System.Globalization;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>What a prompt log shows by counting: turns, turns that give context, turns that ask for verification. How good they are is for people.</summary>
public sealed partial class PromptLogFacts : IGrader
{
    public string Id => "promptLog";
    public string Version => "1";

    public Task<CheckResult> GradeAsync(CheckInput work, CancellationToken cancellationToken)
    {
        var asked = work.Log.Turns.Where(t => t.Role == "user").ToList();
        if (asked.Count == 0) return Task.FromResult(new CheckResult(work.Work, Id, Version, new NotApplicable(CheckTexts.NoLog), [], CheckResult.NoFacts));
        var context = asked.Where(t => GivesContext(t.Text)).ToList();
        var verification = asked.Where(t => Verification().IsMatch(t.Text)).ToList();
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["log.source"] = work.Log.Source.ToString().ToLowerInvariant(),
            ["log.turns"] = Text(asked.Count),
            ["log.context"] = Text(context.Count),
            ["log.verification"] = Text(verification.Count),
            ["log.characters"] = Text(asked.Sum(t => t.Text.Length)),
        };
        // A third each for going on after the first answer, for context and for asking whether it is true.
        var points = (asked.Count > 1 ? 1 : 0) + (context.Count > 0 ? 1 : 0) + (verification.Count > 0 ? 1 : 0);
        var grade = new Scored(points, 3, CheckTexts.LogFacts(asked.Count, context.Count, verification.Count), [.. context.Take(1).Concat(verification.Take(1)).Select(t => First(t.Text)).Distinct()]);
        return Task.FromResult(new CheckResult(work.Work, Id, Version, grade, [], facts));
    }

    /// <summary>Two signs of context, or one in a text too long for a bare order.</summary>
    private static bool GivesContext(string text)
    {
        var signs = Context().Matches(text).Select(m => m.Value).Distinct().Count() + (text.Trim().Contains('\n') ? 1 : 0);
        return signs >= 2 || signs == 1 && text.Length >= 60;
    }

    private static string First(string text) => text.ReplaceLineEndings(" ") is { Length: > 120 } line ? line[..120] : text.ReplaceLineEndings(" ");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("너는|당신은|역할|대상|독자|목적|배경|상황|현황|조건|형식|분량|어조|예시|아래|다음(?:은| 자료| 내용| 표)|붙임|첨부|자료|우리 (?:구|시|과|부서|팀)|근거로|바탕으로|위해|때문")]
    private static partial Regex Context();

    [GeneratedRegex("검증|검토해|확인해|확인할|맞(?:는지|나요|아\\?|습니까)|사실(?:인지|관계|이야|입니까)|근거(?:를|는|가|도|와)|출처|틀린|오류|잘못된|빠진|정확한(?:지|가)|다시 (?:확인|계산|검토)|대조|반박|verify|double.?check|source|fact.?check", RegexOptions.IgnoreCase)]
    private static partial Regex Verification();
}
