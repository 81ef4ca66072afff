using System.Text;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Chat;

/// <summary>Answers without a model: writes the sentences that <see cref="EvidenceRule"/> found to answer, letter for letter, each with its citation.</summary>
/// <remarks>That it quotes and does not write is said by the notice "noModel"; the Markdown holds quotes and marks only.</remarks>
public static partial class ExtractiveAnswerer
{
    [GeneratedRegex(@"[\\`*_\[\]<>~|]")]
    private static partial Regex Special();

    /// <returns>Markdown: the first sentence in bold leads, the others are list items. Empty without quotes.</returns>
    public static string Answer(EvidenceDecision evidence)
    {
        var markdown = new StringBuilder();
        foreach (var (number, sentence) in evidence.Quotes)
        {
            var text = Special().Replace(sentence.Text, @"\$0");
            markdown.Append(markdown.Length == 0 ? $"**{text}** [{number}]\n\n" : $"- {text} [{number}]\n");
        }
        return markdown.ToString().TrimEnd();
    }
}
