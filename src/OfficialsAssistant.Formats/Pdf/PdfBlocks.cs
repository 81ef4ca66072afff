using System.Text.RegularExpressions;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>Lines and tables of all pages as blocks: headings by their size, paragraphs from the lines that belong together.</summary>
internal sealed partial class PdfBlocks
{
    private readonly PdfParagraphs paragraphs;
    private readonly Dictionary<PdfLine, bool> running;
    private readonly double bodySize;
    private readonly List<double> headingSizes;

    public List<Block> All { get; } = [];

    public PdfBlocks(List<PdfPage> pages)
    {
        running = RunningLines.Part(pages);
        paragraphs = new PdfParagraphs(pages);
        var sizes = Sizes(pages);
        bodySize = sizes.Count == 0 ? 0 : sizes.MaxBy(s => s.Value).Key;
        // Six levels at most; sizes beyond the sixth share the last.
        headingSizes = [.. sizes.Keys.Where(s => s >= bodySize * 1.15).OrderDescending()];
        foreach (var page in pages) Add(page);
    }

    private void Add(PdfPage page)
    {
        if (page.IsEmpty) All.Add(new EmptyPageBlock { Page = page.Number });
        var open = new List<PdfLine>();
        foreach (var item in page.Items)
        {
            if (item is PdfLine line && !running.ContainsKey(line))
            {
                if (open.Count > 0 && StartsAnew(open[^1], line)) Close();
                open.Add(line);
                continue;
            }
            Close();
            Block beside = item is PdfLine edge ? Running(edge) : Table((PdfTable)item);
            All.Add(beside with { Page = page.Number });
        }
        Close();
        // Kept and marked, so that neither search nor a model takes it for what the page says.
        if (page.Hidden.Length > 0) All.Add(new AsideBlock(AsideKind.HiddenComment, "", [new ParagraphBlock(page.Hidden)]) { Page = page.Number });

        void Close()
        {
            if (open.Count > 0) All.Add(Block(open) with { Page = page.Number });
            open.Clear();
        }
    }

    private bool StartsAnew(PdfLine last, PdfLine next) =>
        LevelOf(last) != LevelOf(next) || (LevelOf(next) > 0 ? paragraphs.AreApart(last, next) : paragraphs.StartsAnew(last, next));

    private Block Block(List<PdfLine> lines)
    {
        var text = paragraphs.Text(lines);
        var level = LevelOf(lines[0]);
        return level > 0 && lines.Count <= 3 && text.Length <= 120 ? new HeadingBlock(level, text) : PdfParagraphs.Block(text);
    }

    private int LevelOf(PdfLine line)
    {
        var level = headingSizes.FindIndex(s => Math.Abs(s - Round(line.Size)) < 0.1) + 1;
        return level > 0 && line.Text.Any(char.IsLetter) && !Leaders().IsMatch(line.Text) ? Math.Min(level, 6) : 0;
    }

    private AsideBlock Running(PdfLine line) => new(running[line] ? AsideKind.Header : AsideKind.Footer, "", [new ParagraphBlock(line.Text)]);

    private TableBlock Table(PdfTable table) => new(
        [.. table.Cells.OrderBy(c => c.Row).ThenBy(c => c.Column).Select(c => new TableCell(c.Row, c.Column, c.RowSpan, c.ColumnSpan, CellBlocks(c.Items)))],
        table.HeaderRows);

    private List<Block> CellBlocks(List<PageItem> items)
    {
        var blocks = new List<Block>();
        var open = new List<PdfLine>();
        foreach (var item in items)
        {
            if (item is PdfTable || open.Count > 0 && paragraphs.StartsAnew(open[^1], (PdfLine)item)) Close();
            if (item is PdfLine line) open.Add(line);
            else blocks.Add(Table((PdfTable)item));
        }
        Close();
        return blocks;

        void Close()
        {
            if (open.Count > 0) blocks.Add(PdfParagraphs.Block(paragraphs.Text(open)));
            open.Clear();
        }
    }

    /// <summary>Letters by the point size they have, in halves of a point.</summary>
    private static Dictionary<double, int> Sizes(List<PdfPage> pages)
    {
        var sizes = new Dictionary<double, int>();
        foreach (var line in pages.SelectMany(p => p.Items).OfType<PdfLine>())
            sizes[Round(line.Size)] = sizes.GetValueOrDefault(Round(line.Size)) + line.Text.Length;
        return sizes;
    }

    private static double Round(double size) => Math.Round(size * 2) / 2;

    // Dots that lead to a page number: a line of the table of contents.
    [GeneratedRegex(@"[·.…‥]{5}|(?: [·.]){5}")]
    private static partial Regex Leaders();
}
