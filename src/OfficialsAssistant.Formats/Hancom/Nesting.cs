namespace OfficialsAssistant.Formats.Hancom;

/// <summary>How deep blocks may stand in one another. Documents nest tables two or three times; whoever walks through blocks does so by recursion.</summary>
internal static class Nesting
{
    private const int Max = 10;

    /// <param name="depth">How many cells, notes or boxes are around the blocks.</param>
    /// <returns>The blocks, or their text alone when they stand too deep.</returns>
    public static IReadOnlyList<Block> Bounded(IReadOnlyList<Block> blocks, int depth)
    {
        if (depth < Max || blocks.Count == 0) return blocks;
        var text = PlainText.Of(blocks, TextKinds.All);
        return text.Length == 0 ? [] : [new ParagraphBlock(text)];
    }
}
