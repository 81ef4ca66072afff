using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace OfficialsAssistant.Formats;

/// <summary>YAML between two lines of "---" at the head of a Markdown file.</summary>
internal static class FrontMatter
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None = new Dictionary<string, IReadOnlyList<string>>();

    // Far beyond what a document says about itself; nesting is read by recursion.
    private const int MaxLength = 256 * 1024, MaxItems = 20_000, MaxDepth = 16;

    public static (string Yaml, string Body) Cut(string text)
    {
        var head = text.TrimStart('\n', ' ');
        if (!head.StartsWith("---\n", StringComparison.Ordinal)) return ("", text);
        var end = head.IndexOf("\n---", 3, StringComparison.Ordinal);
        if (end < 0) return ("", text);
        var after = end + 4;
        if (after < head.Length && head[after] != '\n') return ("", text);
        return (head[4..(end + 1)], after < head.Length ? head[(after + 1)..] : "");
    }

    /// <exception cref="YamlException">It is not YAML, not a mapping, too large, or uses anchors.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Parse(string yaml)
    {
        if (string.IsNullOrWhiteSpace(yaml)) return None;
        Check(yaml);
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        if (stream.Documents.Count == 0) return None;
        if (stream.Documents[0].RootNode is not YamlMappingNode root) throw new YamlException("The front matter is not a mapping.");
        return root.Children.DistinctBy(c => Text(c.Key)).ToDictionary(c => Text(c.Key), c => Values(c.Value));
    }

    // A few aliases of aliases would grow into gigabytes when they are read out.
    private static void Check(string yaml)
    {
        if (yaml.Length > MaxLength) throw new YamlException("The front matter is too long.");
        var parser = new Parser(new StringReader(yaml));
        var (items, depth) = (0, 0);
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) throw At(parser, "Anchors and aliases are not read.");
            depth += parser.Current!.NestingIncrease;
            if (depth > MaxDepth) throw At(parser, "Nested too deeply.");
            if (parser.Current is NodeEvent && ++items > MaxItems) throw At(parser, "Too many items.");
        }

        static YamlException At(Parser parser, string message) => new(parser.Current!.Start, parser.Current.End, message);
    }

    private static IReadOnlyList<string> Values(YamlNode node) => node switch
    {
        YamlSequenceNode list => [.. list.Children.Select(Text).Where(t => t.Length > 0)],
        _ => Text(node) is { Length: > 0 } text ? [text] : [],
    };

    private static string Text(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" } => "",
        YamlScalarNode scalar => Inline.Clean(scalar.Value ?? "", markdown: false),
        YamlMappingNode map => Annex(map),
        YamlSequenceNode list => string.Join(", ", list.Children.Select(Text)),
        _ => "",
    };

    /// <summary>A map in a list of annexes: "별표 1의2 구조 안전 심의 신청 시 첨부서류(제2조의4제2항 관련)".</summary>
    private static string Annex(YamlMappingNode map)
    {
        var kind = Field("별표구분");
        var number = Field("별표번호").TrimStart('0');
        var branch = Field("별표가지번호").TrimStart('0');
        var label = number.Length == 0 ? kind : branch.Length == 0 ? $"{kind} {number}" : $"{kind} {number}의{branch}";
        return $"{label} {Field("제목")}".Trim();

        string Field(string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlScalarNode ? Text(value) : "";
    }
}
