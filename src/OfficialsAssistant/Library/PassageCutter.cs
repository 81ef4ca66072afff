namespace OfficialsAssistant.Library;

/// <summary>Cuts the lines of a long passage where a reader would: before a 항, else a paragraph, a 호, a line; a sentence only when one line is too long.</summary>
internal static class PassageCutter
{
    /// <summary>Longest passage, in characters; about 500 tokens of a model, a screenful for a person.</summary>
    public const int MaxLength = 1500;

    public static IEnumerable<(string Text, int? Page)> Cut(IReadOnlyList<PassageLine> lines)
    {
        var rest = lines.SelectMany(Shorten).ToList();
        while (Length(rest) > MaxLength)
        {
            var at = BestCut(rest);
            yield return (Text(rest.Take(at)), rest[0].Page);
            var header = HeaderFor(rest, at).Select(h => h with { Page = rest[at].Page });
            rest = [.. header, .. rest.Skip(at)];
        }
        if (rest.Count > 0) yield return (Text(rest), rest[0].Page);
    }

    private static int BestCut(List<PassageLine> lines)
    {
        var (best, bestRank, length) = (0, -1, 0);
        var last = 1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && length <= MaxLength)
            {
                last = i;
                var rank = Rank(lines, i);
                if (length >= MaxLength / 3 && rank >= bestRank) (best, bestRank) = (i, rank);
            }
            length += lines[i].Text.Length + 1;
            if (length > MaxLength && i > 0) break;
        }
        return best > 0 ? best : last;
    }

    private static int Rank(List<PassageLine> lines, int i) => lines[i].Rank switch
    {
        LineRank.Clause => 4,
        LineRank.TableHeader => 3,
        LineRank.Paragraph => 3,
        LineRank.Item => 2,
        // The first row under its header stays with it.
        LineRank.TableRow => lines[i - 1].Rank is LineRank.TableHeader ? 0 : 1,
        _ => 1,
    };

    // A table that goes on in the next passage takes its header rows along.
    private static List<PassageLine> HeaderFor(List<PassageLine> lines, int at)
    {
        if (lines[at].Rank != LineRank.TableRow) return [];
        var header = at - 1;
        while (header >= 0 && lines[header].Rank == LineRank.TableRow) header--;
        if (header == at - 1) return [];
        var first = header + 1;
        while (first > 0 && lines[first - 1].Rank == LineRank.TableHeader) first--;
        var rows = lines[first..(header + 1)];
        return Length(rows) < MaxLength / 4 ? rows : [];
    }

    private static IEnumerable<PassageLine> Shorten(PassageLine line)
    {
        var rest = line;
        while (rest.Text.Length > MaxLength)
        {
            var at = SentenceEnd(rest.Text);
            yield return rest with { Text = rest.Text[..at].TrimEnd() };
            rest = new PassageLine(rest.Text[at..].TrimStart(), Page: rest.Page);
        }
        yield return rest;
    }

    private static int SentenceEnd(string text)
    {
        var window = text.AsSpan(0, MaxLength);
        var sentence = window.LastIndexOf(". ");
        if (sentence > MaxLength / 3) return sentence + 1;
        var blank = window.LastIndexOf(' ');
        if (blank > MaxLength / 3) return blank;
        return char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
    }

    private static int Length(List<PassageLine> lines) => lines.Sum(l => l.Text.Length + 1);

    private static string Text(IEnumerable<PassageLine> lines) => string.Join('\n', lines.Select(l => l.Text));
}
