namespace OfficialsAssistant.Formats.Scans;

/// <summary>The paper behind the writing: shadows, yellowing, faint print all vanish when a page is divided by it.</summary>
internal static class Background
{
    // Wider than a stroke, narrower than a shadow.
    private const int Cell = 16;

    /// <summary>The page as if its paper were white everywhere.</summary>
    public static GreyImage Divide(GreyImage image)
    {
        var paper = Smooth(Smooth(Brightest(Brightest(Cells(image)))));
        var divided = new GreyImage(image.Width, image.Height, new byte[image.Pixels.Length]);
        var behind = new int[image.Width];
        for (var y = 0; y < image.Height; y++)
        {
            Between(paper, y, behind);
            var from = image.Row(y);
            var to = divided.Row(y);
            for (var x = 0; x < to.Length; x++) to[x] = (byte)Math.Min(255, from[x] * 255 / behind[x]);
        }
        return divided;
    }

    private static GreyImage Cells(GreyImage image)
    {
        var (width, height) = ((image.Width + Cell - 1) / Cell, (image.Height + Cell - 1) / Cell);
        var cells = new GreyImage(width, height, new byte[width * height]);
        for (var y = 0; y < image.Height; y++)
        {
            var from = image.Row(y);
            var to = cells.Row(y / Cell);
            for (var x = 0; x < from.Length; x++) if (from[x] > to[x / Cell]) to[x / Cell] = from[x];
        }
        return cells;
    }

    private static GreyImage Brightest(GreyImage cells) => Around(cells, static (most, _, _) => most);

    private static GreyImage Smooth(GreyImage cells) => Around(cells, static (_, sum, count) => sum / count);

    private static GreyImage Around(GreyImage cells, Func<int, int, int, int> value)
    {
        var result = new GreyImage(cells.Width, cells.Height, new byte[cells.Pixels.Length]);
        for (var y = 0; y < cells.Height; y++)
            for (var x = 0; x < cells.Width; x++)
            {
                var (most, sum, count) = (0, 0, 0);
                for (var v = Math.Max(0, y - 1); v <= Math.Min(cells.Height - 1, y + 1); v++)
                    foreach (var pixel in cells.Row(v)[Math.Max(0, x - 1)..Math.Min(cells.Width, x + 2)]) (most, sum, count) = (Math.Max(most, pixel), sum + pixel, count + 1);
                result.Pixels[(y * cells.Width) + x] = (byte)value(most, sum, count);
            }
        return result;
    }

    // Bilinear between the middles of the cells; never 0, which could not be divided by.
    private static void Between(GreyImage cells, int y, int[] row)
    {
        var (top, down) = Place(y, cells.Height);
        var above = cells.Row(top);
        var below = cells.Row(Math.Min(top + 1, cells.Height - 1));
        for (var x = 0; x < row.Length; x++)
        {
            var (left, right) = Place(x, cells.Width);
            var next = Math.Min(left + 1, cells.Width - 1);
            var upper = (above[left] * (2 * Cell - right)) + (above[next] * right);
            var lower = (below[left] * (2 * Cell - right)) + (below[next] * right);
            row[x] = Math.Max(1, ((upper * (2 * Cell - down)) + (lower * down)) / (4 * Cell * Cell));
        }
    }

    private static (int Cell, int Share) Place(int at, int cells)
    {
        var twice = Math.Clamp((2 * at) + 1 - Cell, 0, 2 * Cell * (cells - 1));
        return (twice / (2 * Cell), twice % (2 * Cell));
    }
}
