using OfficialsAssistant.Library;

namespace OfficialsAssistant.Web.Library;

/// <summary>A version on its way, as it travels to a page.</summary>
/// <param name="State">Queued, Reading, Indexing, Ready or Failed.</param>
/// <param name="Reason">Why it failed or is read again, and what to do.</param>
/// <param name="Done">Pages read so far, of <paramref name="Total"/>; null until its reader says.</param>
/// <param name="Format">What the file is by its bytes: Pdf, Hwpx, …; null until it was read.</param>
public sealed record RowMessage(
    Guid VersionId, Guid DocumentId, string FileName, string State, string? Reason, int? Done, int? Total, int PassageCount, int? PageCount, string? Format)
{
    public static RowMessage Of(RowState row) => new(
        row.VersionId, row.DocumentId, row.FileName, row.State.ToString(), row.Reason, row.Pages?.Done, row.Pages?.Total, row.PassageCount, row.PageCount, row.Format?.ToString());
}
