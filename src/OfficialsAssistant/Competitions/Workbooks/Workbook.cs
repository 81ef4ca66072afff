using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OfficialsAssistant.Competitions.Workbooks;

/// <summary>How a cell looks.</summary>
public enum Look : uint { Plain, Title, Head, Entry, Number, Note }

/// <summary>A cell: text, a number, or a formula with the value it has now.</summary>
public sealed record WorkbookCell(string? Text, decimal? Number, string? Formula, Look Look)
{
    public static WorkbookCell Of(string text, Look look = Look.Plain) => new(Safe(text), null, null, look);

    public static WorkbookCell Of(decimal? number, Look look = Look.Plain) => new(null, number, null, look);

    /// <param name="formula">Without the equals sign.</param>
    /// <param name="value">What it comes to, for programs that do not calculate.</param>
    public static WorkbookCell Live(string formula, decimal? value, Look look = Look.Number) => new(null, value, formula, look);

    /// <summary>Text of people that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public static string Safe(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? "'" + text : text;
}

/// <summary>Values a column may hold.</summary>
/// <param name="Range">"C8:C27".</param>
public sealed record AllowedValues(string Range, IReadOnlyList<string> Values);

/// <param name="Widths">Of the columns, in characters.</param>
public sealed record WorkbookSheet(string Name, IReadOnlyList<IReadOnlyList<WorkbookCell>> Rows, IReadOnlyList<double> Widths, IReadOnlyList<AllowedValues> Allowed, bool Landscape = true);

/// <summary>Writes an XLSX file whose numbers can be followed in the spreadsheet itself.</summary>
public static class Workbook
{
    public static byte[] Write(IReadOnlyList<WorkbookSheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Create();
            var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            foreach (var (sheet, i) in sheets.Select((sheet, i) => (sheet, i)))
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Page(sheet);
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)i + 1, Name = sheet.Name });
            }
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list, new CalculationProperties { FullCalculationOnLoad = true });
        }
        return stream.ToArray();
    }

    /// <summary>"A", …, "AA".</summary>
    public static string Column(int index)
    {
        var name = "";
        for (index++; index > 0; index = (index - 1) / 26) name = (char)('A' + (index - 1) % 26) + name;
        return name;
    }

    private static Worksheet Page(WorkbookSheet sheet)
    {
        var page = new Worksheet();
        page.Append(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        page.Append(new Columns(sheet.Widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
        page.Append(new SheetData(sheet.Rows.Select((row, r) => new Row(row.Select((cell, c) => CellOf(cell, $"{Column(c)}{r + 1}"))) { RowIndex = (uint)r + 1 })));
        if (sheet.Allowed.Count > 0) page.Append(new DataValidations(sheet.Allowed.Select(Validation)) { Count = (uint)sheet.Allowed.Count });
        page.Append(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        page.Append(new PageSetup { PaperSize = 9, Orientation = sheet.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 });
        return page;
    }

    private static DataValidation Validation(AllowedValues allowed) => new(new Formula1($"\"{string.Join(',', allowed.Values)}\""))
    {
        Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = true, SequenceOfReferences = new ListValue<StringValue> { InnerText = allowed.Range },
    };

    private static Cell CellOf(WorkbookCell cell, string reference)
    {
        var made = new Cell { CellReference = reference, StyleIndex = (uint)cell.Look };
        if (cell.Text is { } text)
        {
            if (text.Length == 0) return made;
            made.DataType = CellValues.InlineString;
            made.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
            return made;
        }
        if (cell.Formula is { } formula) made.CellFormula = new CellFormula(formula);
        if (cell.Number is { } number) made.CellValue = new CellValue(Canonical.Plain(number).ToString(CultureInfo.InvariantCulture));
        return made;
    }
}
