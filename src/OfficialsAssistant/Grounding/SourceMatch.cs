using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Which sentences of the cited passages a sentence of an answer speaks of.</summary>
internal sealed partial class SourceMatch
{
    /// <param name="Overlap">Share of the answer's content words that the sentence, with the lead of its list, has.</param>
    internal sealed record Match(PassageFacts Passage, PassageFacts.Checkable Source, double Overlap);

    /// <summary>Sentences this close to the best one may be meant as well.</summary>
    private const double Close = 0.15;

    [GeneratedRegex(@"^(?:다만|단|이 경우|그러나)[,\s]")]
    private static partial Regex Proviso();

    public SourceMatch(IReadOnlyList<string> stems, IReadOnlyList<Fact> facts, IReadOnlyList<PassageFacts> cited)
    {
        Stems = stems;
        All = [.. cited.SelectMany(passage => passage.Sentences.Select(source => new Match(passage, source, Overlapping(stems, source))))];
        Overlap = All.Count == 0 ? 0 : All.Max(match => match.Overlap);
        Best = [.. All.Where(match => match.Overlap >= Overlap - Close).OrderByDescending(match => match.Overlap + (0.1 * Shared(facts, match.Source)))];
    }

    public IReadOnlyList<string> Stems { get; }
    public IReadOnlyList<Match> All { get; }

    /// <summary>The closest sentences, best first; empty only where the passages are.</summary>
    public IReadOnlyList<Match> Best { get; }

    public double Overlap { get; }

    /// <summary>The closest that are surely of the same subject: nearly all words, or most of them with what stands around the sentence.</summary>
    public IEnumerable<Match> SameSubject => Best.Where(match => match.Overlap >= 0.75
        || (ContentWords.Coverage(Stems, match.Source.Context) >= 0.6 && Stems.Count(stem => match.Source.Context.Contains(stem, StringComparison.OrdinalIgnoreCase)) >= 2));

    private static double Overlapping(IReadOnlyList<string> stems, PassageFacts.Checkable source)
    {
        var overlap = ContentWords.Coverage(stems, source.Joined);
        // A proviso is meant only by who names what it is about.
        return Proviso().IsMatch(source.Sentence.Text) && Reverse(stems, source) < 0.5 ? overlap * 0.6 : overlap;
    }

    private static double Reverse(IReadOnlyList<string> stems, PassageFacts.Checkable source)
    {
        var own = ContentWords.Of(source.Sentence.Text);
        return own.Count == 0 ? 1 : (double)own.Count(word => stems.Any(stem => word.Contains(stem, StringComparison.Ordinal) || stem.Contains(word, StringComparison.Ordinal))) / own.Count;
    }

    private static int Shared(IReadOnlyList<Fact> facts, PassageFacts.Checkable source) =>
        facts.Count(fact => source.AllFacts.Any(own => FactComparer.Compare(fact, own) == FactRelation.Same));
}
