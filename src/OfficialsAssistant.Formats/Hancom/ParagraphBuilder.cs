using System.Text;

namespace OfficialsAssistant.Formats.Hancom;

/// <summary>What a paragraph is in its document.</summary>
internal enum ParagraphKind { Body, Outline, ListItem }

/// <param name="Level">From 1, of an outline or a list.</param>
/// <param name="Marker">The number or bullet as rendered.</param>
internal readonly record struct ParagraphShape(ParagraphKind Kind, int Level, string Marker)
{
    public static readonly ParagraphShape Body = new(ParagraphKind.Body, 0, "");
}

/// <summary>
/// Takes a paragraph's characters and controls as they come and gives its blocks. A table stands where it stands in the text; notes,
/// boxes, pictures, equations and guide texts follow the text they are anchored in, so that a sentence is not torn.
/// </summary>
internal sealed class ParagraphBuilder(ParagraphShape shape)
{
    private const int MaxHeading = 6;
    private readonly StringBuilder text = new();
    private readonly List<Block> blocks = [];
    private readonly List<Block> beside = [];
    private readonly Stack<(int Start, string Guide, string Result)> fields = new();
    private ParagraphShape shape = shape;

    public void Append(string characters) => text.Append(characters);

    public void Append(char character) => text.Append(character);

    /// <summary>A block that follows the paragraph's text.</summary>
    public void AddBeside(Block block) => beside.Add(block);

    /// <summary>A block that stands between what comes before and after it.</summary>
    public void AddBetween(params IEnumerable<Block> between)
    {
        Flush();
        blocks.AddRange(between);
    }

    /// <summary>A field begins. Every field is told, so that its end is told from that of the field around it.</summary>
    /// <param name="guide">Guide text of a 누름틀; else empty.</param>
    /// <param name="result">What a formula last came to; else empty.</param>
    public void BeginField(string guide = "", string result = "") => fields.Push((text.Length, guide, result));

    /// <summary>A field ends. A 누름틀 with nothing in it, or with its own guide text, is one nobody has filled.</summary>
    public void EndField()
    {
        // A field that began in an earlier paragraph is text like any other.
        if (!fields.TryPop(out var field) || field.Start > text.Length) return;
        var written = text.ToString(field.Start, text.Length - field.Start).Trim();
        if (written.Length == 0) text.Append(field.Result);
        if (field.Guide.Trim().Length == 0 || written.Length > 0 && written != field.Guide.Trim()) return;
        text.Length = field.Start;
        beside.Add(new GuideBlock(HancomCharacters.Clean(field.Guide)));
    }

    public IReadOnlyList<Block> Close()
    {
        Flush();
        return blocks;
    }

    private void Flush()
    {
        var line = HancomCharacters.Clean(text.ToString());
        if (line.Length > 0) AddText(line);
        blocks.AddRange(beside);
        beside.Clear();
        text.Clear();
        fields.Clear();
    }

    // The marker belongs to the first piece of a paragraph that a table cuts in two.
    private void AddText(string line)
    {
        blocks.Add(shape.Kind switch
        {
            ParagraphKind.Outline when shape.Level <= MaxHeading => new HeadingBlock(shape.Level, line) { Marker = shape.Marker },
            ParagraphKind.Body or ParagraphKind.Outline when shape.Marker.Length == 0 => new ParagraphBlock(line),
            _ => new ListItemBlock(shape.Level, shape.Marker, line),
        });
        shape = ParagraphShape.Body;
    }
}
