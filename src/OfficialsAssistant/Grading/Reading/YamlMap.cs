using System.Globalization;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace OfficialsAssistant.Grading.Reading;

/// <summary>A mapping of a YAML file that knows its place: what is asked for is checked, what is never asked for is an unknown key.</summary>
public sealed class YamlMap(string file, string path, YamlMappingNode node, Faults faults)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public string File => file;
    public int Row => Line(node);

    /// <summary>The key as messages name it: "stages.written.weight".</summary>
    public string Key(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public int RowOf(string key) => Find(key) is { } found ? Line(found) : Row;

    public void Fault(string key, string name, params object[] values) => faults.Add(file, RowOf(key), Key(key), name, values);

    public bool Has(string key) => Find(key) is not null;

    public bool IsText(string key) => Find(key) is YamlScalarNode;

    /// <summary>A scalar's text, NFC, or null (a fault when required).</summary>
    public string? Text(string key, bool required = true)
    {
        switch (Take(key))
        {
            case null:
                if (required) faults.Add(file, Row, Key(key), "KeyMissing", Key(key));
                return null;
            case YamlScalarNode { Value: { } value } when value.Trim().Length > 0:
                return value.Trim().Normalize(NormalizationForm.FormC);
            case YamlScalarNode:
                if (required) Fault(key, "KeyEmpty", Key(key));
                return null;
            default:
                Fault(key, "NotText", Key(key));
                return null;
        }
    }

    public decimal? Number(string key, decimal least, decimal most, bool required = true)
    {
        if (Text(key, required) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fault(key, "NotNumber", Key(key), text, least, most);
        return null;
    }

    public int? Whole(string key, int least, int most, bool required = true)
    {
        if (Text(key, required) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(key, "NotWhole", Key(key), text, least, most);
        return null;
    }

    public DateOnly? Date(string key, bool required = true)
    {
        if (Text(key, required) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Fault(key, "NotDate", Key(key), text);
        return null;
    }

    public bool? Flag(string key, bool required = true)
    {
        if (Text(key, required) is not { } text) return null;
        if (text is "true" or "True" or "yes") return true;
        if (text is "false" or "False" or "no") return false;
        Fault(key, "NotAllowed", Key(key), text, "true, false");
        return null;
    }

    /// <summary>One of the words given, or null.</summary>
    public string? OneOf(string key, bool required, params string[] words)
    {
        if (Text(key, required) is not { } text) return null;
        if (words.Contains(text, StringComparer.Ordinal)) return text;
        Fault(key, "NotAllowed", Key(key), text, string.Join(", ", words));
        return null;
    }

    public YamlMap? Map(string key, bool required = true)
    {
        switch (Take(key))
        {
            case YamlMappingNode map:
                return new YamlMap(file, Key(key), map, faults);
            case null or YamlScalarNode { Value: null or "" }:
                if (required) faults.Add(file, Row, Key(key), "KeyMissing", Key(key));
                return null;
            default:
                Fault(key, "NotMap", Key(key));
                return null;
        }
    }

    /// <summary>The mappings of a list; "stages[0]" is named by its id where it has one.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, bool required = true)
    {
        var maps = new List<YamlMap>();
        foreach (var (item, i) in Items(key, required).Select((item, i) => (item, i)))
        {
            if (item is YamlMappingNode map) maps.Add(new YamlMap(file, $"{Key(key)}.{NameOf(map) ?? (i + 1).ToString(CultureInfo.InvariantCulture)}", map, faults));
            else faults.Add(file, Line(item), Key(key), "NotMap", Key(key));
        }
        return maps;
    }

    /// <summary>The texts of a list.</summary>
    public IReadOnlyList<string> Texts(string key, bool required = true)
    {
        var texts = new List<string>();
        foreach (var item in Items(key, required))
        {
            if (item is YamlScalarNode { Value: { Length: > 0 } value }) texts.Add(value.Trim().Normalize(NormalizationForm.FormC));
            else faults.Add(file, Line(item), Key(key), "NotText", Key(key));
        }
        return texts;
    }

    /// <summary>Call when all keys have been asked for.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!asked.Contains(name)) faults.Add(file, Line(key), Key(name), "UnknownKey", name, string.Join(", ", asked.Order(StringComparer.Ordinal)));
        }
    }

    private static readonly string[] s_names = ["id", "code", "at", "panel"];

    internal static string? NameOf(YamlMappingNode map) =>
        s_names.Select(k => map.Children.TryGetValue(new YamlScalarNode(k), out var v) ? (v as YamlScalarNode)?.Value : null).FirstOrDefault(v => !string.IsNullOrEmpty(v));

    private IReadOnlyList<YamlNode> Items(string key, bool required)
    {
        switch (Take(key))
        {
            case YamlSequenceNode list:
                if (required && list.Children.Count == 0) Fault(key, "KeyEmpty", Key(key));
                return [.. list.Children];
            case null or YamlScalarNode { Value: null or "" }:
                if (required) faults.Add(file, Row, Key(key), "KeyMissing", Key(key));
                return [];
            default:
                Fault(key, "NotList", Key(key));
                return [];
        }
    }

    private YamlNode? Take(string key)
    {
        asked.Add(key);
        return Find(key);
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static int Line(YamlNode node) => (int)node.Start.Line;
}
