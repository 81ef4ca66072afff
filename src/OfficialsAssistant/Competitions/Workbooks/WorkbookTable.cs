using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OfficialsAssistant.Competitions.Sheets;

namespace OfficialsAssistant.Competitions.Workbooks;

/// <summary>The first sheet of an XLSX file as rows of text; numbers in invariant form.</summary>
public static class WorkbookTable
{
    private const int MaxRows = 20_000, MaxColumns = 300;

    /// <returns>Rows with their number in the sheet; null when it is no workbook.</returns>
    public static IReadOnlyList<TableRow>? Read(byte[] bytes)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
            var book = document.WorkbookPart;
            var id = book?.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().FirstOrDefault()?.Id?.Value;
            if (book is null || id is null || book.GetPartById(id) is not WorksheetPart page) return null;
            List<string> shared = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf) ?? []];
            return [.. (page.Worksheet?.Descendants<Row>() ?? []).Take(MaxRows).Select((row, i) => ReadRow(row, i, shared))];
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException or FormatException or IOException or ArgumentException or InvalidOperationException)
        {
            // Whatever is wrong inside the package, for the person it is a workbook that cannot be read.
            return null;
        }
    }

    private static TableRow ReadRow(Row row, int index, List<string> shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
            if (column >= MaxColumns) break;
            while (cells.Count < column) cells.Add("");
            cells.Add(Value(cell, shared).Trim().Normalize(NormalizationForm.FormC));
        }
        return new TableRow((int)(row.RowIndex?.Value ?? (uint)index + 1), cells);
    }

    private static string Value(Cell cell, List<string> shared)
    {
        var text = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is { } type)
        {
            if (type == CellValues.SharedString) return int.TryParse(text, CultureInfo.InvariantCulture, out var i) && i >= 0 && i < shared.Count ? shared[i] : "";
            if (type == CellValues.InlineString) return cell.InlineString is { } inline ? TextOf(inline) : "";
            if (type != CellValues.Number) return text;
        }
        // 4.5 may be stored as 4.5000000000000001.
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Math.Round((decimal)number, 10).ToString("0.##########", CultureInfo.InvariantCulture) : text;
    }

    private static string TextOf(DocumentFormat.OpenXml.OpenXmlElement element) => string.Concat(element.Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));

    private static int ColumnOf(string reference) => reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, c) => sum * 26 + (char.ToUpperInvariant(c) - 'A' + 1)) - 1;
}
