using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OfficialsAssistant.Grading.Reading;

/// <summary>Opens a YAML file whose top is a mapping.</summary>
public static class YamlFile
{
    /// <param name="shownAs">What messages call the file.</param>
    /// <returns>Null when it cannot be read; the fault says why.</returns>
    public static YamlMap? Open(string path, string shownAs, Faults faults) =>
        Node(path, shownAs, faults) is { } node ? new YamlMap(shownAs, "", node, faults) : null;

    internal static YamlMappingNode? Node(string path, string shownAs, Faults faults)
    {
        if (!File.Exists(path))
        {
            faults.Add(shownAs, null, "", "FileMissing", shownAs);
            return null;
        }
        if (Decode(File.ReadAllBytes(path)) is { } text) return Parse(text, shownAs, faults);
        faults.Add(shownAs, null, "", "NotUtf8", shownAs);
        return null;
    }

    private static YamlMappingNode? Parse(string text, string shownAs, Faults faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode map) return map;
            faults.Add(shownAs, 1, "", "NotMap", shownAs);
        }
        catch (InvalidOperationException e)
        {
            // The parser's way of saying that the text ends in the middle of something.
            faults.Add(shownAs, null, "", "BadYaml", e.Message.TrimEnd('.'));
        }
        catch (YamlException e)
        {
            var why = (e.InnerException?.Message ?? e.Message).ReplaceLineEndings(" ").TrimEnd('.');
            faults.Add(shownAs, (int)e.Start.Line, "", why.Contains("uplicate", StringComparison.Ordinal) ? "DuplicateKey" : "BadYaml", why);
        }
        return null;
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
