using System.Text;

namespace OfficialsAssistant.Formats;

/// <summary>Kinds of text that may stand in plain text beside the body (headings, paragraphs, list items, tables), which always does.</summary>
[Flags]
public enum TextKinds
{
    Body = 0,
    Notes = 1,
    HeadersAndFooters = 2,
    Captions = 4,
    TextBoxes = 8,
    Equations = 16,
    Images = 32,
    Guides = 64,
    Memos = 128,
    HiddenComments = 256,
    /// <summary>Numbers and bullets as rendered, which a file of Hancom or Word does not hold as characters.</summary>
    Markers = 512,

    /// <summary>What search takes: a memo or a hidden comment is not what the document says.</summary>
    Searched = Notes | HeadersAndFooters | Captions | TextBoxes | Equations | Images | Guides | Markers,
    All = Searched | Memos | HiddenComments,
}

/// <summary>Blocks as lines of text.</summary>
public static class PlainText
{
    public static string Of(IEnumerable<Block> blocks, TextKinds kinds)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            var piece = Of(block, kinds);
            if (piece.Length == 0) continue;
            if (text.Length > 0) text.Append('\n');
            text.Append(piece);
        }
        return text.ToString();
    }

    private static string Of(Block block, TextKinds kinds) => block switch
    {
        HeadingBlock heading => Marked(heading.Marker, heading.Text, kinds),
        ParagraphBlock paragraph => paragraph.Text,
        ListItemBlock item => Marked(item.Marker, item.Text, kinds),
        TableBlock table => OfTable(table, kinds),
        AsideBlock aside when kinds.HasFlag(KindOf(aside.Aside)) => Marked(aside.Marker, Of(aside.Blocks, kinds), kinds),
        EquationBlock equation when kinds.HasFlag(TextKinds.Equations) => equation.Script,
        ImageBlock image when kinds.HasFlag(TextKinds.Images) => image.Alt,
        GuideBlock guide when kinds.HasFlag(TextKinds.Guides) => guide.Text,
        _ => "",
    };

    private static string Marked(string marker, string text, TextKinds kinds) =>
        marker.Length == 0 || !kinds.HasFlag(TextKinds.Markers) ? text : text.Length == 0 ? marker : $"{marker} {text}";

    private static string OfTable(TableBlock table, TextKinds kinds) =>
        string.Join('\n', table.Cells.GroupBy(c => c.Row).OrderBy(r => r.Key)
            .Select(row => string.Join('\t', row.OrderBy(c => c.Column).Select(c => Of(c.Blocks, kinds)))));

    private static TextKinds KindOf(AsideKind aside) => aside switch
    {
        AsideKind.Footnote or AsideKind.Endnote => TextKinds.Notes,
        AsideKind.Header or AsideKind.Footer => TextKinds.HeadersAndFooters,
        AsideKind.Caption => TextKinds.Captions,
        AsideKind.TextBox => TextKinds.TextBoxes,
        AsideKind.Memo => TextKinds.Memos,
        _ => TextKinds.HiddenComments,
    };
}
