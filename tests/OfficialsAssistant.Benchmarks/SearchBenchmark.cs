using System.Diagnostics;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Benchmarks;

/// <summary>
/// Query times of the index against plain Lucene with CJKAnalyzer over the same texts, filter and number of hits: at least 1,000 queries cut
/// from the texts themselves, best of three. The texts are Markdown files of a folder, an article each.
/// </summary>
internal static class SearchBenchmark
{
    private const int Queries = 1100, Top = 90, Rounds = 3;

    public static int Run(string folder, int passages)
    {
        var texts = Articles(folder, passages);
        if (texts.Count == 0) return 2;
        var queries = Enumerable.Range(0, Queries).Select(i => Question(texts[i * 7919 % texts.Count])).Where(q => q.Length > 0).ToList();
        var scratch = System.IO.Directory.CreateTempSubdirectory("search-benchmark-").FullName;
        var ours = Ours(Path.Combine(scratch, "ours"), texts, queries);
        var plain = Plain(Path.Combine(scratch, "plain"), texts, queries);
        Console.WriteLine($"{texts.Count} passages, {queries.Count} queries, best of {Rounds}: p95 {ours.P95:0.00} ms with thesaurus, {ours.Alone:0.00} ms without; CJKAnalyzer {plain:0.00} ms: {ours.P95 / plain:0.00} and {ours.Alone / plain:0.00} times");
        var bytes = new DirectoryInfo(Path.Combine(scratch, "ours")).EnumerateFiles().Sum(f => f.Length);
        Console.WriteLine($"index {bytes * 10_000.0 / texts.Count / 1048576:0.0} MB, process {Environment.WorkingSet / 1048576.0:0} MB, per 10,000 passages of index");
        System.IO.Directory.Delete(scratch, recursive: true);
        return 0;
    }

    private static List<string> Articles(string folder, int count)
    {
        var articles = System.IO.Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(f => File.ReadAllText(f).Split("\n\n")).Where(t => t.Length is > 60 and < 1500).ToList();
        // Fewer texts than asked for are taken again, with their number, so that the index has the size asked for.
        return articles.Count == 0 ? [] : [.. Enumerable.Range(0, count).Select(i => i < articles.Count ? articles[i] : $"{articles[i % articles.Count]} {i}")];
    }

    private static string Question(string text) => string.Join(' ', KoreanText.Words(text).Skip(3).Take(7));

    private static (double P95, double Alone) Ours(string folder, List<string> texts, List<string> queries)
    {
        using var index = new LucenePassageIndex(folder);
        var (document, version) = (Guid.NewGuid(), Guid.NewGuid());
        index.Apply([new VersionPassages(version, [.. texts.Select(t => new IndexedPassage(Guid.NewGuid(), document, version, "법", "조", t, PassageKind.Body, ["everyone"], 0, 99991231))])], 1);
        var day = new DateOnly(2026, 11, 24);
        return (Best(queries, q => index.Search(new PassageQuery(q, ["everyone"], day, Top, Thesaurus.Embedded))), Best(queries, q => index.Search(new PassageQuery(q, ["everyone"], day, Top))));
    }

    private static double Plain(string folder, List<string> texts, List<string> queries)
    {
        using var directory = FSDirectory.Open(folder);
        using var analyzer = new CJKAnalyzer(LuceneVersion.LUCENE_48);
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)))
            foreach (var text in texts)
                writer.AddDocument([new StringField("reader", "everyone", Field.Store.NO), new StringField("id", Guid.NewGuid().ToString("N"), Field.Store.YES), new TextField("body", text, Field.Store.NO)]);
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        var filter = new QueryWrapperFilter(new TermQuery(new Term("reader", "everyone")));
        return Best(queries, q => searcher.Search(new QueryParser(LuceneVersion.LUCENE_48, "body", analyzer).Parse(QueryParserBase.Escape(q)), filter, Top).ScoreDocs.Select(d => reader.Document(d.Doc).Get("id", System.Globalization.CultureInfo.InvariantCulture)).ToList());
    }

    private static double Best(List<string> queries, Func<string, object> search)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var times = queries.Select(q =>
            {
                var clock = Stopwatch.StartNew();
                search(q);
                return clock.Elapsed.TotalMilliseconds;
            }).Order().ToList();
            best = Math.Min(best, times[(int)(times.Count * 0.95)]);
        }
        return best;
    }
}
