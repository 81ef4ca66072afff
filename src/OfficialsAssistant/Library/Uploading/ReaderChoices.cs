using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library.Uploading;

/// <summary>A person who may be named as a reader.</summary>
public sealed record PossibleReader(Guid OfficialId, string Name, string Department);

/// <summary>Who may read a document, for people to see.</summary>
public sealed record NamedReaders(bool Everyone, IReadOnlyList<string> Departments, int People);

/// <summary>Departments and people that a manager chooses among when saying who may read.</summary>
public sealed class ReaderChoices(IDbContextFactory<AppDbContext> database)
{
    public async Task<IReadOnlyList<string>> DepartmentsAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Departments.OrderBy(d => d.Name).Select(d => d.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Whom reader tokens name: departments by name, people by their number alone.</summary>
    public async Task<NamedReaders> NamesAsync(IReadOnlyCollection<string> tokens, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var departments = await db.Departments.OrderBy(d => d.Name).ToListAsync(cancellationToken);
        return new NamedReaders(
            tokens.Contains(ReadingRights.EveryoneToken),
            [.. departments.Where(d => tokens.Contains(ReadingRights.DepartmentToken(d.Id))).Select(d => d.Name)],
            tokens.Count(t => t.StartsWith("official:", StringComparison.Ordinal)));
    }

    /// <summary>By department and name.</summary>
    public async Task<IReadOnlyList<PossibleReader>> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Users.OrderBy(u => u.Department!.Name).ThenBy(u => u.DisplayName)
            .Select(u => new PossibleReader(u.Id, u.DisplayName, u.Department!.Name)).ToListAsync(cancellationToken);
    }
}
