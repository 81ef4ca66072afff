using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library;

/// <summary>
/// The blocks of a document as lines of passages: body, notes, captions, text boxes, equations. Headers and footers would
/// stand in the midst of sentences, and memos and hidden comments are not what the document says.
/// </summary>
internal static class PassageLines
{
    public static IEnumerable<PassageLine> Of(IReadOnlyList<Block> blocks)
    {
        int? page = null;
        foreach (var block in blocks)
        {
            page = block.Page ?? page;
            foreach (var line in Of(block)) yield return line with { Page = page };
        }
    }

    private static IEnumerable<PassageLine> Of(Block block) => block switch
    {
        // A heading longer than that is text marked as one: as text nothing of it is lost.
        HeadingBlock { Text.Length: > PassageSplitter.MaxHeading } heading => [new(Marked(heading), LineRank.Paragraph)],
        HeadingBlock heading => [new(Marked(heading), LineRank.Paragraph, heading.Level)],
        ParagraphBlock paragraph => TextLines(paragraph.Text, LineRank.Paragraph),
        ListItemBlock item => TextLines($"{item.Marker} {item.Text}", item.Level == 1 ? LineRank.Item : LineRank.Text),
        TableBlock table => TableLines.Of(table),
        AsideBlock { Aside: AsideKind.Footnote or AsideKind.Endnote or AsideKind.Caption or AsideKind.TextBox } aside => AsideLines(aside),
        EquationBlock equation => TextLines(equation.Script, LineRank.Text),
        ImageBlock { Alt.Length: > 0 } image => TextLines(image.Alt, LineRank.Text),
        GuideBlock guide => TextLines(guide.Text, LineRank.Text),
        _ => [],
    };

    // 제2장, 1.: where the format counts, the number is no part of the text.
    private static string Marked(HeadingBlock heading) => heading.Marker.Length > 0 ? $"{heading.Marker} {heading.Text}" : heading.Text;

    // What stands beside the body opens no heading of its own.
    private static IEnumerable<PassageLine> AsideLines(AsideBlock aside)
    {
        var marker = aside.Marker.Length > 0 ? aside.Marker + " " : "";
        foreach (var line in aside.Blocks.SelectMany(Of))
        {
            yield return line with { Text = marker + line.Text, HeadingLevel = 0 };
            marker = "";
        }
    }

    private static IEnumerable<PassageLine> TextLines(string text, LineRank first)
    {
        var rank = first;
        foreach (var line in text.Split('\n'))
        {
            yield return new PassageLine(line, LegalLine.BeginsClause(line) ? LineRank.Clause : LegalLine.BeginsItem(line) ? LineRank.Item : rank);
            rank = LineRank.Text;
        }
    }
}
