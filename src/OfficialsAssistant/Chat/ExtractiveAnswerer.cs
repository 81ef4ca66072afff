using System.Text;
using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>Answers without a model: quotes the sentences that answer best, letter for letter, each with its citation.</summary>
/// <remarks>That it quotes and does not write is said by the notice "noModel"; the Markdown holds quotes and marks only.</remarks>
public static partial class ExtractiveAnswerer
{
    private const int MostSentences = 4, MostCitations = 5, MostItems = 12, MostPassages = 8;

    /// <summary>A further sentence must be this close to the best one.</summary>
    private const double GoodEnough = 0.55;

    [GeneratedRegex(@"[\\`*_\[\]<>~|]")]
    private static partial Regex Special();

    /// <param name="passages">As <see cref="EvidenceRule"/> left them, best first; passage i is cited as i + 1.</param>
    /// <returns>Markdown: a bold lead sentence, then further sentences by article. Empty when no passage has a sentence.</returns>
    public static string Answer(string question, IReadOnlyList<FoundPassage> passages)
    {
        var asked = QuestionType.Of(question);
        var candidates = SentenceScores.Of(asked, [.. passages.Take(MostPassages)]);
        var chosen = Choose(asked, candidates);
        if (chosen.Count == 0) return "";
        var markdown = new StringBuilder();
        foreach (var article in chosen.GroupBy(candidate => candidate.Number))
            foreach (var candidate in article.OrderBy(candidate => candidate == chosen[0] ? -1 : candidate.Source.Start))
                Write(markdown, candidate, candidates, lead: candidate == chosen[0]);
        return markdown.ToString().TrimEnd();
    }

    /// <summary>The best sentence, then those that are close to it and bring a word of the question or an asked value that is not there yet.</summary>
    private static List<SentenceScores.Candidate> Choose(Question question, IReadOnlyList<SentenceScores.Candidate> candidates)
    {
        List<SentenceScores.Candidate> chosen = [];
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Score))
        {
            if (chosen.Count == MostSentences) break;
            if (chosen.Count > 0 && (candidate.Score < chosen[0].Score * GoodEnough || !Adds(question, candidate, chosen))) continue;
            if (chosen.Select(c => c.Number).Append(candidate.Number).Distinct().Count() > MostCitations) continue;
            chosen.Add(candidate);
        }
        return chosen;
    }

    private static bool Adds(Question question, SentenceScores.Candidate candidate, List<SentenceScores.Candidate> chosen) =>
        !chosen.Any(c => c.Source.Text == candidate.Source.Text || IsItemOf(candidate, c))
        && (candidate.Words.Except(chosen.SelectMany(c => c.Words)).Any()
            || (candidate.Exact && (question.AsksValue || candidate.Number != chosen[0].Number)));

    private static bool IsItemOf(SentenceScores.Candidate item, SentenceScores.Candidate lead) =>
        item.Number == lead.Number && lead.Source.OpensList && item.Source.Lead.StartsWith(lead.Source.Text, StringComparison.Ordinal);

    private static void Write(StringBuilder markdown, SentenceScores.Candidate candidate, IReadOnlyList<SentenceScores.Candidate> all, bool lead)
    {
        // An item means little without the sentence that opens its list.
        var opener = all.FirstOrDefault(other => other.Source.OpensList && IsItemOf(candidate, other));
        var text = Escape(candidate.Source.Text);
        if (lead) markdown.Append("**").Append(text).Append("** [").Append(candidate.Number).Append("]\n\n");
        else markdown.Append("- ").Append(text).Append(" [").Append(candidate.Number).Append("]\n");
        if (opener is not null && lead) markdown.Append("- ").Append(Escape(opener.Source.Text)).Append(" [").Append(candidate.Number).Append("]\n");
        if (candidate.Source.OpensList)
            foreach (var item in all.Where(other => IsItemOf(other, candidate)).Take(MostItems))
                markdown.Append(lead ? "- " : "  - ").Append(Escape(item.Source.Text)).Append(" [").Append(item.Number).Append("]\n");
        if (lead) markdown.Append('\n');
    }

    /// <summary>Letters that Markdown would take for markup are escaped, so that the page shows the quote as it stands.</summary>
    private static string Escape(string text) => Special().Replace(text, @"\$0");
}
