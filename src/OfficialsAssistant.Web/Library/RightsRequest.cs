using System.Globalization;
using OfficialsAssistant.Library;
using OfficialsAssistant.Library.Uploading;

namespace OfficialsAssistant.Web.Library;

/// <summary>Who may read, as a page sends it; also the fields of an upload.</summary>
/// <param name="Visibility">everyone, departments or people; departments without names is the owner alone.</param>
/// <param name="Class">O, S or C; of an upload O where nothing is said, of a change of rights as it was.</param>
/// <param name="People">Ids of officials.</param>
public sealed record RightsRequest(
    string? Visibility = null, string? OwnerDepartment = null, string? Class = null, IReadOnlyList<string>? Departments = null, IReadOnlyList<string>? People = null,
    string? Collection = null, string? EffectiveFrom = null, string? AsVersionOf = null)
{
    /// <summary>Null when a value has not its form: who may read is never guessed.</summary>
    public UploadTerms? ToTerms()
    {
        if (!Enum.TryParse<Classification>(Class is { Length: > 0 } ? Class : nameof(Classification.O), out var classification) || !Enum.IsDefined(classification)) return null;
        if (Readers() is not { } readers) return null;
        DateOnly? day = null;
        if (EffectiveFrom is { Length: > 0 } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)) return null;
            day = parsed;
        }
        Guid? version = null;
        if (AsVersionOf is { Length: > 0 } id)
        {
            if (!Guid.TryParse(id, out var parsed)) return null;
            version = parsed;
        }
        return new UploadTerms((Collection ?? "").Trim().Normalize(), (OwnerDepartment ?? "").Trim().Normalize(), readers, classification, day, version);
    }

    private StatedReaders? Readers()
    {
        var owner = (OwnerDepartment ?? "").Trim().Normalize();
        List<string> departments = [.. (Departments ?? []).Select(d => d.Trim().Normalize()).Where(d => d.Length > 0)];
        List<Guid?> people = [.. (People ?? []).Select(p => Guid.TryParse(p, out var id) ? id : (Guid?)null)];
        return Visibility switch
        {
            "everyone" => new(true, []),
            "departments" when departments.Count > 0 || owner.Length > 0 => new(false, departments.Count > 0 ? departments : [owner]),
            "people" when people.Count > 0 && people.TrueForAll(p => p is not null) => new(false, []) { Officials = [.. people.Select(p => p!.Value)] },
            _ => null,
        };
    }
}
