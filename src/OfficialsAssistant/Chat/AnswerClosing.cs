using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>Gathers an answer while it is written, and makes its closing part.</summary>
public sealed partial class AnswerClosing(IReadOnlyList<AnswerSource> sources, IReadOnlyList<FoundPassage> found)
{
    private const int MostNearest = 3;

    private readonly System.Text.StringBuilder text = new();
    private readonly List<CheckedSentence> sentences = [];
    private readonly List<string> notices = [];
    private WritingEnd end = new(TurnState.Answered);

    public NoticePart Notice(string code)
    {
        notices.Add(code);
        return new NoticePart(code);
    }

    public void Ended(WritingEnd how) => end = how;

    public IEnumerable<AnswerPart> Take(AnswerPiece piece)
    {
        if (piece.Text.Length > 0)
        {
            text.Append(piece.Text);
            yield return new TextPart(piece.Text);
        }
        foreach (var sentence in piece.Sentences)
        {
            sentences.Add(sentence);
            yield return new SentencePart(sentence);
        }
    }

    public ClosedPart Close(int removedCitations, long milliseconds) => FoundNothing ? Refused(new Refusal("absent"), found, milliseconds) with
    {
        Notices = notices, RemovedCitations = removedCitations, Model = end.Model, PromptVersion = end.PromptVersion,
        InputTokens = end.InputTokens, OutputTokens = end.OutputTokens,
    }
    : new(
        // An answer of which nothing is left once invented citations are gone is none.
        IsBlank ? TurnState.Failed : end.State,
        text.ToString(),
        sentences,
        Citations(sentences, sources),
        removedCitations,
        IsBlank ? "empty" : end.Reason,
        Notices: notices,
        Model: end.Model,
        PromptVersion: end.PromptVersion,
        InputTokens: end.InputTokens,
        OutputTokens: end.OutputTokens,
        Milliseconds: milliseconds);

    /// <summary>The model says, as its prompt asks it to, that the passages hold no answer, and claims nothing with a citation.</summary>
    private bool FoundNothing => end.State == TurnState.Answered && NoAnswer().IsMatch(text.ToString()) && !sentences.Any(s => s.Citations.Count > 0);

    [GeneratedRegex(@"자료에서\s?(?:질문[가-힣]*\s?)?(?:대한\s)?(?:답|답변|내용|근거)[을를]?\s?찾지\s?못했|자료에\s?(?:답|답변|내용|근거)[이가]?\s?없습니다")]
    private static partial Regex NoAnswer();

    private bool IsBlank => end.State == TurnState.Answered && string.IsNullOrWhiteSpace(text.ToString());

    public static ClosedPart Refused(Refusal refusal, IReadOnlyList<FoundPassage> found, long milliseconds) => new(
        TurnState.Refused, "", [], [],
        Reason: refusal.Reason,
        ReasonDetail: refusal.Detail,
        Nearest: Nearest(found),
        Milliseconds: milliseconds);

    /// <summary>The best article of three documents; further articles of them where there are fewer documents.</summary>
    private static IReadOnlyList<NearestDocument> Nearest(IReadOnlyList<FoundPassage> found)
    {
        var articles = found.DistinctBy(p => (p.DocumentId, p.Article)).ToList();
        return [.. articles.DistinctBy(p => p.DocumentId).Concat(articles).DistinctBy(p => p.PassageId).Take(MostNearest)
            .Select(p => new NearestDocument(p.DocumentId, p.PassageId, p.DocumentTitle, p.Article, p.ArticleTitle))];
    }

    /// <summary>The end of an answer that was broken off: everything its parts say is kept.</summary>
    public static ClosedPart Of(IReadOnlyList<AnswerPart> parts, TurnState state, string? reason = null, long milliseconds = 0)
    {
        List<CheckedSentence> sentences = [.. parts.OfType<SentencePart>().Select(p => p.Sentence)];
        return new ClosedPart(
            state,
            string.Concat(parts.OfType<TextPart>().Select(p => p.Text)),
            sentences,
            Citations(sentences, [.. parts.OfType<SourcesPart>().SelectMany(p => p.Sources)]),
            Reason: reason,
            Notices: [.. parts.OfType<NoticePart>().Select(p => p.Code)],
            Milliseconds: milliseconds);
    }

    public static IReadOnlyList<AnswerSource> Number(IReadOnlyList<FoundPassage> passages) =>
        [.. passages.Select((p, i) => new AnswerSource(
            i + 1, p.PassageId, p.DocumentId, p.DocumentTitle, p.Kind, p.OwnerDepartment, p.Path, p.Article, p.ArticleTitle, p.Text, p.EffectiveFrom, p.InForce, p.Class, p.Page, p.Recognised))];

    public static NumberedPassage Numbered(AnswerSource s) => new(s.Number, s.PassageId, s.DocumentId, s.Document, s.Path, s.Article, s.Text, s.Recognised is not null);

    public static IReadOnlyList<Citation> Citations(IReadOnlyList<CheckedSentence> sentences, IReadOnlyList<AnswerSource> sources) =>
        CitationQuotes.From(sentences, [.. sources.Select(Numbered)]);
}
