using System.Globalization;
using System.Text;

namespace OfficialsAssistant.Formats.Hancom;

/// <summary>One level of a numbering.</summary>
/// <param name="Template">"^1." or "(^5)": ^N is the number of level N (^: of level 10), ^n the path "1.2.3", ^N the path with a full stop at its end.</param>
/// <param name="Start">First number.</param>
internal sealed record NumberingLevel(string Template, NumberFormat Format, int Start, string UserChar = "");

/// <summary>A numbering of the document's head; levels from 0.</summary>
internal sealed record Numbering(IReadOnlyList<NumberingLevel> Levels);

/// <summary>Counts list paragraphs in document order and writes their numbers. A numbering goes on counting across the paragraphs between its items.</summary>
internal sealed class ListNumbering
{
    // A template is written once and rendered for every paragraph: a long one would make gigabytes of a small file.
    private const int MaxLevels = 10, MaxTemplate = 64;
    private readonly Dictionary<string, int?[]> counters = [];

    /// <param name="key">What counts together: the numbering's id, and whether it numbers lists or outlines.</param>
    /// <param name="level">From 0.</param>
    /// <returns>The number as rendered; empty when the level has no sign.</returns>
    public string Next(string key, Numbering numbering, int level)
    {
        level = Math.Clamp(level, 0, MaxLevels - 1);
        if (!counters.TryGetValue(key, out var counts)) counters[key] = counts = new int?[MaxLevels];
        counts[level] = counts[level] is { } last ? last + 1 : StartOf(numbering, level);
        counts.AsSpan(level + 1).Clear();
        return level < numbering.Levels.Count ? Render(numbering, level, counts) : "";
    }

    private static int StartOf(Numbering numbering, int level) => level < numbering.Levels.Count ? numbering.Levels[level].Start : 1;

    private static string Render(Numbering numbering, int level, int?[] counts)
    {
        var template = Cut(numbering.Levels[level].Template);
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '^' || i + 1 == template.Length) text.Append(template[i]);
            else text.Append(Sign(template[++i]));
        }
        return HancomCharacters.Clean(text.ToString());

        string Sign(char code) => code switch
        {
            >= '1' and <= ':' => Number(code - '1'),
            'n' => Path(),
            'N' => Path() + ".",
            _ => "^" + code,
        };

        string Path() => string.Join('.', Enumerable.Range(0, level + 1).Select(l => Count(l).ToString(CultureInfo.InvariantCulture)));

        string Number(int l) => l >= numbering.Levels.Count ? "" : NumberFormats.Render(Count(l), numbering.Levels[l].Format, Cut(numbering.Levels[l].UserChar));

        static string Cut(string text) => text.Length > MaxTemplate ? text[..MaxTemplate] : text;

        int Count(int l) => counts[l] ?? StartOf(numbering, l);
    }
}
