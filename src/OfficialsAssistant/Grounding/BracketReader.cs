using System.Globalization;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Reads what may be a citation mark, a link, an image or an autolink at the start of a text that may still grow.</summary>
internal static partial class BracketReader
{
    /// <summary>Longest words of a link that are waited for; longer brackets are plain text.</summary>
    private const int LongestWords = 300;

    private const int LongestAddress = 4000;

    /// <param name="Length">Characters it takes; 0 when more must be seen first.</param>
    /// <param name="Numbers">Citation numbers, for a citation mark (spaces before it are part of it).</param>
    /// <param name="Text">What to write in its place; null with no numbers: as it stands.</param>
    internal readonly record struct Element(int Length, IReadOnlyList<int>? Numbers = null, string? Text = null);

    private static readonly Element Wait = new(0);

    [GeneratedRegex(@"^\^?(?:근거|출처|자료|문서|구절)?\s?(?:번호)?\s?:?\s?(?<n>\d{1,4})번?(?:\s?(?:[,;·ㆍ]|및)\s?(?:근거|출처)?\s?(?<n>\d{1,4})번?|\s?[-~–]\s?(?<to>\d{1,4}))*$")]
    private static partial Regex Citation();

    [GeneratedRegex(@"^\s*<?\s*(?:[a-z][a-z0-9+.\-]*:|//|/|#|\.{1,2}/|www\.)|^\S*[./?=&%@]\S*(?:\s+[""'(].*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"^<(?:https?|ftp|mailto|javascript|data|file|tel):", RegexOptions.IgnoreCase)]
    private static partial Regex AutoLink();

    public static Element Read(ReadOnlySpan<char> text, bool complete)
    {
        var at = 0;
        while (at < text.Length && text[at] == ' ') at++;
        if (at == text.Length) return complete ? new Element(at) : Wait;
        if (text[at] is '[' or '【' or '［') return Bracket(text, at, at, complete);
        if (at > 0) return new Element(at);
        if (text[0] == '<') return Angle(text, complete);
        if (text.Length == 1) return complete ? new Element(1) : Wait;
        if (text[0] == ']') return text[1] == '(' ? Link(text, "]", 0, 1, null, complete) : new Element(1);
        return text[1] == '[' ? Bracket(text, 0, 1, complete) : new Element(1);
    }

    private static Element Angle(ReadOnlySpan<char> text, bool complete)
    {
        var end = text.IndexOfAny('>', '\n', ' ');
        if (end < 0) return complete || text.Length > LongestAddress ? (AutoLink().IsMatch(text) ? new Element(text.Length, Text: "") : new Element(1)) : Wait;
        return AutoLink().IsMatch(text[..end]) ? new Element(text[end] == '>' ? end + 1 : end, Text: "") : new Element(1);
    }

    /// <param name="open">Where the bracket stands.</param>
    /// <param name="start">0, or 0 with a '!' in front: everything before the bracket belongs to the element.</param>
    private static Element Bracket(ReadOnlySpan<char> text, int start, int open, bool complete)
    {
        var literal = new Element(open + 1);
        var close = Close(text, open);
        if (close == Undecided) return complete ? literal : Wait;
        if (close < 0) return literal;
        var words = text[(open + 1)..close].ToString();
        var numbers = Citation().Match(words.Trim()) is { Success: true } mark ? Numbers(mark) : null;
        if (close + 1 == text.Length && !complete) return Wait;
        var image = open > 0 && text[open - 1] == '!';
        if (close + 1 < text.Length && text[close + 1] == '(' && text[open] == '[')
            return Link(text, words, image ? open - 1 : open, close + 1, numbers, complete);
        if (numbers is not null) return new Element(close + 1, numbers);
        // "[words]: address" would turn every [words] into a link.
        var definition = close + 1 < text.Length && text[close + 1] == ':';
        return definition ? new Element(close + 1, Text: new string(' ', image ? 0 : start) + words) : literal;
    }

    private const int Undecided = -2;

    /// <summary>The matching bracket; -1 when there is none on this line within reach.</summary>
    private static int Close(ReadOnlySpan<char> text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            if (text[at] == '\n' || at - open > LongestWords) return -1;
            if (text[at] is '[' or '【' or '［') depth++;
            if (text[at] is ']' or '】' or '］' && --depth == 0) return at;
        }
        return Undecided;
    }

    private static Element Link(ReadOnlySpan<char> text, string words, int start, int open, List<int>? numbers, bool complete)
    {
        var depth = 0;
        for (var at = open; at < text.Length && at - open <= LongestAddress; at++)
        {
            if (text[at] == '(') depth++;
            var broken = text[at] == '\n';
            if (!broken && (text[at] != ')' || --depth > 0)) continue;
            var inside = text[(open + 1)..at].ToString();
            var length = broken ? at : at + 1;
            if (numbers is not null) return new Element(Address().IsMatch(inside) || inside.Length == 0 ? length : open, numbers);
            // What is no address stays, apart from the brackets that would make it one.
            var address = inside.Length == 0 || Address().IsMatch(inside);
            var kept = new string(' ', Math.Max(0, start)) + Inner(words);
            return address ? new Element(length, Text: kept) : new Element(open, Text: words == "]" ? "] " : kept);
        }
        if (!complete && text.Length - open <= LongestAddress) return Wait;
        return new Element(text.Length, numbers, numbers is null ? new string(' ', Math.Max(0, start)) + Inner(words) : null);
    }

    /// <summary>Words of a link without the marks that would bring a nested link or autolink back to life.</summary>
    private static string Inner(string words)
    {
        var nested = words.IndexOf("](", StringComparison.Ordinal);
        return (nested < 0 ? words : words[..nested].TrimStart('!', '[')).Replace("<", "", StringComparison.Ordinal);
    }

    private static List<int> Numbers(Match mark)
    {
        var numbers = mark.Groups["n"].Captures.Select(capture => int.Parse(capture.Value, CultureInfo.InvariantCulture)).ToList();
        if (mark.Groups["to"].Success && int.Parse(mark.Groups["to"].Value, CultureInfo.InvariantCulture) is var last && last > numbers[^1] && last - numbers[^1] <= 10)
            for (var number = numbers[^1] + 1; number <= last; number++) numbers.Add(number);
        return numbers;
    }
}
