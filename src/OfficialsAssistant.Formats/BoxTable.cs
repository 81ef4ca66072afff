namespace OfficialsAssistant.Formats;

/// <summary>A table drawn with ┌ │ ├ └, as statutes carry inside articles, with blank lines between its lines.</summary>
internal static class BoxTable
{
    public static bool StartsAt(string line) => line.AsSpan().TrimStart().StartsWith("┌");

    /// <summary>Reads to the lower border; null (and <paramref name="i"/> unmoved) when it is drawn too freely to be a table.</summary>
    public static TableBlock? Read(string[] lines, ref int i)
    {
        var rows = new List<IReadOnlyList<string>>();
        List<List<string>>? open = null;
        var groups = 0;
        for (var at = i + 1; at < lines.Length && at - i < 400; at++)
        {
            var line = lines[at].Trim();
            if (line.Length == 0) continue;
            if (line[0] is '├' or '└')
            {
                Close();
                if (line[0] == '├') continue;
                if (rows.Count == 0) return null;
                i = at;
                return TableBlock.OfRows(rows, groups > 1 && rows[0].Count > 1 ? 1 : 0);
            }
            if (line[0] != '│') return null;
            var cells = line.Trim('│').Split('│').Select(c => Inline.Clean(c, markdown: false)).ToList();
            if (open is null) open = [.. cells.Select(c => new List<string> { c })];
            else if (open.Count == cells.Count) for (var c = 0; c < cells.Count; c++) open[c].Add(cells[c]);
            else return null;
        }
        return null;

        void Close()
        {
            if (open is null) return;
            // Below the header, lines whose cells are all filled are rows of their own; otherwise a cell was broken into lines.
            if (groups > 0 && open.All(c => c.All(t => t.Length > 0)))
                for (var line = 0; line < open[0].Count; line++) rows.Add([.. open.Select(c => c[line])]);
            else rows.Add([.. open.Select(c => string.Join(' ', c.Where(t => t.Length > 0)))]);
            groups++;
            open = null;
        }
    }
}
