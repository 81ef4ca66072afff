using System.Globalization;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Sheets;

/// <summary>A paper sheet typed by two people: every difference is listed, and nothing is scored until there is none.</summary>
public static class DoubleEntry
{
    public static Sheet Agree(Sheet a, Sheet b, Faults faults)
    {
        var second = b.Rows.GroupBy(r => r.Work).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var row in a.Rows)
        {
            if (second.Remove(row.Work, out var other)) Compare(a, row, b, other, faults);
            else faults.Add(a.File, row.Line, "work", "TypedInOne", row.Work, b.File);
        }
        foreach (var row in second.Values) faults.Add(b.File, row.Line, "work", "TypedInOne", row.Work, a.File);
        return a;
    }

    private static void Compare(Sheet a, SheetRow row, Sheet b, SheetRow other, Faults faults)
    {
        if (row.Status != other.Status) faults.Add(a.File, row.Line, "status", "TypedDifferently", Said(row.Status), b.File, other.Line, Said(other.Status));
        foreach (var column in row.Marks.Keys.Union(other.Marks.Keys).Order(StringComparer.Ordinal)) CompareCell(column, row.Marks, other.Marks);
        foreach (var column in row.Adjustments.Keys.Union(other.Adjustments.Keys).Order(StringComparer.Ordinal)) CompareCell(column, row.Adjustments, other.Adjustments);

        void CompareCell(string column, IReadOnlyDictionary<string, decimal> one, IReadOnlyDictionary<string, decimal> two)
        {
            if (Cell(one, column) is var x && Cell(two, column) is var y && x != y) faults.Add(a.File, row.Line, column, "TypedDifferently", x, b.File, other.Line, y);
        }
    }

    private static string Said(SheetStatus status) => status == SheetStatus.Given ? "(빈칸)" : status.ToString().ToLowerInvariant();

    private static string Cell(IReadOnlyDictionary<string, decimal> cells, string column) =>
        cells.TryGetValue(column, out var value) ? (value / 1.000000000000m).ToString(CultureInfo.InvariantCulture) : "(빈칸)";
}
