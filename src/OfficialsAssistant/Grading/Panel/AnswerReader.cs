using System.Globalization;
using System.Text.Json;
using OfficialsAssistant.Grading.Checks;

namespace OfficialsAssistant.Grading.Panel;

/// <summary>Reads a model's answer and refuses what cannot be defended: no JSON, evidence that is not in the work, a level off the scale.</summary>
internal static class AnswerReader
{
    /// <summary>Shorter quotes occur anywhere.</summary>
    private const int ShortestEvidence = 6;

    /// <returns>The answer with its mark, or why it does not count.</returns>
    public static PanelAnswer Read(PanelAnswer answer, PanelCriterion criterion, string squeezedWork)
    {
        if (Parse(answer.Text ?? "") is not { } parsed) return answer with { Why = PanelTexts.BrokenJson };
        var read = answer with { Evidence = parsed.Evidence, Reason = parsed.Reason };
        if (parsed.Evidence.Count == 0) return read with { Why = PanelTexts.NoEvidence };
        var invented = parsed.Evidence.FirstOrDefault(e => Sentences.Squeeze(e) is var quote && (quote.Length < ShortestEvidence || !squeezedWork.Contains(quote, StringComparison.Ordinal)));
        if (invented is not null) return read with { Why = PanelTexts.EvidenceNotFound(invented) };
        return criterion.Marks.Any(m => m.At == parsed.Level) ? read with { Mark = parsed.Level } : read with { Why = PanelTexts.OffScale(parsed.Level.ToString(CultureInfo.InvariantCulture)) };
    }

    private static (IReadOnlyList<string> Evidence, string Reason, decimal Level)? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(WithoutFence(text));
            var root = json.RootElement;
            return ([.. root.GetProperty("evidence").EnumerateArray().Select(e => e.GetString() ?? "")], root.GetProperty("reason").GetString() ?? "", root.GetProperty("level").GetDecimal());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Many models put JSON between ``` marks whatever they are told.</summary>
    private static string WithoutFence(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith("```", StringComparison.Ordinal) || !trimmed.EndsWith("```", StringComparison.Ordinal) || trimmed.Length < 7) return trimmed;
        var inner = trimmed[3..^3];
        return inner.StartsWith("json", StringComparison.OrdinalIgnoreCase) ? inner[4..] : inner;
    }
}
