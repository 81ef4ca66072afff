using System.Globalization;

namespace OfficialsAssistant.Formats.Hancom;

/// <summary>누름틀: a field that asks for text. Its command holds its guide text: "Clickhere:set:45:Direction:wstring:3:과목명 HelpState:wstring:0:  ".</summary>
internal static class ClickHere
{
    private const string Direction = "Direction:wstring:";

    /// <summary>The guide text; empty when the command names none.</summary>
    public static string Guide(string command)
    {
        var at = command.IndexOf(Direction, StringComparison.Ordinal);
        if (at < 0) return "";
        var rest = command.AsSpan(at + Direction.Length);
        var colon = rest.IndexOf(':');
        if (colon < 0 || !int.TryParse(rest[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var length)) return "";
        rest = rest[(colon + 1)..];
        return rest[..Math.Min(length, rest.Length)].ToString();
    }
}
