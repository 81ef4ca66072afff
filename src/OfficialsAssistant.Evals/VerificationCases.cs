using System.Text.Json;

namespace OfficialsAssistant.Evals;

/// <summary>A passage of a verification case.</summary>
internal sealed record CasePassage(string Document, string Article, string Text);

/// <summary>A sentence with the passages it cites, which are its whole library.</summary>
/// <param name="Sentence">A mark [n] in it names the n-th passage; without one it cites all.</param>
/// <param name="Expected">confirmed, unconfirmed or contradicted.</param>
/// <param name="Kind">What was done to it: number, unit, bound, modality …</param>
internal sealed record VerificationCase(string Id, IReadOnlyList<CasePassage> Passages, string Sentence, string Expected, string? Kind = null);

internal static class VerificationCases
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    /// <exception cref="CommandException">The file is missing, empty, or a line of it is no case.</exception>
    public static IReadOnlyList<VerificationCase> Read(string file) => CaseFile.Read(file, Parse);

    private static VerificationCase? Parse(string line) =>
        JsonSerializer.Deserialize<VerificationCase>(line, s_options) is { Id: not null, Sentence: not null, Passages.Count: > 0, Expected: "confirmed" or "unconfirmed" or "contradicted" } found
        && found.Passages.All(p => p is { Text: not null, Document: not null, Article: not null }) ? found : null;
}
