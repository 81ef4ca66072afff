using OfficialsAssistant.Formats;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Web.Library;

/// <summary>
/// Where passages begin and where a quote stands in the text as it was read. Passages are cut and joined from the blocks, so
/// both are compared by their letters alone, without white space and the bars between cells.
/// </summary>
public sealed class DocumentMarks
{
    private const int LettersOfABeginning = 40;

    // By reference: blocks of equal text are equal, and stand at different places.
    private readonly Dictionary<Block, int> starts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Block, int> levels = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Block, Guid> anchors = new(ReferenceEqualityComparer.Instance);
    private readonly List<(int Start, Block Block)> order = [];
    private readonly string letters;
    private (int From, int To) quoted;

    private DocumentMarks(DocumentText text)
    {
        var all = new System.Text.StringBuilder();
        var level = 1;
        foreach (var block in text.Blocks.SelectMany(Leaves))
        {
            starts[block] = all.Length;
            order.Add((all.Length, block));
            // A level is never skipped, whatever the file says.
            if (block is HeadingBlock heading) levels[block] = level = Math.Clamp(heading.Level + 1, 2, Math.Min(level + 1, 6));
            all.Append(Letters(TextOf(block)));
        }
        letters = all.ToString();
    }

    /// <summary>Whether the quote that was asked for stands in the text.</summary>
    public bool Found => quoted.To > quoted.From;

    public static DocumentMarks Of(DocumentText text, IReadOnlyList<Passage> passages, Guid? passageId, string? quote)
    {
        var marks = new DocumentMarks(text);
        var at = 0;
        var cited = 0;
        foreach (var passage in passages)
        {
            var beginning = Letters(passage.Text, LettersOfABeginning);
            if (beginning.Length == 0 || marks.letters.IndexOf(beginning, at, StringComparison.Ordinal) is not (>= 0 and var begin)) continue;
            at = begin;
            if (passage.Id == passageId) cited = begin;
            marks.anchors.TryAdd(marks.BlockAt(begin), passage.Id);
        }
        if (Letters(quote ?? "") is { Length: > 0 } wanted) marks.Quote(wanted, cited);
        return marks;
    }

    /// <summary>The passage that begins with this block, or null.</summary>
    public Guid? AnchorOf(Block block) => anchors.TryGetValue(block, out var passage) ? passage : null;

    public bool Holds(Guid passageId) => anchors.ContainsValue(passageId);

    /// <summary>2 to 6: the level of a heading on a page whose title is 1.</summary>
    public int LevelOf(HeadingBlock heading) => levels.GetValueOrDefault(heading, 6);

    /// <summary>Whether the quote begins in this block.</summary>
    public bool BeginsQuote(Block block) => Found && ReferenceEquals(BlockAt(quoted.From), block);

    /// <summary>The text of a block, apart where the quote begins and ends.</summary>
    public IReadOnlyList<TextPiece> Pieces(Block block)
    {
        var text = TextOf(block);
        var at = starts.GetValueOrDefault(block);
        if (!Found || quoted.To <= at || quoted.From >= at + Letters(text).Length) return [new TextPiece(text, false)];
        var begin = Position(text, quoted.From - at);
        var end = Position(text, quoted.To - at - 1) + 1;
        return [.. new[] { new TextPiece(text[..begin], false), new(text[begin..end], true), new(text[end..], false) }.Where(p => p.Text.Length > 0)];
    }

    /// <summary>What a block without blocks of its own says.</summary>
    public static string TextOf(Block block) => block switch
    {
        HeadingBlock { Marker.Length: > 0 } heading => $"{heading.Marker} {heading.Text}",
        HeadingBlock heading => heading.Text,
        ParagraphBlock paragraph => paragraph.Text,
        ListItemBlock { Marker.Length: > 0 } item => $"{item.Marker} {item.Text}",
        ListItemBlock item => item.Text,
        EquationBlock equation => equation.Script,
        ImageBlock image => image.Alt,
        GuideBlock guide => guide.Text,
        _ => "",
    };

    private void Quote(string wanted, int near)
    {
        var at = letters.IndexOf(wanted, near, StringComparison.Ordinal);
        if (at < 0) at = letters.IndexOf(wanted, StringComparison.Ordinal);
        if (at >= 0) quoted = (at, at + wanted.Length);
    }

    private Block BlockAt(int letter)
    {
        var low = order.BinarySearch((letter, null!), Comparer<(int Start, Block Block)>.Create((a, b) => a.Start.CompareTo(b.Start)));
        if (low < 0) return order[Math.Max(0, ~low - 1)].Block;
        // Blocks without letters stand at the same place as the one that has them.
        while (low + 1 < order.Count && order[low + 1].Start == letter) low++;
        return order[low].Block;
    }

    private static IEnumerable<Block> Leaves(Block block) => block switch
    {
        TableBlock table => table.Cells.SelectMany(c => c.Blocks).SelectMany(Leaves),
        AsideBlock aside => aside.Blocks.SelectMany(Leaves),
        _ => [block],
    };

    private static bool IsLetter(char c) => c != '|' && !char.IsWhiteSpace(c);

    private static string Letters(string text, int most = int.MaxValue) => string.Concat(text.Where(IsLetter).Take(most));

    // Index in the text of its letter with this number.
    private static int Position(string text, int letter)
    {
        if (letter < 0) return 0;
        for (var i = 0; i < text.Length; i++)
            if (IsLetter(text[i]) && letter-- == 0) return i;
        return text.Length - 1;
    }
}
