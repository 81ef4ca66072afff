using System.Text.Json.Serialization;

namespace OfficialsAssistant.Formats;

/// <summary>The text of one file: what a reader found, in reading order, with nothing invented.</summary>
/// <param name="Title">Title from the metadata or the first heading; empty when the file names none.</param>
/// <param name="Metadata">What the file says about itself (front matter, document properties), keys as written in the file.</param>
/// <param name="Blocks">Content in reading order, NFC, without markup (escapes, emphasis, amendment marks such as &lt;개정 …&gt;).</param>
public sealed record DocumentText(
    string Title,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Metadata,
    IReadOnlyList<Block> Blocks)
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoMetadata = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>First value of a front-matter key, or null.</summary>
    public string? Value(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (Metadata.TryGetValue(key, out var values) && values.Count > 0 && values[0].Length > 0) return values[0];
        return null;
    }

    /// <summary>The blocks as lines of text; a table row is one line, its cells parted by a tab.</summary>
    public string PlainText(TextKinds kinds) => Formats.PlainText.Of(Blocks, kinds);
}

/// <summary>One element of a document.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(ListItemBlock), "listItem")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(AsideBlock), "aside")]
[JsonDerivedType(typeof(EquationBlock), "equation")]
[JsonDerivedType(typeof(ImageBlock), "image")]
[JsonDerivedType(typeof(GuideBlock), "guide")]
[JsonDerivedType(typeof(EmptyPageBlock), "emptyPage")]
public abstract record Block
{
    /// <summary>Page from 1 (slide, sheet), where the format has pages of its own; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Page { get; init; }
}

/// <summary>A heading. <paramref name="Level"/> is 1 to 6; in ordinance collections it may be wrong, so the splitter trusts 제N조 and 제N장 in the text.</summary>
public sealed record HeadingBlock(int Level, string Text) : Block
{
    /// <summary>Number that the format counts itself, as rendered ("1.", "제2장"); empty when it stands in the text or there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string Marker { get; init; } = "";
}

/// <summary>A paragraph; line breaks that carry meaning (호, 목 on their own lines) are kept as '\n'.</summary>
public sealed record ParagraphBlock(string Text) : Block;

/// <summary>A list item with its marker as rendered ("1.", "가.", "•"); <paramref name="Level"/> from 1.</summary>
public sealed record ListItemBlock(int Level, string Marker, string Text) : Block;

/// <summary>A table by its cells; a merged cell is one cell.</summary>
/// <param name="Cells">Row by row, left to right.</param>
/// <param name="HeaderRows">How many of the first rows are the header; 0 when unknown.</param>
public sealed record TableBlock(IReadOnlyList<TableCell> Cells, int HeaderRows) : Block
{
    [JsonIgnore]
    public bool HasHeader => HeaderRows > 0;

    /// <summary>The grid as text: a merged cell stands at its first place, the others it covers are empty.</summary>
    [JsonIgnore]
    public IReadOnlyList<IReadOnlyList<string>> Rows
    {
        get
        {
            if (Cells.Count == 0) return [];
            var width = Cells.Max(c => c.Column + 1);
            var rows = Enumerable.Range(0, Cells.Max(c => c.Row + 1)).Select(_ => Enumerable.Repeat("", width).ToArray()).ToArray();
            foreach (var cell in Cells) rows[cell.Row][cell.Column] = cell.Text;
            return rows;
        }
    }

    /// <summary>A table without merged cells.</summary>
    public static TableBlock OfRows(IReadOnlyList<IReadOnlyList<string>> rows, int headerRows) =>
        new([.. rows.SelectMany((row, r) => row.Select((text, c) => new TableCell(r, c, 1, 1, text.Length == 0 ? [] : [new ParagraphBlock(text)])))], headerRows);
}

/// <summary>A cell; <paramref name="Row"/> and <paramref name="Column"/> count from 0, spans from 1. A nested table is a block of the cell.</summary>
public sealed record TableCell(int Row, int Column, int RowSpan, int ColumnSpan, IReadOnlyList<Block> Blocks)
{
    /// <summary>All its text but memos and hidden comments, a line a paragraph.</summary>
    [JsonIgnore]
    public string Text => PlainText.Of(Blocks, TextKinds.Searched);
}

/// <summary>What stands beside the body text.</summary>
public enum AsideKind { Footnote, Endnote, Header, Footer, Caption, TextBox, Memo, HiddenComment }

/// <summary>Text beside the body, at the place it belongs to. A header or footer appears once, however many pages show it.</summary>
/// <param name="Marker">Number or sign of a note as rendered; else empty.</param>
public sealed record AsideBlock(AsideKind Aside, string Marker, IReadOnlyList<Block> Blocks) : Block;

/// <summary>An equation in the script of its format.</summary>
public sealed record EquationBlock(string Script) : Block;

/// <summary>A picture, by its alternative text (empty when it has none).</summary>
public sealed record ImageBlock(string Alt) : Block;

/// <summary>안내문 of an unfilled field (누름틀): what should be written there, not what is.</summary>
public sealed record GuideBlock(string Text) : Block;

/// <summary>A page that carries no text (글자가 없는 쪽), such as a scan.</summary>
public sealed record EmptyPageBlock : Block;
