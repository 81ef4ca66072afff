using System.Xml;
using Microsoft.Extensions.AI;

namespace OfficialsAssistant.Prompts;

/// <summary>
/// Reads a rendered template's messages. Semantic Kernel's own parser is not used because it takes a text it cannot read for one
/// message of the user, rules and all; this one throws.
/// </summary>
internal static class PromptMessages
{
    private static readonly XmlReaderSettings Settings = new() { ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Prohibit };

    /// <exception cref="XmlException">Not well formed.</exception>
    /// <exception cref="FormatException">Something other than messages of a known role.</exception>
    public static IReadOnlyList<ChatMessage> Read(string rendered)
    {
        List<ChatMessage> messages = [];
        using var reader = XmlReader.Create(new StringReader(rendered), Settings);
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element) messages.Add(Message(reader));
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) throw new FormatException("text outside of a message");
            else reader.Read();
        }
        return messages;
    }

    private static ChatMessage Message(XmlReader reader)
    {
        if (reader.Name != "message") throw new FormatException($"element {reader.Name}");
        var role = reader.GetAttribute("role") switch
        {
            "system" => ChatRole.System,
            "user" => ChatRole.User,
            "assistant" => ChatRole.Assistant,
            var other => throw new FormatException($"role '{other}'"),
        };
        return new ChatMessage(role, reader.ReadElementContentAsString().Trim());
    }

    /// <summary>Without the characters that no XML may hold (NUL and its like, halves of surrogate pairs), which become U+FFFD.</summary>
    public static string Clean(string value)
    {
        var at = FirstForbidden(value, 0);
        if (at < 0) return value;
        var characters = value.ToCharArray();
        for (; at >= 0; at = FirstForbidden(value, at + 1)) characters[at] = '\uFFFD';
        return new string(characters);
    }

    private static int FirstForbidden(string value, int from)
    {
        for (var i = from; i < value.Length; i++)
        {
            if (XmlConvert.IsXmlChar(value[i])) continue;
            if (i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1])) i++;
            else return i;
        }
        return -1;
    }
}
