using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OfficialsAssistant.Grounding;

/// <summary>What became certain with the last piece of a model's text.</summary>
/// <param name="Text">Cleaned text to append; may be empty while something is held back.</param>
/// <param name="Sentences">Sentences that closed, checked; offsets in the whole cleaned text.</param>
public sealed record AnswerPiece(string Text, IReadOnlyList<CheckedSentence> Sentences);

/// <summary>Turns a model's stream into cleaned text and checked sentences, the same whatever the chunks. One answer, one thread.</summary>
/// <param name="laws">What the library knows of laws; null when it cannot be asked.</param>
[SuppressMessage("Naming", "CA1711", Justification = "The stream of an answer is what it is.")]
public sealed class AnswerStream(IReadOnlyList<NumberedPassage> passages, KnownLaws? laws = null)
{
    private readonly AnswerCleaner cleaner = new(passages.Select(passage => passage.Number).ToHashSet());
    private readonly SentenceChecker checker = new(passages, laws);
    private readonly SentenceSplitter splitter = new();
    private readonly StringBuilder text = new();
    private readonly List<CheckedSentence> sentences = [];
    private readonly StringBuilder waiting = new();
    private string open = "";
    private int openStart;

    /// <summary>The cleaned Markdown so far.</summary>
    public string Text => text.ToString();

    public IReadOnlyList<CheckedSentence> Sentences => sentences;

    /// <summary>Citation numbers that named no passage shown, removed from the text.</summary>
    public int RemovedCitations => cleaner.Removed;

    public AnswerPiece Push(string delta) => Take(cleaner.Push(delta), false);

    /// <summary>Nothing more will come: what was held back is decided and the last sentence closes.</summary>
    public AnswerPiece Complete() => Take(cleaner.Push("", complete: true), true);

    private AnswerPiece Take(string clean, bool complete)
    {
        text.Append(clean);
        if (clean.Length == 0 && !complete) return new AnswerPiece("", []);
        // Most tokens close nothing: they are kept until one may.
        if (!complete && !splitter.MayClose(open, clean))
        {
            waiting.Append(clean);
            return new AnswerPiece(clean, []);
        }
        open += waiting.Append(clean).ToString();
        waiting.Clear();
        List<CheckedSentence> closed = [];
        foreach (var sentence in splitter.Next(open, complete).Where(sentence => !SentenceChecker.IsNeutral(sentence)))
            closed.Add(checker.Check(sentence with { Start = openStart + sentence.Start }, sentences.Count + closed.Count));
        sentences.AddRange(closed);
        Settle();
        return new AnswerPiece(clean, closed);
    }

    /// <summary>Only the unsettled end of the text is carried on: a long answer costs no more a token than a short one.</summary>
    private void Settle()
    {
        var settled = Math.Min(splitter.Settled, open.Length);
        if (settled == 0) return;
        open = open[settled..];
        openStart += settled;
        splitter.Drop(settled);
    }
}
