using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>A passage read with a question in mind: how many of its words it covers and whether it holds what is asked.</summary>
internal sealed class PassageReading
{
    internal sealed record Read(SourceSentence Source, IReadOnlyList<Fact> Facts, string Squeezed, IReadOnlyList<string> Shared);

    private readonly string articleTitle, titles;

    public PassageReading(Question question, FoundPassage passage, int rank)
    {
        (Question, Passage, Rank) = (question, passage, rank);
        articleTitle = ContentWords.Squeeze(passage.ArticleTitle);
        titles = ContentWords.Squeeze(passage.ArticleTitle + passage.Path + passage.DocumentTitle);
        Squeezed = titles + ContentWords.Squeeze(passage.Text);
        Coverage = question.Words.Count == 0 ? 1 : (double)question.Words.Count(word => question.StandsIn(Squeezed, word)) / question.Words.Count;
        Sentences = [.. PassageSentences.Of(passage.Text).Select(source => ReadSentence(question, source))];
        TitleShares = question.Words.Any(word => question.StandsIn(articleTitle, word));
    }

    public Question Question { get; }
    public FoundPassage Passage { get; }
    public int Rank { get; }

    /// <summary>Its titles and text without spaces.</summary>
    public string Squeezed { get; }

    /// <summary>Share of the question's words in the passage with its titles.</summary>
    public double Coverage { get; }
    public IReadOnlyList<Read> Sentences { get; }
    public bool TitleShares { get; }

    /// <summary>How much of the question the sentence is about, read under the titles of its passage.</summary>
    public double About(Read sentence, WordWeights weights) => weights.Share(titles + sentence.Squeezed);

    /// <summary>The same under the title of its article alone: what tells one clause of a document from another.</summary>
    public double Precisely(Read sentence, WordWeights weights) => weights.Share(articleTitle + sentence.Squeezed);

    /// <summary>The sentences that hold the asked kind of fact and share a word with the question, themselves, by their list's lead or by the article's title.</summary>
    public IEnumerable<Read> Answering => Sentences.Where(s => Sharing(s) && Holds(s));

    /// <summary>The sentences that leave the asked thing to something else, by the test given.</summary>
    public IEnumerable<Read> Leaving(Func<string, bool> leaves) => Sentences.Where(s => Sharing(s) && leaves(s.Source.Text));

    /// <summary>Whether the sentence, its list's lead or the article's title names the thing whose value is asked; true when the question names none.</summary>
    public bool Names(Read sentence) => Question.Thing.Length == 0 || Delegation.Names(Question.Thing, articleTitle + sentence.Squeezed);

    /// <summary>As <see cref="Names"/>, for a clause that leaves something open: what it mentions in parentheses is not what it leaves.</summary>
    public bool LeavesThing(Read sentence) => Delegation.Names(Question.Thing, articleTitle + ContentWords.Squeeze(Delegation.WithoutAsides(sentence.Source.Text)));

    /// <summary>The very kind of value in a sentence with half of the question's words.</summary>
    public bool HasExactValue => Sentences.Any(s => HalfShared(s) && Evidence.HoldsExactly(Question, s.Source.Text, s.Facts));

    // A word that only hints at a value (지체 없이, 무료) counts where the sentence has half of the question's words and leaves nothing open.
    private bool Holds(Read s) => Question.AsksValue
        ? Evidence.HoldsExactly(Question, s.Source.Text, s.Facts)
            || (HalfShared(s) && Evidence.Holds(Question, s.Source.Text, s.Facts) && !Delegation.LeavesToAnnex(s.Source.Text) && !Delegation.LeavesToRule(s.Source.Text))
        : Evidence.Holds(Question, s.Source.Text, s.Facts);

    private bool HalfShared(Read sentence) => sentence.Shared.Count * 2 >= Question.Words.Count;

    private bool Sharing(Read sentence) => sentence.Shared.Count > 0 || TitleShares;

    private static Read ReadSentence(Question question, SourceSentence source)
    {
        var squeezed = ContentWords.Squeeze(source.Lead + source.Text);
        return new Read(source, KoreanFacts.In(source.Text), squeezed, [.. question.Words.Where(word => question.StandsIn(squeezed, word))]);
    }
}
