using System.Diagnostics;
using OfficialsAssistant.Access;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary>What came of one case: the rank of the first right unit among the ten found (null: not among them).</summary>
/// <param name="Status">scored, unscored (with why) or failed (with why).</param>
/// <param name="Found">"document|article", best first.</param>
internal sealed record RetrievalResult(
    string Id, string Question, string? Doc, string? Article, int? Level, string? Type, string Status, string? Why, int? Rank, double Milliseconds, IReadOnlyList<string> Found);

/// <summary>Asks the library's own search each question and looks where the right article stands.</summary>
internal static class RetrievalRun
{
    private const int Depth = 10;

    public static async Task<EvalReport<RetrievalResult>> RunAsync(LibrarySearch search, IReadOnlyList<RetrievalCase> cases, CancellationToken cancellationToken)
    {
        var progress = new ProgressLine(EvalTexts.Asking);
        var results = new List<RetrievalResult>(cases.Count);
        // The first search pays for opening the database and the index.
        await search.SearchAsync(cases[0].Question, ReadingRights.Everyone, 1, cancellationToken);
        foreach (var one in cases)
        {
            results.Add(await AskAsync(search, one, cancellationToken));
            progress.Report(results.Count, cases.Count);
        }
        progress.End();
        return Report(results);
    }

    /// <summary>Distinct units of the hits, best first: an article counts once, 부칙 not at all.</summary>
    public static IReadOnlyList<string> Units(IEnumerable<FoundPassage> found) =>
        [.. found.Where(f => f.Article != "부칙").Select(f => $"{f.DocumentTitle}|{f.Article}").Distinct().Take(Depth)];

    /// <summary>Rank from 1 of the first unit that is right, or null.</summary>
    public static int? RankOf(RetrievalCase one, IReadOnlyList<string> units)
    {
        var right = (one.Also ?? []).Append($"{one.Doc}|{one.Article}").Select(Key).ToHashSet();
        for (var i = 0; i < units.Count; i++)
            if (right.Contains(Key(units[i]))) return i + 1;
        return null;
    }

    private static async Task<RetrievalResult> AskAsync(LibrarySearch search, RetrievalCase one, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var question = StandaloneQuestion.From(one.Question, one.History ?? []);
            var found = await search.SearchAsync(question, ReadingRights.Everyone, Depth * 3, cancellationToken);
            var units = Units(found);
            return one.Doc is null
                ? Result("unscored", "unanswerable", null, units)
                : Result("scored", null, RankOf(one, units), units);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A case that breaks is counted as failed, never as a miss.
            return Result("failed", e.Message, null, []);
        }

        RetrievalResult Result(string status, string? why, int? rank, IReadOnlyList<string> units) => new(
            one.Id, one.Question, one.Doc, one.Article, one.Level, one.Type, status, why, rank, Math.Round(clock.Elapsed.TotalMilliseconds, 2), units);
    }

    private static EvalReport<RetrievalResult> Report(List<RetrievalResult> results)
    {
        var scored = results.Where(r => r.Status == "scored").ToList();
        var times = results.Select(r => r.Milliseconds).Order().ToList();
        var metrics = new Dictionary<string, double>
        {
            ["recall@1"] = Rate(1),
            ["recall@5"] = Rate(5),
            ["recall@10"] = Rate(10),
            ["mrr@10"] = scored.Count == 0 ? 0 : Math.Round(scored.Average(r => r.Rank is { } rank ? 1.0 / rank : 0), 4),
        };
        return new EvalReport<RetrievalResult>(
            "retrieval", results.Count, scored.Count, results.Count(r => r.Status == "unscored"), results.Count(r => r.Status == "failed"), metrics,
            [.. scored.OrderByDescending(r => r.Rank ?? int.MaxValue).Where(r => r.Rank != 1).Take(10)], results)
        {
            Milliseconds = new Dictionary<string, double> { ["p50"] = times[times.Count / 2], ["p95"] = times[(int)((times.Count - 1) * 0.95)] },
        };

        double Rate(int depth) => scored.Count == 0 ? 0 : Math.Round(scored.Count(r => r.Rank <= depth) / (double)scored.Count, 4);
    }

    // Titles are written with and without spaces, with ㆍ and ·.
    private static string Key(string unit) =>
        string.Concat(unit.Normalize(System.Text.NormalizationForm.FormKC).Replace('ㆍ', '·').Where(c => !char.IsWhiteSpace(c)));
}
