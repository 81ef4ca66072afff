using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions;

/// <summary>Department by work (work,department): used for the profile of the field alone, never shown beside a work.</summary>
internal static class DepartmentList
{
    public static IReadOnlyDictionary<string, string> Read(string path, string shownAs, IReadOnlySet<string> works, Faults faults)
    {
        var departments = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            faults.Add(shownAs, null, "", "FileMissing", shownAs);
            return departments;
        }
        var rows = CsvTable.Parse(SheetText.Decode(File.ReadAllBytes(path)) ?? "").Rows;
        if (rows.Count == 0 || !rows[0].Cells.SequenceEqual(["work", "department"])) faults.Add(shownAs, 1, "", "ColumnMissing", "work,department");
        foreach (var row in rows.Skip(1).Where(r => r.Cells.Count > 1))
        {
            if (!works.Contains(row.Cells[0])) faults.Add(shownAs, row.Line, "work", "WorkUnknown", row.Cells[0]);
            departments[row.Cells[0]] = row.Cells[1];
        }
        return departments;
    }
}
