namespace OfficialsAssistant.Formats.Scans;

/// <summary>How much of a page's writing lies outside the recognised words: what confidence cannot see.</summary>
public static class InkOutside
{
    // Of the prepared page: darker is ink. A straight run this long is a ruling line, not writing.
    private const int Dark = 128, Ruling = 100;
    private const int Cell = 8, Enough = 12, Margin = 8;

    /// <param name="page">Prepared, turned as the words are.</param>
    /// <returns>Share of the cells with writing that no word covers, 0 to 1.</returns>
    public static double Share(GreyImage page, IReadOnlyList<RecognisedWord> words)
    {
        var ink = Array.ConvertAll(page.Pixels, p => p < Dark);
        var writing = (bool[])ink.Clone();
        for (var y = 0; y < page.Height; y++) RemoveRuns(ink, writing, y * page.Width, 1, page.Width);
        for (var x = 0; x < page.Width; x++) RemoveRuns(ink, writing, x, page.Width, page.Height);
        var width = (page.Width + Cell - 1) / Cell;
        var covered = Covered(words, width, (page.Height + Cell - 1) / Cell);
        var counts = new int[covered.Length];
        for (var i = 0; i < writing.Length; i++) if (writing[i]) counts[(i / page.Width / Cell * width) + (i % page.Width / Cell)]++;
        var (all, outside) = (0, 0);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < Enough) continue;
            all++;
            if (!covered[i]) outside++;
        }
        return all == 0 ? 0 : outside / (double)all;
    }

    private static void RemoveRuns(bool[] ink, bool[] writing, int start, int step, int length)
    {
        var run = 0;
        for (var i = 0; i <= length; i++)
        {
            if (i < length && ink[start + (i * step)])
            {
                run++;
                continue;
            }
            if (run >= Ruling) for (var k = i - run; k < i; k++) writing[start + (k * step)] = false;
            run = 0;
        }
    }

    private static bool[] Covered(IReadOnlyList<RecognisedWord> words, int width, int height)
    {
        var covered = new bool[width * height];
        foreach (var word in words)
            for (var y = Math.Max(0, (word.Top - Margin) / Cell); y <= Math.Min(height - 1, (word.Top + word.Height + Margin) / Cell); y++)
                for (var x = Math.Max(0, (word.Left - Margin) / Cell); x <= Math.Min(width - 1, (word.Left + word.Width + Margin) / Cell); x++)
                    covered[(y * width) + x] = true;
        return covered;
    }
}
