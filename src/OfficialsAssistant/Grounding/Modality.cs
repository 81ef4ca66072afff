using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Whether a sentence orders, allows, forbids or just states.</summary>
internal enum Mode { States, Orders, Allows, Forbids }

/// <summary>Reads the mode of a Korean sentence from its endings.</summary>
internal static partial class Modality
{
    [GeneratedRegex(@"(?:아니\s?[하한된할될]|아니\s?(?:합|됩)|안\s?(?:된|됩|될|돼)|못\s?(?:한|합|하|할)|[지]\s?않|수\s?없|금지|불가)")]
    private static partial Regex Negative();

    // Double negatives and limits order or allow: "하지 않으면 안 된다", "초과할 수 없다".
    [GeneratedRegex(@"않으면\s?(?:안|아니)|아니하면\s?(?:안|아니)|초과(?:할|하지|하여)?\s?(?:수\s?없|못|않|아니)|넘을\s?수\s?없|넘지\s?(?:않|못|아니)|불구하고|부득이|지체\s?없|관계\s?없이|상관\s?없이|제한\s?없이|차별\s?없이|정당한\s?사유\s?없이")]
    private static partial Regex NoNegative();

    [GeneratedRegex(@"(?:하여야|해야|되어야|돼야|이어야|여야|어야|아야)\s?(?:한|합|하며|하고|할|함|됩)|의무")]
    private static partial Regex Ordering();

    [GeneratedRegex(@"수\s?있")]
    private static partial Regex Allowing();

    /// <summary>A Korean sentence says what it orders, allows or forbids at its end.</summary>
    private const int EndLength = 12;

    /// <summary>Every mode found at the sentence's end; <see cref="Mode.States"/> alone when none is marked.</summary>
    private static HashSet<Mode> Of(string text)
    {
        var modes = new HashSet<Mode>();
        if (Negative().IsMatch(NoNegative().Replace(text, " "))) modes.Add(Mode.Forbids);
        if (Ordering().IsMatch(text)) modes.Add(Mode.Orders);
        if (Allowing().IsMatch(text)) modes.Add(Mode.Allows);
        if (modes.Count == 0) modes.Add(Mode.States);
        return modes;
    }

    /// <summary>The words an answer must not have when the source's sentence has another mode: a ban where none is, none where one is, a duty for a permission.</summary>
    public static string? Clash(string answer, string source)
    {
        (answer, source) = (End(answer), End(source));
        var (said, written) = (Of(answer), Of(source));
        if (said.Contains(Mode.Forbids) && !written.Contains(Mode.Forbids) && !NoNegative().IsMatch(source)) return Negative().Match(NoNegative().Replace(answer, " ")).Value;
        if (written.SetEquals([Mode.Forbids]) && !said.Contains(Mode.Forbids) && !NoNegative().IsMatch(answer)) return Tail(answer);
        if (said.SetEquals([Mode.Forbids]) && written.IsSupersetOf([Mode.Forbids, Mode.Allows])) return Tail(answer);
        if (said.SetEquals([Mode.Orders]) && written.SetEquals([Mode.Allows])) return Ordering().Match(answer).Value;
        if (said.SetEquals([Mode.Allows]) && written.SetEquals([Mode.Orders])) return Allowing().Match(answer).Value;
        return null;
    }

    private static string End(string text) => text.Length > EndLength ? text[^EndLength..] : text;

    private static string Tail(string text)
    {
        var words = text.TrimEnd('.', '!', '?', ' ').Split(' ');
        return words[^1];
    }
}
