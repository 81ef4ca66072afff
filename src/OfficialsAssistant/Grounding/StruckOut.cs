using System.Text;

namespace OfficialsAssistant.Grounding;

/// <summary>Strikes contradicted sentences out, and the names of laws that are not there, for copies and for plain output: nobody takes them over by accident.</summary>
public static class StruckOut
{
    public static string Markdown(string text, IReadOnlyList<CheckedSentence> sentences)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var sentence in sentences.Where(s => s.State == SentenceState.Contradicted || s.Why?.Code == "noSuchLaw").OrderBy(s => s.Start))
        {
            result.Append(text, at, sentence.Start - at);
            var content = text.Substring(sentence.Start, sentence.Length);
            if (sentence.State != SentenceState.Contradicted)
            {
                result.Append(content.Replace(sentence.Why!.Value!, $"~~{sentence.Why.Value}~~", StringComparison.Ordinal));
                at = sentence.Start + sentence.Length;
                continue;
            }
            result.Append(content.StartsWith('|') ? string.Join('|', content.Split('|').Select(Cell)) : Struck(content, IsOpen(text, sentence.Start)));
            at = sentence.Start + sentence.Length;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    private static string Cell(string cell) => cell.Trim() is { Length: > 0 } words ? cell.Replace(words, $"~~{words}~~", StringComparison.Ordinal) : cell;

    /// <summary>A bold stretch that goes beyond the sentence is closed inside and opened again outside, or the marks would cross.</summary>
    private static string Struck(string content, bool boldBefore)
    {
        var boldAfter = boldBefore ^ (Bolds(content) % 2 == 1);
        return (boldBefore ? "**~~**" : "~~") + content + (boldAfter ? "**~~**" : "~~");
    }

    private static bool IsOpen(string text, int start) => Bolds(text[(text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1)..start]) % 2 == 1;

    private static int Bolds(string text)
    {
        var count = 0;
        for (var at = text.IndexOf("**", StringComparison.Ordinal); at >= 0; at = text.IndexOf("**", at + 2, StringComparison.Ordinal)) count++;
        return count;
    }
}
