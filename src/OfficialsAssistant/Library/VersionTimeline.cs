namespace OfficialsAssistant.Library;

/// <summary>
/// Which version of a document is in force when. A version without a date begins on the day it came in, the first one
/// always; versions that begin on one day follow each other as they came, so that a corrected file replaces the faulty one.
/// </summary>
public static class VersionTimeline
{
    private static readonly TimeZoneInfo s_seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    /// <summary>Today in Seoul.</summary>
    public static DateOnly Today(TimeProvider time) => SeoulDay(time.GetUtcNow().UtcDateTime);

    public static DateOnly SeoulDay(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), s_seoul));

    /// <summary>
    /// Sets <see cref="DocumentVersion.EffectiveTo"/> of each version whose text has been read; until a new one is, and when it
    /// fails, the one before stays in force. Returns those that changed.
    /// </summary>
    public static IReadOnlyList<DocumentVersion> Arrange(IEnumerable<DocumentVersion> versions)
    {
        var line = InOrder(versions.Where(HasText));
        var changed = new List<DocumentVersion>();
        for (var i = 0; i < line.Count; i++)
        {
            var end = Earlier(line[i].RepealedOn, i + 1 < line.Count ? Begin(line[i + 1], line) : null);
            if (line[i].EffectiveTo == end) continue;
            line[i].EffectiveTo = end;
            changed.Add(line[i]);
        }
        return changed;
    }

    /// <summary>
    /// The days on which the index finds a version, as yyyymmdd: from its first day until <see cref="DocumentVersion.EffectiveTo"/>.
    /// The first version counts from 0, so that a document whose only version is not yet in force is found (marked 시행 예정);
    /// where an older version exists, the future one is found only from its day on.
    /// </summary>
    public static (int From, int To) Searchable(DocumentVersion version, IEnumerable<DocumentVersion> all)
    {
        var line = InOrder(all.Where(HasText));
        var to = version.EffectiveTo is { } end ? Number(end) : 99991231;
        return line.Count == 0 || line[0].Id == version.Id ? (0, to) : (Number(Begin(version, line)), to);
    }

    public static InForce On(DocumentVersion version, DateOnly day) => On(version.EffectiveFrom, version.EffectiveTo, version.RepealedOn, day);

    public static InForce On(DateOnly? from, DateOnly? to, DateOnly? repealed, DateOnly day)
    {
        if (repealed <= day) return InForce.Repealed;
        if (to <= day) return InForce.Superseded;
        return from > day ? InForce.NotYet : InForce.InForce;
    }

    /// <summary>The version that is in force on a day once all are read, or the first when none is yet.</summary>
    public static DocumentVersion? Expected(IEnumerable<DocumentVersion> versions, DateOnly day)
    {
        var line = InOrder(versions.Where(v => v.State != IngestState.Failed));
        return line.LastOrDefault(v => Begin(v, line) <= day) ?? line.FirstOrDefault();
    }

    private static bool HasText(DocumentVersion version) => version.State is IngestState.Indexing or IngestState.Ready;

    private static List<DocumentVersion> InOrder(IEnumerable<DocumentVersion> versions)
    {
        var all = versions.OrderBy(v => v.CreatedAt).ThenBy(v => v.Id).ToList();
        return [.. all.OrderBy(v => Begin(v, all))];
    }

    private static DateOnly Begin(DocumentVersion version, List<DocumentVersion> all)
    {
        if (version.EffectiveFrom is { } day) return day;
        var first = all.MinBy(v => v.CreatedAt)!;
        return first.Id == version.Id ? DateOnly.MinValue : SeoulDay(version.CreatedAt);
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;

    private static int Number(DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;
}
