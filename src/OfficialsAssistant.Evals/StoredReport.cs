using System.Text.Json;

namespace OfficialsAssistant.Evals;

/// <summary>A case of a stored report, of whatever set.</summary>
internal sealed record StoredResult(string Id, string Status, string? Why, IReadOnlyDictionary<string, double>? Scores);

/// <summary>A report read back; a baseline may hold no cases.</summary>
internal sealed record StoredReport(
    string Set, int Cases, int Scored, int Unscored, int Failed, IReadOnlyDictionary<string, double> Metrics, IReadOnlyList<StoredResult> Results)
{
    /// <summary>Cases without an answer in a set of retrieval are none to be scored.</summary>
    private const string Unanswerable = "unanswerable";

    /// <summary>Share of the cases that were to be scored and were.</summary>
    public double Coverage => Cases - ByDesign is > 0 and var due ? (double)Scored / due : 0;

    /// <summary>Metrics that are better the lower they are.</summary>
    public static bool LowerIsBetter(string metric) => metric is "lostGivenFound" or "wrongAnswered" or "wrongConfirmed" or "rightUnconfirmed";

    private int ByDesign => Results.Count == 0 ? Unscored : Results.Count(r => r.Status == "unscored" && r.Why == Unanswerable);

    /// <exception cref="CommandException">The file is missing or no report.</exception>
    public static async Task<StoredReport> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) throw new CommandException(EvalTexts.NoReport(file));
        try
        {
            return JsonSerializer.Deserialize<StoredReport>(await File.ReadAllTextAsync(file, cancellationToken), EvalReport.Json) is { Set: not null, Metrics: not null, Results: not null } report
                ? report : throw new CommandException(EvalTexts.NoReport(file));
        }
        catch (JsonException)
        {
            throw new CommandException(EvalTexts.NoReport(file));
        }
    }
}
