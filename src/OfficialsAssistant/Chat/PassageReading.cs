using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>A passage read with a question in mind: how many of its words it covers and whether it holds what is asked.</summary>
internal sealed class PassageReading
{
    internal sealed record Read(SourceSentence Source, IReadOnlyList<Fact> Facts, string Squeezed, IReadOnlyList<string> Shared);

    public PassageReading(Question question, FoundPassage passage, int rank)
    {
        (Question, Passage, Rank) = (question, passage, rank);
        var title = ContentWords.Squeeze(passage.ArticleTitle + passage.Path + passage.DocumentTitle);
        Coverage = ContentWords.Coverage(question.Words, title + ContentWords.Squeeze(passage.Text));
        Sentences = [.. PassageSentences.Of(passage.Text).Select(source => ReadSentence(question, source))];
        TitleShares = question.Words.Any(word => ContentWords.Squeeze(passage.ArticleTitle).Contains(word, StringComparison.Ordinal));
    }

    public Question Question { get; }
    public FoundPassage Passage { get; }
    public int Rank { get; }

    /// <summary>Share of the question's words in the passage with its titles.</summary>
    public double Coverage { get; }
    public IReadOnlyList<Read> Sentences { get; }
    public bool TitleShares { get; }

    /// <summary>
    /// The asked kind of fact stands in a sentence that shares a word with the question, itself, by its list's lead or by the article's
    /// title. A word that only hints at a value (지체 없이, 무료) counts where the sentence has half of the question's words.
    /// </summary>
    public bool Answers => Sentences.Any(s => Sharing(s) && (Question.AsksValue
        ? Evidence.HoldsExactly(Question, s.Facts) || (s.Shared.Count * 2 >= Question.Words.Count && Evidence.Holds(Question, s.Source.Text, s.Facts))
        : Evidence.Holds(Question, s.Source.Text, s.Facts)));

    /// <summary>The very kind of value in a sentence with half of the question's words.</summary>
    public bool HasExactValue => Sentences.Any(s => s.Shared.Count * 2 >= Question.Words.Count && Evidence.HoldsExactly(Question, s.Facts));

    /// <summary>The sentence that leaves the value to an annex, or null.</summary>
    public string? Annex => Sentences.FirstOrDefault(s => Sharing(s) && Delegation.LeavesToAnnex(s.Source.Text))?.Source.Text;

    public string? Rule => Sentences.FirstOrDefault(s => Sharing(s) && Delegation.LeavesToRule(s.Source.Text))?.Source.Text;

    private bool Sharing(Read sentence) => sentence.Shared.Count > 0 || TitleShares;

    private static Read ReadSentence(Question question, SourceSentence source)
    {
        var squeezed = ContentWords.Squeeze(source.Lead + source.Text);
        return new Read(source, KoreanFacts.In(source.Text), squeezed, [.. question.Words.Where(word => squeezed.Contains(word, StringComparison.OrdinalIgnoreCase))]);
    }
}
