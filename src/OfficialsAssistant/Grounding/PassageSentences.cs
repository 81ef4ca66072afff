using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>A sentence or list item of a passage: one stretch of one line of its text, without the item's marker.</summary>
/// <param name="Start">Offset in the passage's text; <c>passage.Text.Substring(Start, Text.Length) == Text</c>.</param>
/// <param name="Lead">The sentence that opens the list this item stands in ("다음 각 호의 …"), or empty.</param>
/// <param name="Line">Number of its line in the passage, from 0.</param>
public sealed record SourceSentence(int Start, string Text, string Lead, int Line)
{
    /// <summary>Whether it opens a list whose items follow.</summary>
    public bool OpensList => OpensListPattern.IsMatch(Text);

    private static readonly Regex OpensListPattern = new(@"다음(?:과| 각| 각각| 사항| 기준|의 | 구분|에 따| 어느| 모두|\s?같).{0,60}$|[:：]$", RegexOptions.CultureInvariant);
}

/// <summary>Splits a passage of law or prose into sentences that can be quoted letter for letter.</summary>
public static partial class PassageSentences
{
    // 제7조(주차요금) ① / 1. / 가. / 1) / 가) / (1) / - / ○, one after another.
    [GeneratedRegex(@"\G\s*(?:#{1,6}\s*)?(?:제\s?\d+\s?조(?:의\s?\d+)?\s?(?:\([^)\n]{1,60}\)|【[^】\n]{1,60}】)\s*|[①-⑳㉑-㉟]\s*|\d{1,2}(?:의\d+)?[.)](?:\s+|(?=「))|[가-하][.)](?:\s+|(?=「))|\(\d{1,2}\)\s+|[-•○●◦▪*]\s+|│\s*)")]
    private static partial Regex Marker();

    [GeneratedRegex(@"(?<=[다요음함됨임것니지까])[.?!](?=\s)|(?<=[.])\s(?=다만,)")]
    private static partial Regex End();

    [GeneratedRegex(@"^삭\s?제|^[─━┌┬┐├┼┤└┴┘│\s-]*$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^\s*[가-하][.)]\s|^\s*\d{1,2}\)\s")]
    private static partial Regex SubItem();

    [GeneratedRegex(@"^\s*(?:\d{1,2}(?:의\d+)?[.)]|[가-하][.)]|[-•○*]|\(\d+\))(?:\s|「)")]
    private static partial Regex Item();

    public static IReadOnlyList<SourceSentence> Of(string text)
    {
        List<SourceSentence> sentences = [];
        string lead = "", subLead = "";
        var (offset, number) = (0, 0);
        foreach (var line in text.Split('\n'))
        {
            var (isItem, isSub) = (Item().IsMatch(line), SubItem().IsMatch(line));
            var context = isSub && subLead.Length > 0 ? lead + " " + subLead : isItem ? lead : "";
            var start = Body(line);
            foreach (var (from, length) in Pieces(line, start))
            {
                var piece = line.Substring(from, length);
                if (!Nothing().IsMatch(piece)) sentences.Add(new SourceSentence(offset + from, piece, context.Trim(), number));
            }
            if (isItem && !isSub) subLead = line[start..].Trim();
            if (!isItem && line.Trim().Length > 0) (lead, subLead) = (line[start..].Trim(), "");
            offset += line.Length + 1;
            number++;
        }
        return sentences;
    }

    /// <summary>Offset in the line where its markers end.</summary>
    private static int Body(string line)
    {
        var at = 0;
        while (Marker().Match(line, at) is { Success: true, Length: > 0 } marker) at += marker.Length;
        return at;
    }

    private static IEnumerable<(int Start, int Length)> Pieces(string line, int start)
    {
        var depths = Depths(line);
        foreach (Match end in End().Matches(line, start))
        {
            if (depths[end.Index] > 0) continue;
            var stop = end.Index + (end.Value == " " ? 0 : end.Length);
            if (Trimmed(line, start, stop) is { Length: > 0 } piece) yield return piece;
            start = stop;
        }
        if (Trimmed(line, start, line.Length) is { Length: > 0 } rest) yield return rest;
    }

    /// <summary>Open parentheses and quotation marks at each character: a full stop inside them closes nothing.</summary>
    private static int[] Depths(string line)
    {
        var depths = new int[line.Length];
        var depth = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if ("(“[「".Contains(line[at])) depth++;
            if (")”]」".Contains(line[at])) depth = Math.Max(0, depth - 1);
            depths[at] = depth;
        }
        return depth > 0 ? new int[line.Length] : depths;
    }

    private static (int Start, int Length) Trimmed(string line, int start, int stop)
    {
        while (start < stop && (char.IsWhiteSpace(line[start]) || line[start] == '│')) start++;
        while (stop > start && (char.IsWhiteSpace(line[stop - 1]) || line[stop - 1] == '│')) stop--;
        return (start, stop - start);
    }
}
