using OfficialsAssistant.Competitions.Sheets;

namespace OfficialsAssistant.Competitions.Appeals;

/// <summary>이의신청 and what was decided.</summary>
/// <param name="Id">Name of its file.</param>
/// <param name="File">Below the folder of appeals.</param>
/// <param name="Received">As written.</param>
/// <param name="Sheets">Sheets scored again, below the folder of appeals.</param>
/// <param name="Changes">What they change; empty when rejected.</param>
public sealed record Appeal(
    string Id, string File, string Work, string Received, bool Applied, string Reason, IReadOnlyList<string> By, IReadOnlyList<string> Sheets, IReadOnlyList<SheetChange> Changes);
