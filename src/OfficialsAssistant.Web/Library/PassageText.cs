using System.Text.RegularExpressions;

namespace OfficialsAssistant.Web.Library;

/// <summary>A piece of a passage's text; <paramref name="Marked"/> where it belongs to the quote.</summary>
public readonly record struct TextPiece(string Text, bool Marked);

/// <summary>A line of a passage, or a table: rows of cells of pieces. One of the two is null.</summary>
public sealed record PassageBlock(IReadOnlyList<TextPiece>? Line, IReadOnlyList<IReadOnlyList<IReadOnlyList<TextPiece>>>? Rows)
{
    public bool Marked => (Line ?? []).Concat((Rows ?? []).SelectMany(r => r).SelectMany(c => c)).Any(p => p.Marked);
}

/// <summary>Takes a passage's text apart for reading: lines, tables written with pipes, and the quote in either.</summary>
public static partial class PassageText
{
    public static IReadOnlyList<PassageBlock> Blocks(string text, string? quote)
    {
        var from = string.IsNullOrEmpty(quote) ? -1 : text.IndexOf(quote, StringComparison.Ordinal);
        var to = from < 0 ? -1 : from + quote!.Length;
        var blocks = new List<PassageBlock>();
        var rows = new List<IReadOnlyList<IReadOnlyList<TextPiece>>>();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            if (IsRow(line))
            {
                if (!Divider().IsMatch(line)) rows.Add(Cells(line, start, from, to));
            }
            else
            {
                EndTable(rows, blocks);
                if (line.Length > 0) blocks.Add(new PassageBlock(Pieces(line, start, from, to), null));
            }
            start += line.Length + 1;
        }
        EndTable(rows, blocks);
        return blocks;
    }

    private static void EndTable(List<IReadOnlyList<IReadOnlyList<TextPiece>>> rows, List<PassageBlock> blocks)
    {
        if (rows.Count > 0) blocks.Add(new PassageBlock(null, [.. rows]));
        rows.Clear();
    }

    private static bool IsRow(string line) => line.Length > 2 && line[0] == '|' && line.TrimEnd()[^1] == '|';

    private static List<IReadOnlyList<TextPiece>> Cells(string line, int start, int from, int to)
    {
        var cells = new List<IReadOnlyList<TextPiece>>();
        for (var open = line.IndexOf('|', StringComparison.Ordinal); ;)
        {
            var close = line.IndexOf('|', open + 1);
            if (close < 0) return cells;
            var raw = line[(open + 1)..close];
            cells.Add(Pieces(raw.Trim(), start + open + 1 + raw.Length - raw.TrimStart().Length, from, to));
            open = close;
        }
    }

    /// <summary>What stands before, in and after the quote.</summary>
    private static List<TextPiece> Pieces(string text, int start, int from, int to)
    {
        var begin = Math.Clamp(from - start, 0, text.Length);
        var end = Math.Clamp(to - start, 0, text.Length);
        return [.. new[] { new TextPiece(text[..begin], false), new(text[begin..end], true), new(text[end..], false) }.Where(p => p.Text.Length > 0)];
    }

    [GeneratedRegex(@"^\|(?:\s*:?-+:?\s*\|)+\s*$")]
    private static partial Regex Divider();
}
