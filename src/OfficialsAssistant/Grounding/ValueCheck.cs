using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Compares the values of a sentence (numbers, dates, amounts, periods, their bounds and units) with the sentences it speaks of.</summary>
internal static partial class ValueCheck
{
    private const double Elsewhere = 0.25;

    /// <param name="Found">The value stands where the sentence says it does.</param>
    /// <param name="Differs">The source's own value for it, where there is exactly one.</param>
    internal sealed record Outcome(Fact Fact, bool Found, SentenceDoubt? Differs);

    [GeneratedRegex(@",|(?<=[고며되])\s|지만\s|거나\s|면\s|\s(?=및\s|또는\s)")]
    private static partial Regex ClauseEnd();

    public static IReadOnlyList<Outcome> Of(string text, IReadOnlyList<Fact> facts, SourceMatch match, IReadOnlyList<PassageFacts> cited) =>
        [.. facts.Select(fact => Of(text, fact, facts, match, cited))];

    private static Outcome Of(string text, Fact fact, IReadOnlyList<Fact> facts, SourceMatch match, IReadOnlyList<PassageFacts> cited)
    {
        if (fact.Kind == FactKind.Quotation) return new Outcome(fact, cited.Any(passage => passage.Holds(fact)), null);
        var holders = match.All.Where(m => m.Source.AllFacts.Any(own => FactComparer.Compare(fact, own) == FactRelation.Same)).ToList();
        if (holders.Any(m => m.Overlap >= match.Overlap - Elsewhere) || holders.Any(m => Meant(text, fact, m))) return new Outcome(fact, true, null);
        var differs = Differs(fact, facts, match);
        // It stands in the passage, though in a sentence about something else: only where the sentence that is meant says otherwise it is wrong.
        if (differs is null && (holders.Count > 0 ? match.Overlap < 0.75 : cited.Any(passage => passage.Holds(fact)))) return new Outcome(fact, true, null);
        return new Outcome(fact, false, differs);
    }

    /// <summary>Whether the words around the value in its own clause are those of the sentence that holds it: one sentence may put several together.</summary>
    private static bool Meant(string text, Fact fact, SourceMatch.Match holder)
    {
        var start = ClauseEnd().Matches(text[..fact.Start]).LastOrDefault() is { } before ? before.Index + before.Length : 0;
        var after = ClauseEnd().Match(text, Math.Min(fact.End, text.Length));
        var clause = string.Concat(text.AsSpan(start, fact.Start - start), " ", text.AsSpan(fact.End, (after.Success ? after.Index : text.Length) - fact.End));
        var stems = ContentWords.Of(clause);
        return stems.Count > 1 && ContentWords.Coverage(stems, holder.Source.Joined) >= 0.75;
    }

    private static SentenceDoubt? Differs(Fact fact, IReadOnlyList<Fact> facts, SourceMatch match)
    {
        var close = match.SameSubject.Where(m => m.Overlap >= match.Overlap - 0.1).ToList();
        return Only(FactRelation.OtherBound) ?? Aligned() ?? Only(FactRelation.OtherValue) ?? Only(FactRelation.OtherUnit);

        // Of this kind and unit the source has exactly one value that the answer does not also give.
        SentenceDoubt? Only(FactRelation relation)
        {
            var others = (from m in close
                          from own in m.Source.AllFacts
                          where FactComparer.Compare(fact, own) == relation && !facts.Any(given => FactComparer.Compare(given, own) == FactRelation.Same)
                          select (m.Passage.Passage.Number, own)).ToList();
            return others.Select(o => (o.own.Value, o.own.Unit, o.own.Bound, o.own.Per)).Distinct().Count() == 1
                ? new SentenceDoubt("differs", fact.Text, others[0].own.Text, others[0].Number) : null;
        }

        // As many values of the kind on both sides, in the same order: the one in the same place.
        SentenceDoubt? Aligned()
        {
            if (close.FirstOrDefault(m => m.Overlap >= 0.75) is not { } best) return null;
            List<Fact> own = [.. best.Source.Facts.Where(f => f.Kind == fact.Kind && f.Unit == fact.Unit)], said = [.. facts.Where(f => f.Kind == fact.Kind && f.Unit == fact.Unit)];
            if (own.Count != said.Count || own[said.IndexOf(fact)] is not { } there) return null;
            return FactComparer.Compare(fact, there) is FactRelation.OtherValue or FactRelation.OtherBound ? new SentenceDoubt("differs", fact.Text, there.Text, best.Passage.Passage.Number) : null;
        }
    }
}
