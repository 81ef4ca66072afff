using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>What a Korean sentence does: orders (하여야 한다), allows (할 수 있다), denies or forbids (하지 아니한다, 하여서는 아니 된다), or just states.</summary>
[Flags]
internal enum Mode { States = 0, Orders = 1, Allows = 2, Denies = 4 }

/// <summary>Reads modes off endings and compares an answer's with the one its source gives the same verb.</summary>
internal static partial class Modality
{
    [GeneratedRegex(@"아니\s?(?:하|한|할|합|되|된|될|됩|함)|안\s?(?:된|됩|될|돼|하|한|합|할|되)|못\s?(?:한|합|하|할|함|된|됩)|지\s?(?:않|말|마)|수\s?없|(?:은|는|이|가)\s없(?:다|습|음|으)|금지|불가")]
    private static partial Regex Denying();

    // Double negatives and limits order or allow: "하지 않으면 안 된다", "초과할 수 없다".
    [GeneratedRegex(@"(?:않으면|아니하면|않고서는)\s?(?:안|아니)\s?[가-힣]*|(?:초과|넘)[가-힣]{0,3}\s?(?:을\s|를\s)?(?:수\s?없|못|않|아니|안)[가-힣]*|이외에는[^.]*없|불구하고|부득이|지체\s?없|관계\s?없이|상관\s?없이|제한\s?없이|차별\s?없이|정당한\s?사유\s?없이|수\s?없는|[가-힣]지\s?(?:않는|아니한|못한|아니하는|못하는|않은)\s")]
    private static partial Regex NoDenial();

    [GeneratedRegex(@"(?:[가-힣](?:야|여야)|야만)\s?(?:한|합|하며|하고|할|함|됩|된|해)|의무(?:가|를|이|다)|필요가 있")]
    private static partial Regex Ordering();

    [GeneratedRegex(@"수\s?(?:도\s)?있|가능(?:하|합|함)|해도 됩|하여도 된|허용")]
    private static partial Regex Allowing();

    // Where the verb's own ending is over: what follows belongs to the next one.
    [GeneratedRegex(@"(?:하며|하고|하되|하거나|으며|이며|되며|되고|거나|지만|며|고|되|면)[\s,]|,|(?:는|은|을|ㄴ|ㄹ|한|할|된|될)\s(?!수\s?[있없]|수는|의무|것|아니|안\s|못)|[.]")]
    private static partial Regex Break();

    /// <summary>A Korean sentence says what it orders, allows or forbids at its end.</summary>
    private const int EndLength = 14, FarthestVerb = 30;

    /// <summary>What is wrong with the answer's mode.</summary>
    /// <param name="Sure">Both speak of the same verb: the source has another mode for it.</param>
    internal sealed record Clash(string Said, string Written, bool Sure);

    /// <param name="verb">The answer's last content word.</param>
    public static Clash? Compare(string answer, string verb, SourceSentence source)
    {
        var at = verb.Length < 2 ? -1 : answer.LastIndexOf(verb, StringComparison.Ordinal);
        var said = Of(at >= 0 && answer.Length - at < FarthestVerb ? answer[at..] : End(answer));
        var segments = verb.Length < 2 ? [] : Segments(source.Text, verb).Concat(Segments(source.Lead, verb)).ToList();
        if (segments.Any(segment => Fits(said, Of(segment)))) return null;
        if (segments.Count > 0) return new Clash(Tail(answer), segments[^1].Trim(), Sure: !Weaker(said, Of(segments[^1])));
        var end = Of(End(source.Text));
        return Denies(said) == Denies(end) || (source.Lead.Length > 0 && Denies(said) == Denies(Of(End(source.Lead)))) ? null : new Clash(Tail(answer), Tail(source.Text), Sure: false);
    }

    /// <summary>Whether two endings of the same sentence order, allow or forbid otherwise; false where the answer only leaves a permission out; null where they agree.</summary>
    public static bool? Differ(string said, string written)
    {
        var (one, other) = (Of(said), Of(written));
        return Fits(one, other) ? null : !Weaker(one, other);
    }

    private static bool Denies(Mode mode) => mode.HasFlag(Mode.Denies);

    private static bool Fits(Mode said, Mode written) =>
        said == written
        || (Denies(said) && Denies(written) && said.HasFlag(Mode.Allows) == written.HasFlag(Mode.Allows))
        // A law's plain statement is a duty.
        || (said, written) is (Mode.Orders, Mode.States) or (Mode.States, Mode.Orders);

    /// <summary>A plain statement of what the source only allows: not the source's words, but no contradiction either.</summary>
    private static bool Weaker(Mode said, Mode written) => (said, written) is (Mode.States, Mode.Allows);

    private static Mode Of(string text)
    {
        var mode = Mode.States;
        var denied = NoDenial().Replace(text, " ");
        if (Denying().IsMatch(denied)) mode |= Mode.Denies;
        if (Ordering().IsMatch(denied)) mode |= Mode.Orders;
        if (Allowing().IsMatch(text)) mode |= Mode.Allows;
        // "하여서는 아니 된다", "하지 않아야 한다": a ban, whatever it is put in.
        return Denies(mode) ? mode & ~Mode.Orders : mode;
    }

    /// <summary>The endings the source gives the verb, at each place where it stands.</summary>
    private static IEnumerable<string> Segments(string text, string verb)
    {
        for (var at = text.IndexOf(verb, StringComparison.Ordinal); at >= 0; at = text.IndexOf(verb, at + 1, StringComparison.Ordinal))
        {
            var rest = text[(at + verb.Length)..];
            // "초과할 수 없다" must be seen with its verb.
            var cut = Break().Match(rest);
            yield return text[at..(at + verb.Length)] + (cut.Success ? rest[..(cut.Index + cut.Length)] : rest);
        }
    }

    private static string End(string text)
    {
        text = text.TrimEnd('.', '!', '?', ' ', ')');
        return text.Length > EndLength ? text[^EndLength..] : text;
    }

    /// <summary>The last words, as they are shown: "연임할 수 있습니다".</summary>
    public static string Tail(string text) => string.Join(' ', text.TrimEnd('.', '!', '?', ' ').Split(' ').TakeLast(3));
}
