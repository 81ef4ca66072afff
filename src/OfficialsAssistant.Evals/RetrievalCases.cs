using System.Text.Json;

namespace OfficialsAssistant.Evals;

/// <summary>One question with what must be found. Without <paramref name="Doc"/> it has no answer in the corpus and is not scored.</summary>
/// <param name="Article">"제5조"; another unit's name in other sets.</param>
/// <param name="Also">"document|article" that are right too.</param>
/// <param name="Kind">Reason code of an unanswerable question.</param>
/// <param name="History">Earlier questions, oldest first.</param>
internal sealed record RetrievalCase(
    string Id, string Question, string? Doc = null, string? Article = null, IReadOnlyList<string>? Also = null, IReadOnlyList<string>? History = null,
    int? Level = null, string? Type = null, string? Kind = null);

internal static class RetrievalCases
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    /// <exception cref="CommandException">The file is missing, empty, or a line of it is no case.</exception>
    public static IReadOnlyList<RetrievalCase> Read(string file) => CaseFile.Read(file, Parse);

    private static RetrievalCase? Parse(string line) =>
        JsonSerializer.Deserialize<RetrievalCase>(line, s_options) is { Id: not null, Question: not null } found ? found : null;
}
