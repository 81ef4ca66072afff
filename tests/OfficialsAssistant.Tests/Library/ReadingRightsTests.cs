using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Library;
using OfficialsAssistant.Search;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

public sealed class ReadingRightsTests
{
    [Fact]
    public async Task TenThousandRandomPairsOfPersonAndDocumentLeakNothing()
    {
        var random = new Random(20261124);
        await using var library = await TestLibrary.CreateAsync();
        string[] departments = ["총무과", "민원여권과", "감사담당관", "스마트정보과"];
        // 100 documents of random readers and classes; every one holds the word that is searched.
        for (var i = 0; i < 100; i++)
        {
            var readers = random.Next(4) == 0 ? "전체" : string.Join(", ", departments.Where(_ => random.Next(3) == 0));
            library.Write($"{i}.md", $"---\n제목: 문서 {i}\n열람: [{readers}]\n보안등급: {"OSC"[random.Next(3)]}\n---\n# 문서 {i}\n당직 명령을 내린다 {i}.\n");
        }
        await library.ImportAsync();
        await using var db = await library.DatabaseAsync();
        var rows = await db.Documents.AsNoTracking().Include(d => d.Readers).Include(d => d.Versions).ToListAsync();
        var known = await db.Departments.ToListAsync();
        var (search, reading, index) = (library.Search, library.Get<DocumentReading>(), library.Get<IPassageIndex>());
        var byPassage = await db.Passages.Include(p => p.Version).ToDictionaryAsync(p => p.Id, p => p.Version!.DocumentId);

        var pairs = 0;
        for (var person = 0; person < 100; person++)
        {
            var rights = person == 0 ? ReadingRights.None : ReadingRights.Of(new Official { Id = Guid.NewGuid(), DisplayName = "", DepartmentId = known[random.Next(known.Count)].Id }, managesLibrary: false);
            var allowed = rows.Where(d => d.Readers.Any(r => rights.Tokens.Contains(r.Token))).Select(d => d.Id).ToHashSet();
            var hits = index.Search(new PassageQuery("당직 명령", rights.Tokens, new DateOnly(2026, 11, 24), 1000));
            Assert.Equal(allowed, hits.Select(h => byPassage[h.PassageId]).ToHashSet());
            Assert.Subset(allowed, (await search.SearchAsync("당직 명령", rights, 100, default)).Select(f => f.DocumentId).ToHashSet());
            Assert.Equal(allowed, (await reading.ListAsync(rights, default)).Select(d => d.DocumentId).ToHashSet());
            // Links and downloads, of a few documents each: they ask the rows one by one.
            foreach (var row in rows.OrderBy(_ => random.Next()).Take(10))
            {
                Assert.Equal(allowed.Contains(row.Id), await reading.FindAsync(row.Id, null, null, rights, default) is not null);
                Assert.Equal(allowed.Contains(row.Id), await reading.FileOfAsync(row.Id, row.Versions[0].Id, rights, default) is not null);
            }
            pairs += rows.Count;
        }
        Assert.Equal(10_000, pairs);
    }

    [Fact]
    public async Task ChangedRightsHoldForTheNextSearch()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("a.md", "---\n제목: 당직 규칙\n열람: [감사담당관]\n---\n# 당직 규칙\n비상소집에 응한다.\n");
        await library.ImportAsync();
        await using var db = await library.DatabaseAsync();
        var audit = new ReadingRights([ReadingRights.DepartmentToken((await db.Departments.SingleAsync()).Id)]);
        var document = Assert.Single(await library.FindAsync("비상소집", audit)).DocumentId;
        var rights = library.Get<DocumentRights>();

        Assert.False(await rights.ChangeAsync(document, "", new StatedReaders(true, []), Classification.O, ReadingRights.Everyone, default));
        Assert.True(await rights.ChangeAsync(document, "감사담당관", new StatedReaders(true, []), Classification.S, audit, default));
        Assert.Equal(Classification.S, Assert.Single(await library.FindAsync("비상소집")).Class);
        var person = Guid.NewGuid();
        Assert.True(await rights.ChangeAsync(document, "감사담당관", new StatedReaders(false, []) { Officials = [person] }, Classification.S, ReadingRights.Everyone, default));
        Assert.Empty(await library.FindAsync("비상소집"));
        Assert.Single(await library.FindAsync("비상소집", new ReadingRights([ReadingRights.OfficialToken(person)])));
    }
}
