namespace OfficialsAssistant.Grading.Reading;

/// <summary>What is wrong with one place of an input, and what to do about it; Korean sentences.</summary>
/// <param name="File">As the person named or sees it, with '/' between folders.</param>
/// <param name="Row">Line of a text file, row of a table from 1; null where the whole file is meant.</param>
/// <param name="Column">Column name, or the key of a YAML file ("stages.written.weight"); empty where the whole row is meant.</param>
public sealed record Fault(string File, int? Row, string Column, string What, string Remedy)
{
    /// <summary>One line for a person: where, what, remedy.</summary>
    public override string ToString()
    {
        var place = File + (Row is { } row ? FormattableString.Invariant($" {row}행") : "") + (Column.Length > 0 ? $" [{Column}]" : "");
        return $"{place}: {What} → {Remedy}";
    }
}

/// <summary>All faults of one run: reading goes on after a fault, so that everything is told at once.</summary>
public sealed class Faults
{
    private readonly List<Fault> all = [];

    /// <summary>By file, row and column; each once.</summary>
    public IReadOnlyList<Fault> All =>
        [.. all.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Row ?? 0).ThenBy(f => f.Column, StringComparer.Ordinal)];

    public int Count => all.Count;

    /// <param name="name">Name of the pair of texts in FaultTexts.resx.</param>
    public void Add(string file, int? row, string column, string name, params object[] values) =>
        all.Add(new Fault(file, row, column, FaultTexts.What(name, values), FaultTexts.Remedy(name, values)));
}
