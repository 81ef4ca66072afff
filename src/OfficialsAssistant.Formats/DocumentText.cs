using System.Text.Json.Serialization;

namespace OfficialsAssistant.Formats;

/// <summary>The text of one file: what a reader found, in reading order, with nothing invented.</summary>
/// <param name="Title">Title from the metadata or the first heading; empty when the file names none.</param>
/// <param name="Metadata">Front matter, keys as written in the file. A value is a string, or a list of strings.</param>
/// <param name="Blocks">Body in reading order, NFC, without markup (escapes, emphasis, amendment marks such as &lt;개정 …&gt;).</param>
public sealed record DocumentText(
    string Title,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Metadata,
    IReadOnlyList<Block> Blocks)
{
    /// <summary>First value of a front-matter key, or null.</summary>
    public string? Value(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (Metadata.TryGetValue(key, out var values) && values.Count > 0 && values[0].Length > 0) return values[0];
        return null;
    }
}

/// <summary>One element of a document's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(ListItemBlock), "listItem")]
[JsonDerivedType(typeof(TableBlock), "table")]
public abstract record Block;

/// <summary>A heading. <paramref name="Level"/> is 1 to 6; in ordinance collections it may be wrong, so the splitter trusts 제N조 and 제N장 in the text.</summary>
public sealed record HeadingBlock(int Level, string Text) : Block;

/// <summary>A paragraph; line breaks that carry meaning (호, 목 on their own lines) are kept as '\n'.</summary>
public sealed record ParagraphBlock(string Text) : Block;

/// <summary>A list item with its marker as rendered ("1.", "가.", "•"); <paramref name="Level"/> from 1.</summary>
public sealed record ListItemBlock(int Level, string Marker, string Text) : Block;

/// <summary>A table; the first row is the header where <paramref name="HasHeader"/>.</summary>
public sealed record TableBlock(IReadOnlyList<IReadOnlyList<string>> Rows, bool HasHeader) : Block;
