using System.Globalization;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace OfficialsAssistant.Grading.Reading;

/// <summary>A YAML file as a flat list of keys and values, whatever its spacing, quoting or comments: what a freeze compares.</summary>
public static class YamlKeys
{
    /// <param name="leaveOut">Top keys that may still change.</param>
    /// <returns>Value and line by key ("stages.written.weight"); null when the file cannot be read.</returns>
    public static SortedDictionary<string, (string Value, int Row)>? Read(string path, string shownAs, Faults faults, params string[] leaveOut)
    {
        if (YamlFile.Node(path, shownAs, faults) is not { } top) return null;
        var keys = new SortedDictionary<string, (string, int)>(StringComparer.Ordinal);
        Add(top, "", leaveOut, keys);
        return keys;
    }

    private static void Add(YamlNode node, string path, string[] leaveOut, SortedDictionary<string, (string, int)> keys)
    {
        switch (node)
        {
            case YamlMappingNode map:
                foreach (var (key, value) in map.Children)
                {
                    var name = (key as YamlScalarNode)?.Value ?? "";
                    if (path.Length > 0 || !leaveOut.Contains(name)) Add(value, path.Length == 0 ? name : $"{path}.{name}", leaveOut, keys);
                }
                break;
            case YamlSequenceNode list:
                for (var i = 0; i < list.Children.Count; i++)
                {
                    var name = (list.Children[i] as YamlMappingNode) is { } item ? YamlMap.NameOf(item) : null;
                    Add(list.Children[i], $"{path}.{name ?? (i + 1).ToString(CultureInfo.InvariantCulture)}", leaveOut, keys);
                }
                break;
            default:
                keys[path] = (((node as YamlScalarNode)?.Value ?? "").Trim().Normalize(NormalizationForm.FormC), (int)node.Start.Line);
                break;
        }
    }
}
