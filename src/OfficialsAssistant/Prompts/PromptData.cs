using System.Text;

namespace OfficialsAssistant.Prompts;

/// <summary>A passage as a prompt shows it. The state is the word people read: 현행, 폐지 ….</summary>
public sealed record PromptPassage(int Number, string Document, string Article, string State, string Text);

/// <summary>An earlier question and its answer.</summary>
public sealed record PromptExchange(string Question, string Answer);

/// <summary>
/// Lays data out for a prompt. Each line of a text stands behind a bar, so that no text can pass for the next passage's heading,
/// another question or the end of the data.
/// </summary>
public static class PromptData
{
    /// <summary>"[1] document · article · state", then the text behind bars.</summary>
    public static string Passages(IEnumerable<PromptPassage> passages) => string.Join('\n', passages.Select(p =>
        $"[{p.Number}] {string.Join(" · ", new[] { p.Document, p.Article, p.State }.Where(s => s.Length > 0).Select(OneLine))}\n{Quote(p.Text)}"));

    /// <summary>"Q" and "A" with their texts behind bars, the oldest first; "-" where there is nothing before.</summary>
    public static string History(IEnumerable<PromptExchange> exchanges)
    {
        var text = string.Join('\n', exchanges.Select(e => $"Q\n{Quote(e.Question)}\nA\n{Quote(e.Answer)}"));
        return text.Length > 0 ? text : "-";
    }

    /// <summary>A text with each of its lines behind a bar.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 32);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (quoted.Length > 0) quoted.Append('\n');
            quoted.Append("| ").Append(line);
        }
        return quoted.ToString();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
