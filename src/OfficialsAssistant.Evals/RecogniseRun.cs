using System.Diagnostics;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Library.Recognition;

namespace OfficialsAssistant.Evals;

/// <summary>What came of one scan, all its pages together.</summary>
/// <param name="Status">scored, unscored (no truth) or failed.</param>
internal sealed record RecogniseResult(string File, string Status, string? Why)
{
    /// <summary>Edit distance over the length of the truth, after NFC without white space.</summary>
    public double? Error { get; init; }
    /// <summary>Share of the truth's words that were read, as often as they occur there.</summary>
    public double? WordsRecalled { get; init; }
    /// <summary>Of the worst page, 0 to 100.</summary>
    public double? Confidence { get; init; }
    public double? InkOutside { get; init; }
    public bool Flagged { get; init; }
    public double Seconds { get; init; }
}

/// <summary>Recognises the pages without text of every scan of a folder.</summary>
internal sealed class RecogniseRun(PageRecognition recognition)
{
    // Where flags must and must not be.
    private const double Bad = 0.10, Good = 0.05;
    private const int AtOnce = 2;

    public async Task<EvalReport<RecogniseResult>> RunAsync(string folder, string truthFolder, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f).ToLowerInvariant() is ".pdf" or ".png" or ".jpg" or ".jpeg").Order(StringComparer.Ordinal).ToList();
        var (progress, results, done) = (new ProgressLine(EvalTexts.ReadingFiles), new RecogniseResult[files.Count], 0);
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, token) =>
        {
            results[i] = await ReadAsync(files[i], TruthOf(files[i], truthFolder), token);
            lock (progress) progress.Report(++done, files.Count);
        });
        progress.End();
        return Report(results);
    }

    // <class>-<page>.pdf against <page>.txt; without a class the whole name.
    private static string TruthOf(string file, string folder)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return Path.Combine(folder, name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..] + ".txt");
    }

    private async Task<RecogniseResult> ReadAsync(string file, string truthFile, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);
        if (!File.Exists(truthFile)) return new RecogniseResult(name, "unscored", EvalTexts.NothingToCompare);
        var clock = Stopwatch.StartNew();
        var read = DocumentReader.Read(await File.ReadAllBytesAsync(file, cancellationToken), name);
        if (read.Document is null) return new RecogniseResult(name, "failed", read.Refusal.ToString());
        var pages = new List<PageReading>();
        foreach (var empty in read.Document.Blocks.OfType<EmptyPageBlock>())
            if (await recognition.ReadAsync(Path.GetFullPath(file), empty.Page ?? 1, cancellationToken) is { } page) pages.Add(page);
            else return new RecogniseResult(name, "failed", EvalTexts.RecogniseNothing(empty.Page ?? 1));
        if (pages.Count == 0) return new RecogniseResult(name, "unscored", EvalTexts.RecogniseHasText);
        var (text, truth) = (string.Join("\n\n", pages.Select(p => p.Text)), await File.ReadAllTextAsync(truthFile, cancellationToken));
        return new RecogniseResult(name, "scored", null)
        {
            Error = Math.Round(RecognitionError.Of(text, truth), 4),
            WordsRecalled = Math.Round(RecognitionError.WordsRecalled(text, truth), 4),
            Confidence = pages.Min(p => p.Confidence),
            InkOutside = pages.Max(p => p.InkOutside),
            Flagged = pages.Any(p => p.Flagged),
            Seconds = Math.Round(clock.Elapsed.TotalSeconds, 2),
        };
    }

    private static EvalReport<RecogniseResult> Report(RecogniseResult[] results)
    {
        var scored = results.Where(r => r.Status == "scored").ToList();
        var failed = results.Count(r => r.Status == "failed");
        var metrics = new Dictionary<string, double>();
        if (scored.Count > 0)
        {
            metrics["meanError"] = Math.Round(scored.Average(r => r.Error!.Value), 4);
            metrics["worstError"] = scored.Max(r => r.Error!.Value);
            metrics["wordsRecalled"] = Math.Round(scored.Average(r => r.WordsRecalled!.Value), 4);
            metrics["secondsMean"] = Math.Round(scored.Average(r => r.Seconds), 2);
        }
        // Without a page of the kind there is no share of it.
        if (scored.Where(r => r.Error > Bad).ToList() is { Count: > 0 } bad) metrics["flaggedBad"] = Math.Round(bad.Count(r => r.Flagged) / (double)bad.Count, 4);
        if (scored.Where(r => r.Error < Good).ToList() is { Count: > 0 } good) metrics["flaggedGood"] = Math.Round(good.Count(r => r.Flagged) / (double)good.Count, 4);
        return new EvalReport<RecogniseResult>(
            "recognise", results.Length, scored.Count, results.Length - scored.Count - failed, failed, metrics, [.. scored.OrderByDescending(r => r.Error).Take(10)], results);
    }
}
