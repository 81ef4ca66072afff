namespace OfficialsAssistant.Competitions.Sheets;

/// <summary>Whether a judge scored a work.</summary>
public enum SheetStatus
{
    /// <summary>Scored, as far as the cells are filled.</summary>
    Given,
    /// <summary>제척·기피·회피.</summary>
    Recused,
    Absent,
}

/// <summary>A judge's row about one work.</summary>
/// <param name="Marks">Mark by criterion; a blank cell is not there.</param>
/// <param name="Adjustments">Points by adjustment; a blank cell is not there and adds nothing.</param>
/// <param name="Comments">By criterion; "" for the whole work.</param>
/// <param name="By">The people who answer for a correction.</param>
public sealed record SheetRow(
    string Work, SheetStatus Status, string Reason, IReadOnlyList<string> By, IReadOnlyDictionary<string, decimal> Marks,
    IReadOnlyDictionary<string, decimal> Adjustments, IReadOnlyDictionary<string, string> Comments, string File, int Line)
{
    /// <summary>Whether both say the same about the points; words may differ.</summary>
    public bool ScoresAs(SheetRow other) => Status == other.Status && Same(Marks, other.Marks) && Same(Adjustments, other.Adjustments);

    private static bool Same(IReadOnlyDictionary<string, decimal> a, IReadOnlyDictionary<string, decimal> b) =>
        a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out var other) && other == p.Value);
}

/// <summary>All rows of one file.</summary>
public sealed record Sheet(string Stage, string Judge, string File, IReadOnlyList<SheetRow> Rows);

/// <summary>A row that stands in place of an older one.</summary>
/// <param name="Before">Null: there was none.</param>
/// <param name="Source">"correction" or the id of the appeal.</param>
public sealed record SheetChange(string Stage, string Judge, string Work, SheetRow? Before, SheetRow After, string Reason, IReadOnlyList<string> By, string Source);

/// <summary>What all judges of all stages say, newest word last; older files stay beside it.</summary>
/// <param name="Rows">By stage, judge and work.</param>
/// <param name="Files">Every file that was read, by its path below the scores folder.</param>
public sealed record SheetBook(IReadOnlyDictionary<(string Stage, string Judge, string Work), SheetRow> Rows, IReadOnlyList<SheetChange> Changes, IReadOnlyList<string> Files)
{
    public SheetRow? Find(string stage, string judge, string work) => Rows.GetValueOrDefault((stage, judge, work));

    /// <summary>This book with some rows replaced.</summary>
    public SheetBook With(IReadOnlyList<SheetChange> changes)
    {
        var rows = Rows.ToDictionary(r => r.Key, r => r.Value);
        foreach (var change in changes) rows[(change.Stage, change.Judge, change.Work)] = change.After;
        return new SheetBook(rows, [.. Changes, .. changes], Files);
    }
}
