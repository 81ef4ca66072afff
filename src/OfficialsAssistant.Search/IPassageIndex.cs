namespace OfficialsAssistant.Search;

/// <summary>What kind of text a passage holds; supplementary provisions (부칙) rank lower.</summary>
public enum PassageKind { Body, Supplementary }

/// <summary>A passage as the index sees it. The row in the database is the truth; this is a disposable copy.</summary>
/// <param name="Readers">Reader tokens: "everyone", "department:{id}" or "official:{id}". Empty: nobody finds it.</param>
/// <param name="EffectiveFrom">First day in force, as yyyymmdd; 0 when unknown.</param>
/// <param name="EffectiveTo">First day no longer in force, as yyyymmdd; 99991231 when open.</param>
public sealed record IndexedPassage(
    Guid Id,
    Guid DocumentId,
    Guid VersionId,
    string Title,
    string Path,
    string Text,
    PassageKind Kind,
    IReadOnlyList<string> Readers,
    int EffectiveFrom,
    int EffectiveTo);

/// <summary>A search. The filter is part of the query: a passage whose readers do not meet <paramref name="Readers"/> is never scored.</summary>
/// <param name="Readers">Tokens of the asking person; empty finds nothing.</param>
/// <param name="On">The day whose version in force is searched, Asia/Seoul.</param>
/// <param name="Top">How many passages at most.</param>
/// <param name="Thesaurus">Whose official terms are searched beside the question's own words; null: none.</param>
public sealed record PassageQuery(string Text, IReadOnlyCollection<string> Readers, DateOnly On, int Top, Thesaurus? Thesaurus = null);

public sealed record PassageHit(Guid PassageId, float Score);

/// <summary>All passages of one document version as they should stand from now on; none when the version left the library.</summary>
public sealed record VersionPassages(Guid VersionId, IReadOnlyList<IndexedPassage> Passages);

/// <summary>What is searched. Disposable: it is caught up from the rows by a change number.</summary>
public interface IPassageIndex
{
    /// <summary>The change number up to which the rows are in the index; 0 for an empty one.</summary>
    long ChangeNumber { get; }

    /// <summary>Best first. An empty set of readers finds nothing.</summary>
    IReadOnlyList<PassageHit> Search(PassageQuery query);

    /// <summary>Replaces the given versions and commits with the new change number. Only the holder of the writer lease calls this.</summary>
    void Apply(IReadOnlyList<VersionPassages> versions, long changeNumber);

    /// <summary>Takes up what another process committed; cheap when nothing changed.</summary>
    void Refresh();
}
