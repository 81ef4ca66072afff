using System.Text.RegularExpressions;
using System.Xml.Linq;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Docx;

/// <summary>Counts the lists of a document and renders the marker of each item as the page shows it.</summary>
internal sealed partial class DocxNumbering
{
    private sealed record Level(string Format, string Text, int Start, bool IsLegal, bool Restarts);

    private readonly Dictionary<string, XElement> definitions;
    private readonly Dictionary<string, XElement> lists;
    private readonly Dictionary<string, int[]> counters = [];
    private readonly HashSet<string> started = [];

    public DocxNumbering(XElement? root)
    {
        definitions = root.Children("abstractNum").GroupBy(a => a.Attr("abstractNumId") ?? "").ToDictionary(g => g.Key, g => g.First());
        lists = root.Children("num").GroupBy(n => n.Attr("numId") ?? "").ToDictionary(g => g.Key, g => g.First());
    }

    /// <returns>The marker of the next item; null when the document does not define the list.</returns>
    public string? Next(string list, int depth)
    {
        if (!lists.TryGetValue(list, out var num) || num.Child("abstractNumId").Attr("val") is not { } id || !definitions.ContainsKey(id)) return null;
        var levels = Enumerable.Range(0, depth + 1).Select(d => LevelOf(num, id, d)).ToArray();
        var counter = Counter(num, list, id);
        counter[depth] = counter[depth] < 0 ? levels[depth].Start : counter[depth] + 1;
        for (var deeper = depth + 1; deeper < counter.Length; deeper++)
            if (LevelOf(num, id, deeper).Restarts) counter[deeper] = -1;
        if (levels[depth].Format == "bullet") return Symbols.Bullet(levels[depth].Text);
        return Placeholder().Replace(levels[depth].Text, m => Render(levels, counter, depth, m.Groups[1].ValueSpan[0] - '1')).Trim();
    }

    private static string Render(Level[] levels, int[] counter, int depth, int at)
    {
        if (at > depth) return "";
        var value = counter[at] < 0 ? levels[at].Start : counter[at];
        return NumberFormats.Render(levels[depth].IsLegal ? "decimal" : levels[at].Format, value);
    }

    // Lists made from one definition go on counting, unless a list says where it starts.
    private int[] Counter(XElement num, string list, string definition)
    {
        if (!counters.TryGetValue(definition, out var counter)) counters[definition] = counter = [.. Enumerable.Repeat(-1, 9)];
        if (!started.Add(list)) return counter;
        foreach (var change in num.Children("lvlOverride"))
            if (change.Number("ilvl") is >= 0 and < 9 and var depth && change.Child("startOverride").Number("val") is { } start) counter[depth] = start - 1;
        return counter;
    }

    private Level LevelOf(XElement num, string definition, int depth)
    {
        var own = num.Children("lvlOverride").FirstOrDefault(o => o.Number("ilvl") == depth).Child("lvl");
        var level = own ?? definitions[definition].Children("lvl").FirstOrDefault(l => l.Number("ilvl") == depth);
        return new Level(
            level.Child("numFmt").Attr("val") ?? "decimal",
            level.Child("lvlText").Attr("val") ?? "",
            level.Child("start").Number("val") ?? 1,
            level.IsOn("isLgl"),
            level.Child("lvlRestart").Number("val") != 0);
    }

    [GeneratedRegex("%([1-9])")]
    private static partial Regex Placeholder();
}

/// <summary>Signs of symbol fonts as Unicode.</summary>
internal static class Symbols
{
    /// <summary>Text with the private-use letters that symbol fonts are stored as, in Unicode.</summary>
    public static string Readable(string text) => text.Any(IsSymbol) ? string.Concat(text.Select(c => IsSymbol(c) ? Of((char)(c - 0xF000)) : c.ToString())) : text;

    public static string Bullet(string text) => text.Length == 0 ? "•" : Readable(text).Trim();

    private static bool IsSymbol(char c) => c is >= '\uF020' and <= '\uF0FF';

    // The places of Symbol and Wingdings that lists use; any other sign of theirs is a bullet all the same.
    private static string Of(char c) => (int)c switch
    {
        0xA7 or 0x6E => "■",
        0xA8 or 0x71 or 0x6F => "□",
        0xD8 => "➢",
        0xFC => "✓",
        0xFE => "☑",
        0x76 => "❖",
        0x6D => "❍",
        0xE8 or 0xE0 => "→",
        0xF0 => "⇨",
        0x2D => "-",
        _ => "•",
    };
}
