namespace OfficialsAssistant.Grounding;

/// <summary>How a fact of an answer stands to one of a source.</summary>
internal enum FactRelation { Unrelated, Same, OtherValue, OtherBound, OtherUnit }

/// <summary>Compares two normalised facts.</summary>
internal static class FactComparer
{
    public static FactRelation Compare(Fact answer, Fact source)
    {
        if (answer.Kind != source.Kind || answer.Unit != source.Unit) return OtherUnit(answer, source) ? FactRelation.OtherUnit : FactRelation.Unrelated;
        if (!SameValue(answer, source)) return Comparable(answer, source) ? FactRelation.OtherValue : FactRelation.Unrelated;
        if (!SamePer(answer, source)) return answer.Per.Length > 0 && source.Per.Length > 0 ? FactRelation.OtherValue : FactRelation.Unrelated;
        if (SameBound(answer, source)) return FactRelation.Same;
        return Opposed(answer.Bound, source.Bound) ? FactRelation.OtherBound : FactRelation.Unrelated;
    }

    private static bool SameValue(Fact answer, Fact source) => answer.Kind switch
    {
        FactKind.Date when answer.Unit == DateFacts.Day => SameDay(answer.Value, source.Value),
        FactKind.Article when answer.Unit.Length == 0 => ("/" + source.Value + "/").Contains("/" + answer.Value + "/", StringComparison.Ordinal),
        FactKind.Article => source.Value.EndsWith(answer.Value, StringComparison.Ordinal),
        _ => answer.Value == source.Value,
    };

    /// <summary>The answer may leave out year or month, but not add or change one.</summary>
    private static bool SameDay(string answer, string source) =>
        answer.Split('|').Zip(source.Split('|')).All(part => part.First.StartsWith('-') || part.First == part.Second);

    /// <summary>30일 for 30분, 5회 for 5명: the same figure counted in something else, or a period of another size.</summary>
    private static bool OtherUnit(Fact answer, Fact source) =>
        answer.Kind is FactKind.Number or FactKind.Amount or FactKind.Period && source.Kind is FactKind.Number or FactKind.Amount or FactKind.Period
        && answer.Unit.Length > 0 && source.Unit.Length > 0
        && ((answer.Kind == FactKind.Period && source.Kind == FactKind.Period) || Figure(answer) == Figure(source));

    private static string Figure(Fact fact) => string.Concat(fact.Text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c) || c == ','));

    private static bool SamePer(Fact answer, Fact source) => answer.Per.Length == 0 || answer.Per == source.Per;

    /// <summary>References and quotations have no "other value": another article is simply another article.</summary>
    private static bool Comparable(Fact answer, Fact source) =>
        answer.Kind is FactKind.Number or FactKind.Amount or FactKind.Period or FactKind.Date
        && answer.Unit.Length > 0
        && (answer.Kind != FactKind.Date || answer.Value.Count('-'.Equals) == source.Value.Count('-'.Equals));

    /// <summary>
    /// A limit in time (이내, 전, 후) may be left out of an answer; a threshold (이상, 초과, 이하, 미만) may not, and none may be added.
    /// The weak 까지 and 부터 go with a bare value and with the limit they can stand for.
    /// </summary>
    private static bool SameBound(Fact answer, Fact source) => (answer.Bound, source.Bound) switch
    {
        var (a, s) when a == s => true,
        (Bound.None or Bound.UpTo or Bound.From, Bound.None or Bound.UpTo or Bound.From) => true,
        (Bound.None, Bound.AtMost or Bound.Before or Bound.After) => answer.Kind is FactKind.Period or FactKind.Date,
        (Bound.UpTo, Bound.AtMost) => true,
        (Bound.From, Bound.AtLeast or Bound.After) => true,
        (Bound.AtMost, Bound.UpTo) => true,
        _ => false,
    };

    /// <summary>이상↔초과, 이상↔이하 and the like contradict each other; so do 전 and 후.</summary>
    private static bool Opposed(Bound answer, Bound source)
    {
        Bound[] thresholds = [Bound.AtLeast, Bound.MoreThan, Bound.AtMost, Bound.LessThan];
        return (thresholds.Contains(answer) && thresholds.Contains(source))
            || (answer, source) is (Bound.Before, Bound.After) or (Bound.After, Bound.Before);
    }
}
