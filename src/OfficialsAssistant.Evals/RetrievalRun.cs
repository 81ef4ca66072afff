using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary>What came of one case: the rank of the first right unit among the ten found (null: not among them).</summary>
/// <param name="Status">scored, unscored (with why) or failed (with why).</param>
/// <param name="Found">"document|article", best first.</param>
/// <param name="Fired">Everyday expressions of the thesaurus that stand in the question.</param>
internal sealed record RetrievalResult(
    string Id, string Question, string? Doc, string? Article, int? Level, string? Type, string? Kind, string Status, string? Why, int? Rank, double Milliseconds,
    IReadOnlyList<string> Found, IReadOnlyList<string> Fired, IReadOnlyDictionary<string, double> Scores) : IEvalResult;

/// <summary>Asks the library's own search each question and looks where the right article stands.</summary>
internal sealed class RetrievalRun(LibrarySearch search, IDbContextFactory<AppDbContext> database)
{
    public static readonly IReadOnlyList<string> Metrics = ["recall@1", "recall@5", "recall@10", "mrr@10"];
    private const int Depth = 10;

    /// <param name="set">Name of the set in the report.</param>
    /// <param name="unit">Whether the passages of an article count once.</param>
    public async Task<EvalReport<RetrievalResult>> RunAsync(string set, IReadOnlyList<RetrievalCase> cases, EvalUnit unit, CancellationToken cancellationToken)
    {
        var progress = new ProgressLine(EvalTexts.Asking);
        var results = new List<RetrievalResult>(cases.Count);
        var statutes = await StatutesAsync(cancellationToken);
        // The first search pays for opening the database and the index.
        await search.SearchAsync(cases[0].Question, ReadingRights.Everyone, 1, cancellationToken);
        foreach (var one in cases)
        {
            results.Add(await AskAsync(one, unit, statutes, cancellationToken));
            progress.Report(results.Count, cases.Count);
        }
        progress.End();
        return Report(set, results);
    }

    /// <summary>Distinct units of the hits, best first: an article counts once, 부칙 not at all.</summary>
    public static IReadOnlyList<string> Units(IEnumerable<FoundPassage> found, EvalUnit unit = EvalUnit.Article)
    {
        var units = found.Where(f => f.Article != "부칙").Select(f => $"{f.DocumentTitle}|{f.Article}");
        return [.. (unit == EvalUnit.Article ? units.Distinct() : units).Take(Depth)];
    }

    /// <summary>Rank from 1 of the first unit that is right, or null.</summary>
    public static int? RankOf(RetrievalCase one, IReadOnlyList<string> units)
    {
        var right = (one.Also ?? []).Append($"{one.Doc}|{one.Article}").Select(Key).ToHashSet();
        for (var i = 0; i < units.Count; i++)
            if (right.Contains(Key(units[i]))) return i + 1;
        return null;
    }

    private async Task<RetrievalResult> AskAsync(RetrievalCase one, EvalUnit unit, HashSet<string> statutes, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var question = StandaloneQuestion.From(one.Question, one.History ?? []);
        try
        {
            var units = Units(await search.SearchAsync(question, ReadingRights.Everyone, Depth * 3, cancellationToken), unit);
            return one.Doc is null ? Result("unscored", "unanswerable", null, units) : Result("scored", null, RankOf(one, units), units);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A case that breaks is counted as failed, never as a miss.
            return Result("failed", e.Message, null, []);
        }

        RetrievalResult Result(string status, string? why, int? rank, IReadOnlyList<string> units) => new(
            one.Id, one.Question, one.Doc, one.Article, one.Level, one.Type, one.Kind ?? (one.Doc is null ? null : statutes.Contains(Key(one.Doc)) ? "statute" : "ordinance"),
            status, why, rank, Math.Round(clock.Elapsed.TotalMilliseconds, 2), units,
            [.. LibrarySearch.Everyday(question).Select(m => m.Entry.Everyday).Distinct()],
            status == "scored" ? Scores(rank) : new Dictionary<string, double>());
    }

    private static Dictionary<string, double> Scores(int? rank) => new()
    {
        ["recall@1"] = rank <= 1 ? 1 : 0,
        ["recall@5"] = rank <= 5 ? 1 : 0,
        ["recall@10"] = rank <= 10 ? 1 : 0,
        ["mrr@10"] = rank is { } found ? 1.0 / found : 0,
    };

    private static EvalReport<RetrievalResult> Report(string set, List<RetrievalResult> results) =>
        EvalReport.Of(set, Metrics, results, scored => scored.Where(r => r.Rank != 1).OrderByDescending(r => r.Rank ?? int.MaxValue)) with
        {
            Milliseconds = EvalReport.Times(results.Select(r => r.Milliseconds)),
            Shares = new Dictionary<string, double> { ["thesaurusFired"] = Intervals.Round(results.Average(r => r.Fired.Count > 0 ? 1.0 : 0)) },
        };

    private async Task<HashSet<string>> StatutesAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var documents = await db.Documents.Select(d => new { d.Title, d.Kind }).ToListAsync(cancellationToken);
        return [.. documents.Where(d => LibraryRanking.IsNational(d.Kind)).Select(d => Key(d.Title))];
    }

    // Titles are written with and without spaces, with ㆍ and ·.
    private static string Key(string unit) =>
        string.Concat(unit.Normalize(System.Text.NormalizationForm.FormKC).Replace('ㆍ', '·').Where(c => !char.IsWhiteSpace(c)));
}
