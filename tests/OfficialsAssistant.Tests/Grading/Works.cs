using System.Text;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Statistics;
using OfficialsAssistant.Tests.Support;

namespace OfficialsAssistant.Tests.Grading;

/// <summary>Works made of the invented district's library.</summary>
internal static class Works
{
    private static readonly string[] Documents = [.. Directory.EnumerateFiles(Path.Combine(Checkout.Root, "evals", "corpus", "hanbit"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    private static readonly string[] Words = [.. Documents.SelectMany(d => d.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    public static CheckInput Of(string work, string text, string file = "work.md", params LogTurn[] turns) => new(
        work, "doc", [WorkFile.Of(file, Encoding.UTF8.GetBytes(text))], turns.Length == 0 ? WorkLog.None : new WorkLog(LogSource.Recorded, turns));

    /// <summary>The library's own documents: harmless works.</summary>
    public static IReadOnlyList<CheckInput> Library => [.. Documents.Select((d, i) => Of($"L-{i:000}", d))];

    /// <summary>Five pages (150 sentences) of the library's words.</summary>
    public static List<string> Pages(SplitMix random) => [.. Enumerable.Range(0, 150).Select(_ => Sentence(random))];

    public static string Sentence(SplitMix random) => string.Join(' ', Enumerable.Range(0, 8 + random.Below(6)).Select(_ => Words[random.Below(Words.Length)].Trim('.', '#'))) + "습니다.";
}
