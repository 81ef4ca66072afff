using System.Globalization;
using System.Text.RegularExpressions;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>What DocInfo says of paragraphs: which are lists and outlines, and how these are numbered.</summary>
internal sealed partial class HwpHead
{
    private readonly List<Numbering> numberings = [];
    private readonly List<(string Sign, string Ticked)> bullets = [];
    private readonly List<ParagraphHead> heads = [];
    private readonly List<int> outlineStyles = [];
    private readonly ListNumbering counters = new();

    public HwpHead(RecordTree docInfo)
    {
        foreach (var root in docInfo.Roots)
        {
            Take(root);
            foreach (var record in root.Descendants) Take(record);
        }
    }

    public TrackedDeletions Deletions { get; } = new();

    private enum HeadType { None, Outline, Number, Bullet }

    /// <summary>The shape of a paragraph, counted: to be asked once for each, in document order.</summary>
    /// <param name="paragraph">A PARA_HEADER.</param>
    /// <param name="outline">Id of the section's outline numbering, from 1.</param>
    public ParagraphShape ShapeOf(HwpRecord paragraph, int outline)
    {
        var head = heads.ElementAtOrDefault(paragraph.UInt16(8));
        return head.Type switch
        {
            HeadType.Outline => new ParagraphShape(ParagraphKind.Outline, head.Level + 1, Number($"outline {outline}", outline, head.Level)),
            HeadType.Number => new ParagraphShape(ParagraphKind.ListItem, head.Level + 1, Number($"list {head.Id}", head.Id, head.Level)),
            HeadType.Bullet => new ParagraphShape(ParagraphKind.ListItem, head.Level + 1, Bullet(head)),
            // Style "개요 2" whose number somebody took away is still a heading.
            _ when outlineStyles.ElementAtOrDefault(paragraph.Byte(10)) is > 0 and var level => new ParagraphShape(ParagraphKind.Outline, level, ""),
            _ => ParagraphShape.Body,
        };
    }

    private string Number(string key, int id, int level) => numberings.ElementAtOrDefault(id - 1) is { } numbering ? counters.Next(key, numbering, level) : "";

    private string Bullet(ParagraphHead head)
    {
        var (sign, ticked) = bullets.ElementAtOrDefault(head.Id - 1);
        return HancomCharacters.Bullet((head.Ticked && !string.IsNullOrEmpty(ticked) ? ticked : sign) ?? "");
    }

    private void Take(HwpRecord record)
    {
        switch (record.Tag)
        {
            case Tags.Numbering: numberings.Add(NumberingOf(record)); break;
            case Tags.Bullet: bullets.Add((Sign(record.UInt16(12)), Sign(record.UInt16(23)))); break;
            case Tags.ParaShape: heads.Add(HeadOf(record)); break;
            case Tags.TrackChange: Deletions.Add(record); break;
            case Tags.Style: outlineStyles.Add(OutlineLevelOf(record)); break;
        }
    }

    private static string Sign(ushort character) => HancomCharacters.Clean(((char)character).ToString());

    // Three bits hold a level up to 7; later versions write the whole level at the end.
    private static ParagraphHead HeadOf(HwpRecord shape)
    {
        var bits = shape.UInt32(0);
        var level = shape.Data.Length >= 58 ? (int)shape.UInt32(54) : (int)(bits >> 25) & 7;
        return new ParagraphHead((HeadType)((bits >> 23) & 3), shape.UInt16(30), Math.Clamp(level, 0, 9), (shape.UInt32(42) & 0x80) != 0);
    }

    // Seven levels (head, template), their starts, then levels 8 to 10 of later versions.
    private static Numbering NumberingOf(HwpRecord record)
    {
        var offset = 0;
        var levels = ReadLevels(record, 7, ref offset);
        offset += 2;
        ReadStarts(record, levels, 0, ref offset);
        if (offset >= record.Data.Length) return new Numbering(levels);
        levels.AddRange(ReadLevels(record, 3, ref offset));
        ReadStarts(record, levels, 7, ref offset);
        return new Numbering(levels);
    }

    private static List<NumberingLevel> ReadLevels(HwpRecord record, int count, ref int offset)
    {
        var levels = new List<NumberingLevel>();
        for (var i = 0; i < count; i++)
        {
            var format = (NumberFormat)((record.UInt32(offset) >> 5) & 0xF);
            offset += 12;
            levels.Add(new NumberingLevel(HancomCharacters.Clean(record.Text(ref offset)), format, 1));
        }
        return levels;
    }

    private static void ReadStarts(HwpRecord record, List<NumberingLevel> levels, int first, ref int offset)
    {
        for (var i = first; i < levels.Count; i++, offset += 4)
            levels[i] = levels[i] with { Start = (int)Math.Clamp(record.UInt32(offset), 1, 100_000) };
    }

    private static int OutlineLevelOf(HwpRecord style)
    {
        var offset = 0;
        var names = $"{style.Text(ref offset)}|{style.Text(ref offset)}";
        return OutlineName().Match(names) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    private readonly record struct ParagraphHead(HeadType Type, int Id, int Level, bool Ticked);

    [GeneratedRegex(@"(?:개요|Outline) ?(10|[1-9])(?=\||$)")]
    private static partial Regex OutlineName();
}
