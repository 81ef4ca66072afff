using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>A passage prepared for checking: its sentences, their facts and its own article, paragraphs and items.</summary>
internal sealed partial class PassageFacts
{
    /// <param name="AllFacts">With those of the lead of its list.</param>
    /// <param name="Joined">The sentence with the lead of its list, squeezed.</param>
    /// <param name="Context">The whole line with its lead and the article's title, squeezed.</param>
    internal sealed record Checkable(SourceSentence Sentence, IReadOnlyList<Fact> Facts, IReadOnlyList<Fact> AllFacts, string Joined, string Letters, string Context);

    [GeneratedRegex(@"^\s*(?:제\s?\d+\s?조[^\n①-⑳]{0,80})?(?<c>[①-⑳])", RegexOptions.Multiline)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^\s*(?<i>\d{1,2}(?:의\d+)?)[.)]\s", RegexOptions.Multiline)]
    private static partial Regex Item();

    public PassageFacts(NumberedPassage passage)
    {
        Passage = passage;
        Named = ContentWords.Squeeze(passage.Document + passage.Path + passage.Text);
        Facts = [.. passage.Text.Split('\n').SelectMany(KoreanFacts.In), .. KoreanFacts.In(passage.Article + " " + passage.Path).Where(fact => fact.Kind == FactKind.Article)];
        var lines = passage.Text.Split('\n');
        ArticleTitle = Title().Match(lines[0]) is { Success: true } title ? title.Groups["t"].Value : "";
        var head = ContentWords.Squeeze(passage.Path[(passage.Path.LastIndexOf('›') + 1)..] + lines[0][..Math.Min(lines[0].Length, 40)]);
        Sentences = [.. PassageSentences.Of(passage.Text).Select(s => Prepare(s, head, lines[s.Line]))];
    }

    public NumberedPassage Passage { get; }

    /// <summary>As its own first line gives it in parentheses, or empty.</summary>
    public string ArticleTitle { get; }

    /// <summary>Text with title and path, squeezed: a sentence may name the document it quotes.</summary>
    public string Named { get; }
    public IReadOnlyList<Fact> Facts { get; }
    public IReadOnlyList<Checkable> Sentences { get; }

    private static Checkable Prepare(SourceSentence sentence, string head, string line)
    {
        var facts = KoreanFacts.In(sentence.Text);
        return new Checkable(
            sentence, facts, sentence.Lead.Length == 0 ? facts : [.. facts, .. KoreanFacts.In(sentence.Lead)],
            ContentWords.Squeeze(sentence.Lead + sentence.Text), SentenceChecker.Letters(sentence.Text), head + ContentWords.Squeeze(sentence.Lead + line));
    }

    [GeneratedRegex(@"^\s*제\s?\d+\s?조(?:의\s?\d+)?\s?\((?<t>[^()\n]+(?:\([^()\n]*\)[^()\n]*)?)\)")]
    private static partial Regex Title();

    /// <summary>Whether the passage is that article.</summary>
    public bool HasArticle(string article) => ArticleFacts.In(Passage.Article).FirstOrDefault()?.Value.Split('/')[0] == article;

    /// <summary>Whether the passage is the article named, or names it itself.</summary>
    public bool Names(LawReference reference) => HasArticle(reference.Article) || Named.Contains(reference.Article, StringComparison.Ordinal);

    public bool Holds(Fact fact) => fact.Kind switch
    {
        FactKind.Quotation => Named.Contains(fact.Value, StringComparison.Ordinal),
        FactKind.Article when fact.Unit == LawFacts.Unit => Named.Contains(fact.Value, StringComparison.Ordinal),
        FactKind.Article => IsOwn(fact.Value) || HasFact(fact),
        _ => HasFact(fact),
    };

    private bool HasFact(Fact fact) => Facts.Any(own => FactComparer.Compare(fact, own) == FactRelation.Same);

    /// <summary>Whether a reference such as 제14조제2항 points at this very passage: its own article, and a paragraph and item it has.</summary>
    public bool IsOwn(string reference)
    {
        var parts = reference.Split('/').ToList();
        if (parts[0].Contains('조'))
        {
            if (ArticleFacts.In(Passage.Article).FirstOrDefault()?.Value.Split('/')[0] != parts[0]) return false;
            parts.RemoveAt(0);
        }
        return parts.All(HasPart);
    }

    private bool HasPart(string part) =>
        part.EndsWith('항') ? Paragraphs.Contains(part[1..^1]) || (part == "제1항" && Paragraphs.Count == 0)
        : part.Contains('호') ? Item().Matches(Passage.Text).Any(match => "제" + match.Groups["i"].Value.Replace("의", "호의", StringComparison.Ordinal) == part.TrimEnd('호') || $"제{match.Groups["i"].Value}호" == part)
        : part.EndsWith('목') && Passage.Text.Contains("\n" + part[0] + ".", StringComparison.Ordinal);

    private HashSet<string> Paragraphs => field ??= [.. Paragraph().Matches(Passage.Text).Select(match => (match.Groups["c"].Value[0] - '①' + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
