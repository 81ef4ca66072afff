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
    string Id, string Question, string? Doc, string? Article, string? Kind, string Status, string? Why, int? Rank, string Outcome, string? Reason,
    bool? Right, IReadOnlyList<string> Cited, double Milliseconds);

/// <summary>Asks each case of the product as an official would, through the same method.</summary>
internal sealed class RefusalRun(ChatService chat, LibrarySearch search)
{
    private const int Depth = 10;

    public async Task<EvalReport<RefusalResult>> RunAsync(IReadOnlyList<RetrievalCase> cases, CancellationToken cancellationToken)
    {
        var progress = new ProgressLine(EvalTexts.Asking);
        var results = new List<RefusalResult>(cases.Count);
        foreach (var one in cases)
        {
            results.Add(await AskAsync(one, cancellationToken));
            progress.Report(results.Count, cases.Count);
        }
        progress.End();
        return Report(results);
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
            return new RefusalResult(
                one.Id, one.Question, one.Doc, one.Article, one.Kind, answer.Status == "failed" ? "failed" : "scored", answer.Status == "failed" ? answer.Reason : null,
                rank, answer.Status, answer.Reason, one.Doc is null ? answer.Status == "refused" : RetrievalRun.RankOf(one, cited) is not null, cited, Elapsed());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new RefusalResult(one.Id, one.Question, one.Doc, one.Article, one.Kind, "failed", e.Message, null, "failed", null, null, [], Elapsed());
        }

        double Elapsed() => Math.Round(clock.Elapsed.TotalMilliseconds, 2);
    }

    private static EvalReport<RefusalResult> Report(List<RefusalResult> results)
    {
        var scored = results.Where(r => r.Status == "scored").ToList();
        var answerable = scored.Where(r => r.Doc is not null).ToList();
        var metrics = new Dictionary<string, double>();
        Add("refused", scored.Where(r => r.Doc is null), r => r.Outcome == "refused");
        Add("reasonRight", scored.Where(r => r.Doc is null && r.Kind is not null), r => r.Outcome == "refused" && r.Reason == r.Kind);
        Add("lostGivenFound", answerable.Where(r => r.Rank is not null), r => r.Outcome == "refused");
        Add("wrongAnswered", answerable, r => r.Outcome == "answered" && r.Right == false);
        Add("citedRight", answerable, r => r.Right == true);
        return new EvalReport<RefusalResult>(
            "refusal", results.Count, scored.Count, 0, results.Count - scored.Count, metrics,
            [.. scored.Where(r => r.Right == false).OrderBy(r => r.Outcome).ThenBy(r => r.Rank ?? int.MaxValue).Take(10)], results);

        // A rate over nothing would say something: it is left out.
        void Add(string name, IEnumerable<RefusalResult> of, Func<RefusalResult, bool> hit)
        {
            var all = of.ToList();
            if (all.Count > 0) metrics[name] = Math.Round(all.Count(hit) / (double)all.Count, 4);
        }
    }
}
