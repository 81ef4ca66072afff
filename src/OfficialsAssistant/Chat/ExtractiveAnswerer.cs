using System.Text;
using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;
using Candidate = OfficialsAssistant.Chat.SentenceScores.Candidate;

namespace OfficialsAssistant.Chat;

/// <summary>Answers without a model: quotes the sentences that answer best, letter for letter, each with its citation.</summary>
/// <remarks>That it quotes and does not write is said by the notice "noModel"; the Markdown holds quotes and marks only.</remarks>
public static partial class ExtractiveAnswerer
{
    private const int MostSentences = 4, MostCitations = 5, MostItems = 12, MostPassages = 10;

    /// <summary>The best sentence of so many foremost passages is worth a look even when it repeats the words of another.</summary>
    private const int Foremost = 3;

    /// <summary>Two sentences that share so many pairs of syllables say the same.</summary>
    private const double NearlyTheSame = 0.7;

    /// <summary>A further sentence must be this close to the best one.</summary>
    private const double GoodEnough = 0.5;

    [GeneratedRegex(@"[\\`*_\[\]<>~|]")]
    private static partial Regex Special();

    /// <param name="passages">As <see cref="EvidenceRule"/> left them, best first; passage i is cited as i + 1.</param>
    /// <returns>Markdown: a bold lead sentence, then further sentences by article. Empty when no passage has a sentence.</returns>
    public static string Answer(string question, IReadOnlyList<FoundPassage> passages)
    {
        var asked = QuestionType.Of(question);
        var candidates = SentenceScores.Of(asked, [.. passages.Take(MostPassages)]);
        var chosen = Choose(asked, candidates);
        var markdown = new StringBuilder();
        var written = new HashSet<Candidate>();
        foreach (var article in chosen.GroupBy(candidate => candidate.Number))
            foreach (var candidate in article.OrderBy(candidate => candidate == chosen[0] ? -1 : candidate.Source.Start))
                Write(markdown, Block(candidate, candidates).Where(written.Add));
        return markdown.ToString().TrimEnd();
    }

    /// <summary>The best sentence, then those that are close to it, are on the asked subject and bring a word of the question or an asked value that is not there yet.</summary>
    private static List<Candidate> Choose(Question question, IReadOnlyList<Candidate> candidates)
    {
        List<Candidate> chosen = [];
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Score))
        {
            if (chosen.Count == MostSentences) break;
            if (chosen.Count > 0 && (candidate.Score < chosen[0].Score * GoodEnough || !Adds(question, candidate, chosen))) continue;
            if (chosen.Select(c => c.Number).Append(candidate.Number).Distinct().Count() > MostCitations) continue;
            if (chosen.FindIndex(c => Says(question, c, candidate)) is >= 0 and var same)
            {
                // The ordinance says what the manual repeats: it is the one to quote.
                if (candidate.IsLaw && !chosen[same].IsLaw) chosen[same] = candidate;
                continue;
            }
            chosen.Add(candidate);
        }
        return LawFirst(chosen);
    }

    /// <summary>Where the manual says it otherwise than the ordinance, in the same words of the question, the ordinance leads.</summary>
    private static List<Candidate> LawFirst(List<Candidate> chosen)
    {
        var law = chosen.FindIndex(c => c.IsLaw && c.Exact == chosen[0].Exact && !chosen[0].Words.Except(c.Words).Any());
        return law <= 0 || chosen[0].IsLaw ? chosen : [chosen[law], .. chosen.Where((_, at) => at != law)];
    }

    /// <summary>Whether two documents say the same: the same asked values in the same words, or nearly the same sentence. Where values differ both are quoted.</summary>
    private static bool Says(Question question, Candidate one, Candidate other)
    {
        if (one.Document == other.Document) return false;
        if (question.AsksValue && one.Exact && other.Exact) return one.Values.SetEquals(other.Values) && one.Words.Intersect(other.Words).Any();
        return one.Values.SetEquals(other.Values) && Alike(one.Source.Text, other.Source.Text) >= NearlyTheSame;
    }

    /// <summary>Pairs of syllables that two sentences share, of those that the shorter one has.</summary>
    private static double Alike(string one, string other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        return a.Count == 0 || b.Count == 0 ? 0 : (double)a.Intersect(b).Count() / Math.Min(a.Count, b.Count);

        static HashSet<string> Pairs(string text)
        {
            var squeezed = ContentWords.Squeeze(text);
            return [.. Enumerable.Range(0, Math.Max(0, squeezed.Length - 1)).Select(at => squeezed.Substring(at, 2))];
        }
    }

    private static bool Adds(Question question, Candidate candidate, List<Candidate> chosen) =>
        candidate.OnSubject
        && !chosen.Any(c => c.Source.Text == candidate.Source.Text || IsItemOf(candidate, c))
        && (candidate.Words.Except(chosen.SelectMany(c => c.Words)).Any()
            || (candidate.Number <= Foremost && chosen.All(c => c.Number != candidate.Number))
            || (candidate.Exact && question.AsksValue && candidate.Words.Intersect(chosen[0].Words).Count() * 2 > chosen[0].Words.Count));

    private static bool IsItemOf(Candidate item, Candidate opener) =>
        item.Number == opener.Number && item.Source.Lead.Length > 0
        && (item.Source.Lead.StartsWith(opener.Source.Text, StringComparison.Ordinal) || item.Source.Lead.EndsWith(opener.Source.Text, StringComparison.Ordinal));

    /// <summary>The sentence with what it cannot be read without: the sentence that opens its list, the one its proviso limits, the items it opens.</summary>
    private static IEnumerable<Candidate> Block(Candidate candidate, IReadOnlyList<Candidate> all)
    {
        if (SentenceScores.Proviso.IsMatch(candidate.Source.Text) && Before(candidate, all) is { } before) yield return before;
        foreach (var opener in all.Where(other => IsItemOf(candidate, other))) yield return opener;
        yield return candidate;
        if (!candidate.Source.OpensList) yield break;
        foreach (var item in all.Where(other => IsItemOf(other, candidate)).Take(MostItems)) yield return item;
    }

    private static Candidate? Before(Candidate candidate, IReadOnlyList<Candidate> all) =>
        all.LastOrDefault(other => other.Number == candidate.Number && other.Source.Line == candidate.Source.Line && other.Source.Start < candidate.Source.Start);

    /// <summary>The very first sentence of the answer is its lead; the others are list items.</summary>
    private static void Write(StringBuilder markdown, IEnumerable<Candidate> block)
    {
        foreach (var candidate in block)
        {
            var text = Special().Replace(candidate.Source.Text, @"\$0");
            markdown.Append(markdown.Length == 0 ? $"**{text}** [{candidate.Number}]\n\n" : $"- {text} [{candidate.Number}]\n");
        }
    }
}
