using System.Text.Json;
using OfficialsAssistant.Competitions.Runs;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Panel;

namespace OfficialsAssistant.Competitions.Panels;

/// <summary>A line of answers.jsonl.</summary>
/// <param name="Gold">The work is of the gold set.</param>
public sealed record AnswerLine(bool Gold, PanelGrade Grade);

/// <summary>answers.jsonl: what the model wrote, letter for letter, with the grade that follows from it.</summary>
public static class AnswerLines
{
    public static string Write(IEnumerable<AnswerLine> lines) => string.Concat(lines
        .OrderBy(l => l.Gold).ThenBy(l => l.Grade.Work, StringComparer.Ordinal).ThenBy(l => l.Grade.Criterion, StringComparer.Ordinal).Select(l => Canonical.Line(l) + "\n"));

    /// <exception cref="JsonException">A line is none.</exception>
    public static IReadOnlyList<AnswerLine> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<AnswerLine>(l, Canonical.Options) ?? throw new JsonException())];

    /// <summary>The first line whose grade does not follow from its own answers; null when all do.</summary>
    public static AnswerLine? FirstForged(IReadOnlyList<AnswerLine> lines, Competition competition)
    {
        var criteria = PanelCriteria.Of(competition).ToDictionary(c => c.Asked.Id, c => c.Asked, StringComparer.Ordinal);
        return lines.FirstOrDefault(l => !criteria.TryGetValue(l.Grade.Criterion, out var criterion) || Canonical.Line(Recomputed(l.Grade, criterion)) != Canonical.Line(l.Grade));
    }

    /// <summary>Takes the words of the works out: each quotation becomes its fingerprint.</summary>
    public static AnswerLine Redacted(AnswerLine line, IReadOnlyList<StageCriterion> criteria)
    {
        var grade = line.Grade with { Answers = [.. line.Grade.Answers.Select(a => a with { Reason = Hash(a.Reason), Evidence = [.. a.Evidence.Select(Hash)], Text = a.Text is null ? null : Hash(a.Text) })] };
        return line with { Grade = Recomputed(grade, criteria.First(c => c.Asked.Id == grade.Criterion).Asked) };
    }

    private static PanelGrade Recomputed(PanelGrade grade, PanelCriterion criterion) => grade.Answers.Count > 0
        ? PanelVerdict.Of(grade.Work, grade.Model, criterion, grade.Answers)
        // Nothing was asked: then there are no points either.
        : grade with { Grade = grade.Grade as Unscored ?? new Unscored(""), Mark = null };

    private static string Hash(string text) => text.Length == 0 ? "" : $"sha256:{ResultCache.Sha(text)}";
}
