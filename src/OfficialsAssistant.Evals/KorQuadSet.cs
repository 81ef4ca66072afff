using System.Text.Json;

namespace OfficialsAssistant.Evals;

/// <summary>KorQuAD 1.0 as a retrieval set: every paragraph is a unit of a collection, the question's own paragraph is the right one.</summary>
internal static class KorQuadSet
{
    public static string? FileIn(string folder) => Directory.EnumerateFiles(folder, "KorQuAD*.json").FirstOrDefault();

    /// <summary>Writes the paragraphs as documents into a folder (titles without meaning, as in the published baselines) and returns the questions where they are asked for.</summary>
    public static IReadOnlyList<RetrievalCase> Prepare(string file, string folder, bool withQuestions)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        Directory.CreateDirectory(folder);
        var cases = new List<RetrievalCase>();
        var article = 0;
        foreach (var entry in json.RootElement.GetProperty("data").EnumerateArray())
        {
            var title = $"K{++article}";
            using var writer = File.CreateText(Path.Combine(folder, $"{title}.md"));
            writer.WriteLine($"# {title}");
            var paragraph = 0;
            foreach (var text in entry.GetProperty("paragraphs").EnumerateArray())
            {
                var unit = $"P{++paragraph}";
                writer.WriteLine($"\n## {unit}\n\n{Escape(text.GetProperty("context").GetString()!)}");
                if (withQuestions) cases.AddRange(text.GetProperty("qas").EnumerateArray().Select(q =>
                    new RetrievalCase(q.GetProperty("id").GetString()!, q.GetProperty("question").GetString()!, title, unit)));
            }
        }
        return cases;
    }

    private static string Escape(string text) => string.Join('\n', text.Split('\n').Select(l => l.TrimStart().StartsWith('#') ? $"\\{l.TrimStart()}" : l));
}
