using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Chat;

/// <summary>Whose library this is: the names of the bodies that issued its documents, so that another district is known as another.</summary>
public sealed partial class DistrictScope(IDbContextFactory<AppDbContext> database, IPassageIndex index)
{
    private (long ChangeNumber, IReadOnlyCollection<string> Names) known = (-1, []);

    public async Task<IReadOnlyCollection<string>> OwnNamesAsync(CancellationToken cancellationToken)
    {
        var (changeNumber, names) = known;
        if (changeNumber == index.ChangeNumber) return names;
        changeNumber = index.ChangeNumber;
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = await db.Documents.AsNoTracking().Where(d => d.DeletedAt == null).Select(d => new { d.Issuer, d.Title }).ToListAsync(cancellationToken);
        names = rows.SelectMany(r => new[] { r.Issuer, TitleStart().Match(r.Title).Value }).Where(n => n.Length > 0).ToHashSet();
        known = (changeNumber, names);
        return names;
    }

    // "서울특별시 서초구 공무원 당직근무 규칙", "한빛구 당직 및 비상근무 규칙": an ordinance begins with whose it is.
    [GeneratedRegex(@"^(?:[가-힣]+(?:특별시|광역시|특별자치시|특별자치도|도) )?[가-힣]{1,6}[시군구](?= )")]
    private static partial Regex TitleStart();
}
