namespace OfficialsAssistant.Formats.Hwp;

/// <summary>
/// What change tracking (변경 추적) has deleted and nobody has settled yet. The format's publication names only the ranges; their kinds
/// are those that files of Hancom show. Hancom itself leaves deleted text out of BodyText; other writers need not.
/// </summary>
internal sealed class TrackedDeletions
{
    private const int Deletion = 0x11, RangeLength = 12;
    private readonly HashSet<uint> deletions = [];
    private uint changes;

    /// <summary>A TRACK_CHANGE of DocInfo, in order: ranges name it by its number from 1.</summary>
    public void Add(HwpRecord change)
    {
        changes++;
        if (change.UInt32(0) == Deletion) deletions.Add(changes);
    }

    /// <summary>The characters of a PARA_HEADER's text with those left out that are deleted; their controls remain as marks without effect.</summary>
    public IEnumerable<(HwpCharacter Character, bool IsDeleted)> Marked(HwpRecord paragraph)
    {
        if (paragraph.Children.First(Tags.ParaText) is not { } text) return [];
        var characters = HwpCharacter.ReadAll(text);
        if (deletions.Count == 0) return characters.Select(c => (c, false));
        var deleted = Deleted(paragraph, text.Data.Length / 2);
        return characters.Select(c => (c, deleted[c.Position]));
    }

    // Where ranges begin and end is summed up: however many there are, each place is visited once.
    private bool[] Deleted(HwpRecord paragraph, int length)
    {
        var steps = new int[length + 1];
        foreach (var (start, end) in Ranges(paragraph))
        {
            steps[Math.Min(start, (uint)length)]++;
            steps[Math.Min(Math.Max(start, end), (uint)length)]--;
        }
        var (deleted, open) = (new bool[length], 0);
        for (var i = 0; i < length; i++) deleted[i] = (open += steps[i]) > 0;
        return deleted;
    }

    private List<(uint Start, uint End)> Ranges(HwpRecord paragraph)
    {
        var ranges = new List<(uint Start, uint End)>();
        foreach (var record in paragraph.Children)
        {
            if (record.Tag != Tags.ParaRangeTag) continue;
            for (var offset = 0; offset + RangeLength <= record.Data.Length; offset += RangeLength)
            {
                var kind = record.UInt32(offset + 8);
                if (kind >> 24 == Deletion && deletions.Contains(kind & 0xFFFFFF)) ranges.Add((record.UInt32(offset), record.UInt32(offset + 4)));
            }
        }
        return ranges;
    }
}
