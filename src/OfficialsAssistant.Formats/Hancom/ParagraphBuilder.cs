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
    private readonly Stack<(int Start, string Guide)> asked = new();
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

    /// <summary>A 누름틀 begins.</summary>
    public void BeginField(string guide) => asked.Push((text.Length, guide));

    /// <summary>A 누름틀 ends: with nothing in it, or with its own guide text, nobody has filled it.</summary>
    public void EndField()
    {
        if (!asked.TryPop(out var field) || field.Start > text.Length) return;
        var written = text.ToString(field.Start, text.Length - field.Start);
        if (written.Trim().Length > 0 && written.Trim() != field.Guide.Trim()) return;
        if (field.Guide.Trim().Length == 0) return;
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
        asked.Clear();
    }

    // The marker belongs to the first piece of a paragraph that a table cuts in two.
    private void AddText(string line)
    {
        blocks.Add(shape.Kind switch
        {
            ParagraphKind.Outline when shape.Level <= MaxHeading => new HeadingBlock(shape.Level, line) { Marker = shape.Marker },
            ParagraphKind.Body => new ParagraphBlock(line),
            _ => new ListItemBlock(shape.Level, shape.Marker, line),
        });
        shape = ParagraphShape.Body;
    }
}
