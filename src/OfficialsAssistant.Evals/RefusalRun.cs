using System.Diagnostics;
using OfficialsAssistant.Access;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary>What came of one case.</summary>
/// <param name="Status">scored or failed (with why); every case is scored, for it is either answerable or not.</param>
/// <param name="Rank">Rank of the right article among the ten found, or null.</param>
/// <param name="Outcome">answered, refused or failed.</param>
/// <param name="Reason">Reason code of the refusal.</param>
/// <param name="Cited">"document|article" of each citation.</param>
internal sealed record RefusalResult(
    string Id, string Question, string? Doc, string? Article, int? Level, string? Kind, string Status, string? Why, int? Rank, string Outcome, string? Reason,
    bool? Right, IReadOnlyList<string> Cited, double Milliseconds, IReadOnlyDictionary<string, double> Scores) : IEvalResult;

/// <summary>Asks each case of the product as an official would, through the same method.</summary>
internal sealed class RefusalRun(ChatService chat, LibrarySearch search)
{
    public static readonly IReadOnlyList<string> Metrics = ["refused", "reasonRight", "lostGivenFound", "wrongAnswered", "citedRight"];
    private const int Depth = 10;

    public async Task<EvalReport<RefusalResult>> RunAsync(string set, IReadOnlyList<RetrievalCase> cases, CancellationToken cancellationToken)
    {
        var progress = new ProgressLine(EvalTexts.Asking);
        var results = new List<RefusalResult>(cases.Count);
        foreach (var one in cases)
        {
            results.Add(await AskAsync(one, cancellationToken));
            progress.Report(results.Count, cases.Count);
        }
        progress.End();
        return EvalReport.Of(set, Metrics, results, scored => scored.Where(r => r.Right == false).OrderBy(r => r.Outcome).ThenBy(r => r.Rank ?? int.MaxValue)) with
        {
            Milliseconds = EvalReport.Times(results.Select(r => r.Milliseconds)),
        };
    }

    private async Task<RefusalResult> AskAsync(RetrievalCase one, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            IReadOnlyList<string> history = one.History ?? [];
            var found = await search.SearchAsync(StandaloneQuestion.From(one.Question, history), ReadingRights.Everyone, Depth * 3, cancellationToken);
            var rank = one.Doc is null ? null : RetrievalRun.RankOf(one, RetrievalRun.Units(found));
            var answer = Answered.Of(await AskCommand.AnswerAsync(chat, one.Question, history, ReadingRights.Everyone, cancellationToken));
            IReadOnlyList<string> cited = [.. answer.Citations.Select(c => $"{c.Document}|{c.Article}").Distinct()];
            if (answer.Status == "failed") return Failed(one, answer.Reason, Elapsed());
            var right = one.Doc is null ? answer.Status == "refused" : RetrievalRun.RankOf(one, cited) is not null;
            return new RefusalResult(
                one.Id, one.Question, one.Doc, one.Article, one.Level, one.Kind, "scored", null, rank, answer.Status, answer.Reason, right, cited, Elapsed(),
                Scores(one, answer, rank, right));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failed(one, e.Message, Elapsed());
        }

        double Elapsed() => Math.Round(clock.Elapsed.TotalMilliseconds, 2);
    }

    private static Dictionary<string, double> Scores(RetrievalCase one, Answered answer, int? rank, bool right)
    {
        var refused = answer.Status == "refused";
        var scores = new Dictionary<string, double>();
        if (one.Doc is null)
        {
            scores["refused"] = refused ? 1 : 0;
            if (one.Kind is not null) scores["reasonRight"] = refused && answer.Reason == one.Kind ? 1 : 0;
            return scores;
        }
        if (rank is not null) scores["lostGivenFound"] = refused ? 1 : 0;
        scores["wrongAnswered"] = !refused && !right ? 1 : 0;
        scores["citedRight"] = right ? 1 : 0;
        return scores;
    }

    private static RefusalResult Failed(RetrievalCase one, string? why, double milliseconds) => new(
        one.Id, one.Question, one.Doc, one.Article, one.Level, one.Kind, "failed", why, null, "failed", null, null, [], milliseconds, new Dictionary<string, double>());
}
