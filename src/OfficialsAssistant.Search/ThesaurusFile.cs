using System.Globalization;
using System.Text;

namespace OfficialsAssistant.Search;

/// <summary>
/// Reads thesaurus text: "@field" opens a field; "v 가게 차리다, 점포 내다 > 영업신고, 개업*0.6" is a line of entries, one for each
/// everyday expression, v an action, p a person, s a situation, n anything else; "#" a comment.
/// </summary>
public static class ThesaurusFile
{
    private const float UsualWeight = 0.8f;

    /// <exception cref="FormatException">A line is none of these; the message names it.</exception>
    public static IEnumerable<ThesaurusEntry> Read(string text)
    {
        var field = "";
        foreach (var raw in text.Normalize(NormalizationForm.FormC).Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '@') field = line[1..].Trim();
            else
                foreach (var entry in Entries(field, line)) yield return entry;
        }
    }

    /// <summary>The entries that come with the product.</summary>
    public static IEnumerable<ThesaurusEntry> Embedded()
    {
        var assembly = typeof(ThesaurusFile).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".thesaurus", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (var entry in Read(reader.ReadToEnd())) yield return entry;
        }
    }

    private static IEnumerable<ThesaurusEntry> Entries(string field, string line)
    {
        var sides = line.Split('>');
        if (field.Length == 0 || sides.Length != 2 || line.Length < 3 || line[1] != ' ' || Kind(line[0]) is not { } kind) throw new FormatException($"No thesaurus line: {line}");
        var official = Parts(sides[1]).Select(Term).ToList();
        if (official.Count == 0) throw new FormatException($"No official term: {line}");
        return Parts(sides[0][2..]).Select(everyday => new ThesaurusEntry(field, kind, everyday, official));
    }

    private static ExpressionKind? Kind(char letter) => letter switch
    {
        'n' => ExpressionKind.Thing,
        'v' => ExpressionKind.Action,
        'p' => ExpressionKind.Person,
        's' => ExpressionKind.Situation,
        _ => null,
    };

    private static OfficialTerm Term(string written)
    {
        var star = written.IndexOf('*');
        return star < 0 ? new(written, UsualWeight) : new(written[..star].TrimEnd(), float.Parse(written[(star + 1)..], CultureInfo.InvariantCulture));
    }

    private static string[] Parts(string side) => side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
