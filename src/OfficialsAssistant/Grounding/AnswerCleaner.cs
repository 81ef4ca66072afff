using System.Text;

namespace OfficialsAssistant.Grounding;

/// <summary>
/// Cleans a model's text while it streams: citation marks become [1][2] and name passages shown only, links and images keep
/// their words but no address. What cannot be decided yet is held back, so that the result does not depend on where the chunks break.
/// </summary>
internal sealed class AnswerCleaner(IReadOnlySet<int> shown)
{
    private readonly StringBuilder held = new();
    private bool lineStart = true;
    private char last;

    /// <summary>Citation marks dropped because they named no passage shown.</summary>
    public int Removed { get; private set; }

    /// <summary>Cleaned text that follows from <paramref name="delta"/>.</summary>
    public string Push(string delta, bool complete = false)
    {
        held.Append(delta);
        var text = held.ToString();
        var clean = new StringBuilder();
        var at = 0;
        while (at < text.Length && Step(text, at, complete, clean) is > 0 and var used) at += used;
        held.Remove(0, at);
        return clean.ToString();
    }

    /// <summary>Takes one element from <paramref name="at"/>; how many characters it used, 0 when more must be seen first.</summary>
    private int Step(string text, int at, bool complete, StringBuilder clean)
    {
        var rest = text.AsSpan(at);
        switch (rest[0])
        {
            case '\\':
                return rest.Length > 1 ? Emit(rest[..(char.IsHighSurrogate(rest[1]) ? 1 : 2)], clean) : complete ? Emit(rest, clean) : 0;
            case ' ' or '[' or ']' or '【' or '［' or '!' or '<':
                var element = BracketReader.Read(rest, complete);
                return element.Length == 0 ? 0 : Apply(element, rest, clean);
            case var c when char.IsHighSurrogate(c):
                return rest.Length > 1 ? Emit(rest[..(char.IsLowSurrogate(rest[1]) ? 2 : 1)], clean) : complete ? Emit(rest, clean) : 0;
            default:
                return Emit(rest[..1], clean);
        }
    }

    private int Apply(BracketReader.Element element, ReadOnlySpan<char> rest, StringBuilder clean)
    {
        if (element.Numbers is null) return element.Text is null ? Emit(rest[..element.Length], clean) : Replace(element.Text, element.Length, clean);
        var known = element.Numbers.Where(shown.Contains).Distinct().ToList();
        Removed += element.Numbers.Count - element.Numbers.Count(shown.Contains);
        if (known.Count == 0) return Replace("", element.Length, clean);
        var spaces = rest[..(element.Length - rest[..element.Length].TrimStart(' ').Length)];
        // "[1]:" at the start of a line would define a link target for every later [1].
        var definition = lineStart && rest.Length > element.Length && rest[element.Length] == ':';
        Emit($"{spaces}{string.Concat(known.Select(number => $"[{number}]"))}{(definition ? " " : "")}", clean);
        return element.Length;
    }

    /// <summary>Writes <paramref name="text"/> for an element that is taken out; a space keeps what was apart from growing into a new link.</summary>
    private int Replace(string text, int length, StringBuilder clean)
    {
        if (last is ']' or '<' or '!') Emit(" ", clean);
        if (text.Length > 0) Emit(text[^1] is ']' or '<' or '!' ? text + " " : text, clean);
        return length;
    }

    private int Emit(ReadOnlySpan<char> text, StringBuilder clean)
    {
        if (text.Length > 0) last = text[^1];
        clean.Append(text);
        foreach (var c in text) lineStart = c == '\n' || (lineStart && (char.IsWhiteSpace(c) || c is '>' or '-' or '*'));
        return text.Length;
    }
}
