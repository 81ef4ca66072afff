using System.Globalization;
using CsvHelper;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Sheets;

/// <summary>CSV with commas, semicolons, tabs or bars: one table.</summary>
internal static class CsvTable
{
    private const int MostCells = 300_000;

    public static ReadResult Read(string text)
    {
        // The library tells the separator by the first lines and mends broken quoting.
        using var reader = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false });
        var rows = new List<IReadOnlyList<string>>();
        var cells = 0;
        while (reader.Read())
        {
            var row = Enumerable.Range(0, reader.FieldCount).Select(i => OfficeText.Clean(reader.GetString(i))).ToArray();
            if ((cells += row.Length) > MostCells) return ReadRefusal.TooMuchInside;
            if (row.Any(c => c.Length > 0)) rows.Add(row);
        }
        if (rows.Count == 0) return ReadRefusal.Empty;
        return new DocumentText("", DocumentText.NoMetadata, [TableBlock.OfRows(rows, rows.Count > 1 && IsHeader(rows[0]) ? 1 : 0)]);
    }

    private static bool IsHeader(IReadOnlyList<string> row) =>
        row.Count > 1 && row.All(c => c.Length > 0 && !double.TryParse(c, NumberStyles.Any, CultureInfo.InvariantCulture, out _)) && row.Distinct().Count() == row.Count;
}
