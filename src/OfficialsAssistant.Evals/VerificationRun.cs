using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;

namespace OfficialsAssistant.Evals;

/// <summary>What the checker made of one sentence.</summary>
/// <param name="State">confirmed, unconfirmed or contradicted.</param>
/// <param name="Doubt">The checker's own code of what it found amiss, or null.</param>
internal sealed record VerificationResult(
    string Id, string Sentence, string Expected, string State, string? Doubt, string? Kind, string Status, string? Why, IReadOnlyDictionary<string, double> Scores) : IEvalResult
{
    public int? Level => null;
}

/// <summary>Puts each sentence to the product's own checker, with the case's passages as all that was shown.</summary>
internal static partial class VerificationRun
{
    public static readonly IReadOnlyList<string> Metrics = ["wrongConfirmed", "rightUnconfirmed", "stateRight"];

    public static EvalReport<VerificationResult> Run(IReadOnlyList<VerificationCase> cases) =>
        EvalReport.Of("verification", Metrics, cases.Select(Check).ToList(), scored => scored.Where(r => r.State != r.Expected).OrderBy(r => r.State));

    private static VerificationResult Check(VerificationCase one)
    {
        try
        {
            var found = StateOf(one);
            var state = Answered.Word(found.State);
            return new VerificationResult(one.Id, one.Sentence, one.Expected, state, found.Why?.Code, one.Kind, "scored", null, Scores(one.Expected, state));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new VerificationResult(one.Id, one.Sentence, one.Expected, "", null, one.Kind, "failed", e.Message, new Dictionary<string, double>());
        }
    }

    private static CheckedSentence StateOf(VerificationCase one)
    {
        var shown = one.Passages.Select((p, i) => new NumberedPassage(i + 1, Guid.CreateVersion7(), Guid.CreateVersion7(), p.Document, $"{p.Document} › {p.Article}", p.Article, p.Text)).ToList();
        var marks = Mark().Matches(one.Sentence).Select(m => int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).Where(n => n <= shown.Count).ToList();
        var text = Mark().Replace(one.Sentence, "").Trim();
        return new SentenceChecker(shown, KnownLaws.Of(shown)).Check(new AnswerSentence(0, text.Length, text, marks.Count > 0 ? marks : [.. shown.Select(s => s.Number)]), 0);
    }

    private static Dictionary<string, double> Scores(string expected, string state)
    {
        var scores = new Dictionary<string, double> { ["stateRight"] = state == expected ? 1 : 0 };
        if (expected == "confirmed") scores["rightUnconfirmed"] = state == "confirmed" ? 0 : 1;
        else scores["wrongConfirmed"] = state == "confirmed" ? 1 : 0;
        return scores;
    }

    [GeneratedRegex(@"\s?\[(\d{1,3})\]")]
    private static partial Regex Mark();
}
