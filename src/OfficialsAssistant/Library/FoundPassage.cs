namespace OfficialsAssistant.Library;

/// <summary>In-force state of the version a passage comes from, on the day asked for (현행, 시행 예정, 폐지, 이전 판).</summary>
public enum InForce { InForce, NotYet, Repealed, Superseded }

/// <summary>A passage found by search and joined to its rows again, so that rights and versions come from the database.</summary>
/// <param name="Annexes">Names of the annexes of its document whose text is not in the library.</param>
/// <param name="Recognised">Confidence of a text that was recognised on a page image; null otherwise.</param>
public sealed record FoundPassage(
    Guid PassageId,
    Guid DocumentId,
    Guid VersionId,
    string DocumentTitle,
    string Kind,
    string OwnerDepartment,
    string Issuer,
    string Path,
    string Article,
    string ArticleTitle,
    string Text,
    DateOnly? EffectiveFrom,
    InForce InForce,
    IReadOnlyList<string> Annexes,
    float Score,
    Classification Class = Classification.O,
    int? Page = null,
    double? Recognised = null)
{
    /// <summary>What the index alone gave it, before the rows' knowledge was put in; 0 where the index did not propose it.</summary>
    public float IndexScore { get; init; }
}
