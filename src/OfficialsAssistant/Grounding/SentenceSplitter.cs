using System.Buffers;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>A sentence of an answer before it is checked.</summary>
/// <param name="Start">Offset in the Markdown, behind list markers.</param>
/// <param name="Length">Citation marks behind the full stop included.</param>
/// <param name="Text">As people read it.</param>
public sealed record AnswerSentence(int Start, int Length, string Text, IReadOnlyList<int> Citations);

/// <summary>Finds the sentences of a growing Markdown text; gives each out as soon as nothing that may follow can change it.</summary>
/// <remarks>A line break always closes a sentence. Headings, table headers, rules, code fences and bold labels on a line of their own are no sentences; a table row is one.</remarks>
public sealed partial class SentenceSplitter
{
    [GeneratedRegex(@"^\s*(?:#{1,6}\s|```|~~~|(?:-{3,}|\*{3,}|_{3,})\s*$)|^\s*$")]
    private static partial Regex NoSentence();

    [GeneratedRegex(@"^[\s>]*(?:[-*+•○]\s+|\d{1,3}[.)]\s+|[①-⑳]\s*|[가-하][.)]\s+)*")]
    private static partial Regex Markers();

    [GeneratedRegex(@"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-*:?\s*)*$")]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"^(?:\*\*|__)[^*_.?!]+(?:\*\*|__)\s*:?$")]
    private static partial Regex Label();

    // What can end a sentence or a line; a text without any of it closes nothing.
    private static readonly SearchValues<char> Ends = SearchValues.Create(".?!。\n");

    private bool inFence, inTable;
    private int lineStart, at;

    /// <summary>Whether more text may close a sentence: it holds an end, or one is there that waits for what follows it.</summary>
    /// <param name="text">What the splitter has seen.</param>
    /// <param name="more">What would be appended.</param>
    public bool MayClose(ReadOnlySpan<char> text, ReadOnlySpan<char> more) => more.ContainsAny(Ends) || text[Math.Min(at, text.Length)..].ContainsAny(Ends);

    /// <summary>Text before this offset will not be looked at again.</summary>
    public int Settled => lineStart;

    /// <summary>The caller dropped that many settled characters from the front of its text: offsets count from there on.</summary>
    public void Drop(int count)
    {
        lineStart -= count;
        at -= count;
    }

    /// <summary>Sentences of <paramref name="text"/> closed since the last call. The text may only have grown at its end.</summary>
    /// <param name="complete">Nothing more will come.</param>
    public IReadOnlyList<AnswerSentence> Next(string text, bool complete)
    {
        List<AnswerSentence> closed = [];
        if (!complete && !MayClose(text, [])) return closed;
        while (lineStart < text.Length)
        {
            var newline = text.IndexOf('\n', lineStart);
            var whole = newline >= 0 || complete;
            var stop = newline >= 0 ? newline : text.Length;
            if (!whole && !Prose(text.AsSpan(lineStart..stop))) break;
            if (whole && IsHeldRow(text, stop, newline, complete)) break;
            Line(text, stop, whole, closed);
            if (!whole) break;
            lineStart = at = stop + 1;
        }
        return closed;
    }

    /// <summary>Whether an unfinished line is already known to be running text: enough of it is there and it starts like none of the other kinds.</summary>
    private bool Prose(ReadOnlySpan<char> line) =>
        !inFence && line.TrimStart() is { Length: > 16 } content && !"#|`~_".Contains(content[0]) && !content.StartsWith("---") && !content.StartsWith("***");

    /// <summary>The first row of a table may be its header: only the next line tells.</summary>
    private bool IsHeldRow(string text, int stop, int newline, bool complete) =>
        !complete && !inFence && !inTable && IsRow(text[lineStart..stop])
        && (newline < 0 || text.IndexOf('\n', newline + 1) < 0);

    private static bool IsRow(string line) => line.TrimStart().StartsWith('|');

    private void Line(string text, int stop, bool whole, List<AnswerSentence> closed)
    {
        var line = text[lineStart..stop];
        if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) inFence = !inFence;
        if (inFence) return;
        if (IsRow(line))
        {
            var header = !inTable && NextLine(text, stop) is { } next && Delimiter().IsMatch(next);
            inTable = true;
            if (!header && !Delimiter().IsMatch(line)) Add(text, lineStart, stop, true, closed);
            return;
        }
        inTable = false;
        if (whole && (NoSentence().IsMatch(line) || Delimiter().IsMatch(line) && line.Contains('|') || Label().IsMatch(line[Markers().Match(line).Length..].Trim()))) return;
        if (at == lineStart) at = lineStart + Markers().Match(line).Length;
        Sentences(text, stop, whole, closed);
    }

    private static string? NextLine(string text, int stop) =>
        stop + 1 >= text.Length ? null : text[(stop + 1)..(text.IndexOf('\n', stop + 1) is >= 0 and var end ? end : text.Length)];

    private void Sentences(string text, int stop, bool whole, List<AnswerSentence> closed)
    {
        while (at < stop)
        {
            var end = SentenceEnd.Find(text.AsSpan(lineStart..stop), at - lineStart, whole);
            if (end < 0) return;
            Add(text, at, lineStart + end, false, closed);
            at = lineStart + end;
        }
    }

    private static void Add(string text, int start, int end, bool row, List<AnswerSentence> closed)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        var markdown = text[start..end];
        var plain = MarkdownText.Plain(markdown, row);
        if (plain.Any(char.IsLetterOrDigit)) closed.Add(new AnswerSentence(start, end - start, plain, MarkdownText.Citations(markdown)));
    }
}
