namespace OfficialsAssistant.Grounding;

/// <summary>Finds where a sentence of running text ends: its full stop, closing marks and the citation marks behind it.</summary>
internal static class SentenceEnd
{
    private const string Closers = "*_\"'”’)]」』~";

    /// <summary>Offset behind the sentence that starts at <paramref name="start"/>; the line's end when it has no full stop; -1 when more text is needed to tell.</summary>
    /// <param name="whole">The line is finished.</param>
    public static int Find(ReadOnlySpan<char> line, int start, bool whole)
    {
        var depth = 0;
        for (var at = start; at < line.Length; at++)
        {
            if ("(“「『".Contains(line[at])) depth++;
            if (")”」』".Contains(line[at])) depth = Math.Max(0, depth - 1);
            if (depth > 0 || !IsStop(line, start, at)) continue;
            var end = at + 1;
            while (end < line.Length && Closers.Contains(line[end])) end++;
            var behind = Marks(line, end, whole);
            if (behind < 0) return -1;
            if (behind == line.Length) return whole ? behind : -1;
            if (behind > end || char.IsWhiteSpace(line[end])) return behind;
        }
        return whole ? line.Length : -1;
    }

    private static bool IsStop(ReadOnlySpan<char> line, int start, int at) => line[at] switch
    {
        '?' or '!' or '。' => true,
        '.' => at > start && !IsAbbreviation(line, start, at),
        _ => false,
    };

    /// <summary>Points of dates, numbers, 제3조., 가. and single Latin letters close nothing.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> line, int start, int at)
    {
        var word = at;
        while (word > start && !char.IsWhiteSpace(line[word - 1]) && line[word - 1] != '.') word--;
        var before = line[word..at].Trim("*_(\"'“‘");
        return before.Length <= 1
            || char.IsDigit(before[^1])
            || before is "vs" or "No" or "cf" or "Co" or "Ltd" or "St"
            || before[0] == '제' && before[^1] is '조' or '항' or '호' && before.ContainsAnyInRange('0', '9');
    }

    /// <summary>Offset behind citation marks (and the closing marks around them) that follow; -1 when a mark may still be coming.</summary>
    private static int Marks(ReadOnlySpan<char> line, int from, bool whole)
    {
        var end = from;
        while (true)
        {
            var at = end;
            while (at < line.Length && line[at] == ' ') at++;
            if (at == line.Length) return whole ? line.Length : -1;
            if (line[at] != '[') return end;
            var close = at + 1;
            while (close < line.Length && char.IsAsciiDigit(line[close])) close++;
            if (close == line.Length) return whole ? end : -1;
            if (line[close] != ']' || close == at + 1) return end;
            end = close + 1;
            while (end < line.Length && (line[end] is '.' or '*' or '_' or '~')) end++;
        }
    }
}
