using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library.Uploading;

/// <summary>A person who may be named as a reader.</summary>
public sealed record PossibleReader(Guid OfficialId, string Name, string Department);

/// <summary>Departments and people that a manager chooses among when saying who may read.</summary>
public sealed class ReaderChoices(IDbContextFactory<AppDbContext> database)
{
    public async Task<IReadOnlyList<string>> DepartmentsAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Departments.OrderBy(d => d.Name).Select(d => d.Name).ToListAsync(cancellationToken);
    }

    /// <summary>By department and name.</summary>
    public async Task<IReadOnlyList<PossibleReader>> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Users.OrderBy(u => u.Department!.Name).ThenBy(u => u.DisplayName)
            .Select(u => new PossibleReader(u.Id, u.DisplayName, u.Department!.Name)).ToListAsync(cancellationToken);
    }
}
