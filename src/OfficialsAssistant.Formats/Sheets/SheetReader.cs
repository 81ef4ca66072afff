using ExcelDataReader;
using ExcelDataReader.Exceptions;
using OfficialsAssistant.Formats.Archives;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Sheets;

/// <summary>Excel's XLSX and XLS: every sheet is a page with a heading and the used range as a table, values as displayed.</summary>
internal static class SheetReader
{
    private const int MostCells = 300_000, MostColumns = 2_000;

    public static DocumentText ReadXlsx(byte[] bytes)
    {
        using var package = new OfficePackage(bytes);
        ArchiveReader.CheckUnpacks(bytes);
        var blocks = ReadSheets(bytes);
        blocks.AddRange(SheetNotes.Of(package));
        var metadata = package.Metadata();
        return new DocumentText(metadata.TryGetValue("title", out var title) ? title[0] : "", metadata, blocks);
    }

    public static DocumentText ReadXls(byte[] bytes) => new("", DocumentText.NoMetadata, ReadSheets(bytes));

    private static List<Block> ReadSheets(byte[] bytes)
    {
        FileText.KnowKoreanEncoding();
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes));
            var blocks = new List<Block>();
            var room = MostCells;
            var number = 0;
            do AddSheet(reader, ++number, blocks, ref room);
            while (reader.NextResult());
            return blocks;
        }
        catch (InvalidPasswordException)
        {
            throw new RefusedFileException(ReadRefusal.Password);
        }
    }

    private static void AddSheet(IExcelDataReader reader, int number, List<Block> blocks, ref int room)
    {
        var table = Table(reader, ref room);
        var name = OfficeText.Clean(reader.Name ?? "");
        // What the author hid is kept and marked, but it is not what the workbook shows.
        if (reader.VisibleState != "visible") blocks.Add(new AsideBlock(AsideKind.HiddenComment, name, table is null ? [] : [table]) { Page = number });
        else
        {
            blocks.Add(new HeadingBlock(1, name) { Page = number });
            blocks.Add(table is null ? new EmptyPageBlock { Page = number } : table with { Page = number });
        }
    }

    private static TableBlock? Table(IExcelDataReader reader, ref int room)
    {
        var filled = new SortedDictionary<(int Row, int Column), string>();
        var numbers = false;
        for (var row = 0; reader.Read(); row++)
            for (var column = 0; column < Math.Min(reader.FieldCount, MostColumns); column++)
            {
                if (reader.GetValue(column) is not { } value || SheetValue.Display(value, SheetValue.FormatOf(reader, column)) is not { Length: > 0 } text) continue;
                if (--room < 0) throw new RefusedFileException(ReadRefusal.TooMuchInside);
                numbers |= row > 0 && value is double or int;
                filled[(row, column)] = text;
            }
        return filled.Count == 0 ? null : Grid(filled, reader.MergeCells ?? [], numbers);
    }

    private static TableBlock Grid(SortedDictionary<(int Row, int Column), string> filled, CellRange[] merged, bool hasNumbers)
    {
        var (top, left) = (filled.Keys.First().Row, filled.Keys.Min(k => k.Column));
        var (bottom, right) = (filled.Keys.Last().Row, filled.Keys.Max(k => k.Column));
        var spans = merged.Where(m => filled.ContainsKey((m.FromRow, m.FromColumn))).GroupBy(m => (m.FromRow, m.FromColumn)).ToDictionary(g => g.Key, g => g.First());
        // Empty places keep the columns in line; in a sheet with a few values far apart they would be nearly all there is.
        IEnumerable<(int Row, int Column)> places = (long)(bottom - top + 1) * (right - left + 1) <= (4L * filled.Count) + 2000
            ? Places(top, left, bottom, right, spans.Values)
            : filled.Keys;
        var cells = places.Select(p => Cell(p, filled.GetValueOrDefault(p, ""), top, left, spans)).ToList();
        var header = bottom > top && hasNumbers && Enumerable.Range(left, right - left + 1).All(c => filled.TryGetValue((top, c), out var text) && !char.IsAsciiDigit(text[^1]));
        return new TableBlock(cells, header ? 1 : 0);
    }

    private static TableCell Cell((int Row, int Column) at, string text, int top, int left, Dictionary<(int, int), CellRange> spans)
    {
        var (height, width) = spans.TryGetValue(at, out var span) ? (span.ToRow - span.FromRow + 1, span.ToColumn - span.FromColumn + 1) : (1, 1);
        return new TableCell(at.Row - top, at.Column - left, height, width, text.Length == 0 ? [] : [new ParagraphBlock(text)]);
    }

    private static List<(int Row, int Column)> Places(int top, int left, int bottom, int right, IEnumerable<CellRange> spans)
    {
        var covered = new HashSet<(int, int)>();
        foreach (var span in spans)
            for (var row = span.FromRow; row <= Math.Min(span.ToRow, bottom); row++)
                for (var column = span.FromColumn; column <= Math.Min(span.ToColumn, right); column++)
                    if ((row, column) != (span.FromRow, span.FromColumn)) covered.Add((row, column));
        var places = new List<(int, int)>();
        for (var row = top; row <= bottom; row++)
            for (var column = left; column <= right; column++)
                if (!covered.Contains((row, column))) places.Add((row, column));
        return places;
    }
}
