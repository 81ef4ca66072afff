namespace OfficialsAssistant.Access;

/// <summary>What a person may read in the library, as reader tokens that both the database and the index understand.</summary>
/// <param name="Tokens">"everyone", "department:{id}", "official:{id}", "library-managers". Empty: nothing at all.</param>
public sealed record ReadingRights(IReadOnlyCollection<string> Tokens)
{
    public const string EveryoneToken = "everyone";
    public const string LibraryManagersToken = "library-managers";

    /// <summary>Nothing: what a failed check leaves.</summary>
    public static readonly ReadingRights None = new([]);

    /// <summary>What every signed-in person may read.</summary>
    public static readonly ReadingRights Everyone = new([EveryoneToken]);

    public static ReadingRights Of(Official official, bool managesLibrary)
    {
        List<string> tokens = [EveryoneToken, DepartmentToken(official.DepartmentId), OfficialToken(official.Id)];
        if (managesLibrary) tokens.Add(LibraryManagersToken);
        return new(tokens);
    }

    public static string DepartmentToken(Guid departmentId) => $"department:{departmentId}";

    public static string OfficialToken(Guid officialId) => $"official:{officialId}";

    public bool Allow(IEnumerable<string> readers) => readers.Any(Tokens.Contains);
}
