using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;
using OfficialsAssistant.Library.Watching;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

public sealed class WatchedFolderTests
{
    private static readonly DateTime s_before = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly ReadingRights s_managers = new([ReadingRights.LibraryManagersToken]);

    private int written;

    [Fact]
    public async Task NewChangedMovedAndDeletedFilesFollowInOnePass()
    {
        await using var library = await TestLibrary.CreateAsync();
        var folder = Folder(library);
        for (var i = 0; i < 6; i++) Write(library, $"기타/{i}.md", $"# 지침 {i}\n가나{i}다라 절차를 정한다.");
        var first = await SyncAsync(library, folder);
        Assert.Equal((6, 6, 6), (first.Files, first.Added, first.Opened));
        await library.Get<IngestWorker>().RunUntilIdleAsync(null, null, default);

        Write(library, "기타/0.md", "# 지침 0\n새로운 절차를 바꾸어 정한다.");
        File.Move(library.PathOf("기타/1.md"), library.PathOf("기타/옮김.md"));
        File.Delete(library.PathOf("기타/2.md"));
        Write(library, "기타/새것.md", "# 새 지침\n처음 보는 내용이다.");
        var second = await SyncAsync(library, folder);
        var state = await library.Get<IngestWorker>().RunUntilIdleAsync(null, null, default);

        Assert.Equal((1, 1, 1, 1, 3, 3), (second.Added, second.Changed, second.Moved, second.Deleted, second.Unchanged, second.Opened));
        Assert.Equal(8, state.Total);
        Assert.Contains(await library.FindAsync("새로운 절차를 바꾸어", s_managers), f => f.DocumentTitle == "지침 0");
        Assert.DoesNotContain(await library.FindAsync("가나2다라", s_managers), f => f.DocumentTitle == "지침 2");
        await using var db = await library.DatabaseAsync();
        Assert.Equal("watched:공유/공유/기타/옮김.md", (await db.Documents.SingleAsync(d => d.Title == "지침 1")).SourceKey);
        var listed = (await library.Get<WatchedFolders>().StateAsync(folder, default)).Events.Where(e => e.SyncId == second.Id).ToList();
        Assert.Equal(["Added 기타/새것.md", "Changed 기타/0.md", "Deleted 기타/2.md", "Moved 기타/옮김.md"], listed.Select(e => $"{e.Kind} {e.Path}").Order(StringComparer.Ordinal));
        Assert.Equal((6, 0), (await SyncAsync(library, folder) is var third ? (third.Unchanged, third.Opened) : default));
    }

    [Fact]
    public async Task ThePlaceOfAFileDecidesWhoReadsIt()
    {
        await using var library = await TestLibrary.CreateAsync();
        var folder = Folder(library, ("총무", "총무과"), ("총무/감사", "감사담당관"));
        Write(library, "총무/출장.md", "---\n열람: 전체\n원본키: hanbit/duty\n---\n# 출장 지침\n출장비는 다녀온 뒤 청구한다.");
        Write(library, "총무/감사/조사.md", "# 조사 지침\n조사 기록은 봉인한다.");
        Write(library, "미정.md", "# 미정 지침\n미정 서류를 모은다.");
        await SyncAsync(library, folder);
        await library.Get<IngestWorker>().RunUntilIdleAsync(null, null, default);
        var (general, audit) = (await DepartmentAsync(library, "총무과"), await DepartmentAsync(library, "감사담당관"));

        Assert.Equal((1, 0, 0), await CountsAsync("출장비 청구"));
        Assert.Equal((0, 1, 0), await CountsAsync("조사 기록"));
        Assert.Equal((0, 0, 1), await CountsAsync("미정 서류"));
        Assert.Empty(await library.FindAsync("출장비 청구"));

        // Moved, it is another department's.
        File.Move(library.PathOf("총무/출장.md"), library.PathOf("총무/감사/출장.md"));
        await SyncAsync(library, folder);
        Assert.Equal((0, 0, 0), await CountsAsync("출장비 청구"));
        await library.Get<IngestWorker>().StepAsync(default);
        Assert.Equal((0, 1, 0), await CountsAsync("출장비 청구"));

        async Task<(int General, int Audit, int Managers)> CountsAsync(string question) =>
            ((await library.FindAsync(question, general)).Count, (await library.FindAsync(question, audit)).Count, (await library.FindAsync(question, s_managers)).Count);
    }

    [Fact]
    public async Task WhatIsOutOfSightIsNotDeleted()
    {
        await using var library = await TestLibrary.CreateAsync();
        var folder = Folder(library);
        Write(library, "a/1.md", "# 하나\n첫째 글이다.");
        Write(library, "b/2.md", "# 둘\n둘째 글이다.");
        await SyncAsync(library, folder);
        var root = folder.Path;

        // An unmounted share: empty, then gone.
        Directory.Move(root, root + "-away");
        var gone = await SyncAsync(library, folder);
        Directory.CreateDirectory(root);
        var empty = await SyncAsync(library, folder);
        Assert.Equal((LibraryTexts.FolderUnreadable, LibraryTexts.FolderEmpty), (gone.Problem, empty.Problem));
        await using var db = await library.DatabaseAsync();
        Assert.Equal(2, await db.Documents.CountAsync(d => d.DeletedAt == null));

        Directory.Delete(root);
        Directory.Move(root + "-away", root);
        Assert.Equal((2, 0), (await SyncAsync(library, folder) is var back ? (back.Unchanged, back.Deleted) : default));
        Assert.False(new FolderScan([], ["a/"], 0).IsGone("a/1.md"));
        Assert.True(new FolderScan([], ["a/"], 0).IsGone("b/2.md"));
    }

    [Fact]
    public async Task LinksAreNotFollowedAndFailuresAreListedUntilTheyAreOver()
    {
        await using var library = await TestLibrary.CreateAsync();
        var folder = Folder(library);
        var outside = Path.Combine(library.Folder, "outside");
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "secret.md"), "# 비밀\n비밀 글이다.");
        Write(library, "a.md", "# 하나\n첫째 글이다.");
        Write(library, "empty.md", "");
        File.CreateSymbolicLink(library.PathOf("link.md"), Path.Combine(outside, "secret.md"));
        Directory.CreateSymbolicLink(library.PathOf("links"), outside);
        Directory.CreateSymbolicLink(library.PathOf("loop"), folder.Path);

        var first = await SyncAsync(library, folder);
        Assert.Equal((2, 1, 1, 3), (first.Files, first.Added, first.Failed, first.Skipped));
        Assert.Equal("empty.md", Assert.Single((await library.Get<WatchedFolders>().StateAsync(folder, default)).Failures).Path);
        Write(library, "empty.md", "# 채움\n이제 글이 있다.");
        Assert.Equal((1, 0), (await SyncAsync(library, folder) is var second ? (second.Added, second.Failed) : default));
        Assert.Empty((await library.Get<WatchedFolders>().StateAsync(folder, default)).Failures);
    }

    [Fact]
    public async Task AFileThatIsAsItWasBeforeIsInForceAgain()
    {
        await using var library = await TestLibrary.CreateAsync();
        var folder = Folder(library);
        foreach (var text in new[] { "서른 건", "마흔 건", "서른 건" })
        {
            Write(library, "a.md", $"# 지침\n접수는 하루 {text}까지 받는다.");
            await SyncAsync(library, folder);
            await library.Get<IngestWorker>().RunUntilIdleAsync(null, null, default);
            library.Time.Advance(TimeSpan.FromDays(1));
            Assert.Contains(text, Assert.Single(await library.FindAsync("접수는 하루 몇 건까지", s_managers)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OneNodeAtATimeFollowsAFolder()
    {
        await using var library = await TestLibrary.CreateAsync();
        var folder = Folder(library);
        await library.Get<LeaseStore>().TryHoldAsync("watched:공유", "another", TimeSpan.FromSeconds(15), default);
        Assert.Null(await library.Get<WatchedFolders>().SyncAsync(folder, default));
        library.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.NotNull(await library.Get<WatchedFolders>().SyncAsync(folder, default));
    }

    [Theory]
    [InlineData("Path", "relative", "Library:Watched:0:Path")]
    [InlineData("Interval", "60", "Library:Watched:0:Interval")]
    [InlineData("Name", "a/b", "Library:Watched:0:Name")]
    public void ASettingWithoutItsFormIsNamed(string key, string value, string named)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Library:Watched:0:Path"] = "/srv/share", ["Library:Watched:0:Name"] = "공유", [$"Library:Watched:0:{key}"] = value }).Build();
        var fault = Assert.Throws<SettingException>(() => WatchedFolder.Check(settings.GetSection("Library:Watched")));
        Assert.StartsWith(named, fault.Message, StringComparison.Ordinal);
    }

    private static WatchedFolder Folder(TestLibrary library, params (string Subfolder, string Department)[] departments)
    {
        var folder = new WatchedFolder { Path = Path.Combine(library.Folder, "incoming"), Name = "공유", Departments = departments.ToDictionary(d => d.Subfolder, d => d.Department) };
        Directory.CreateDirectory(folder.Path);
        return folder;
    }

    // Long ago, and each time another: a file of this moment would be looked at again.
    private void Write(TestLibrary library, string path, string content) => File.SetLastWriteTimeUtc(library.Write(path, content), s_before.AddSeconds(++written));

    private static async Task<WatchedSync> SyncAsync(TestLibrary library, WatchedFolder folder) => (await library.Get<WatchedFolders>().SyncAsync(folder, default))!;

    private static async Task<ReadingRights> DepartmentAsync(TestLibrary library, string name)
    {
        await using var db = await library.DatabaseAsync();
        return new ReadingRights([ReadingRights.DepartmentToken((await db.Departments.SingleAsync(d => d.Name == name)).Id)]);
    }
}
