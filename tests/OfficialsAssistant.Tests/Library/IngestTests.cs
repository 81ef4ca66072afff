using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Access;
using OfficialsAssistant.Library;
using OfficialsAssistant.Search;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

public sealed class IngestTests
{
    private const string Duty = "---\n제목: 당직 규칙\n종류: 규칙\n열람: 전체\n시행일자: 2026-03-02\n원본키: hanbit/duty\n첨부파일: ['[별표 1] 편성 기준(제6조 관련)']\n---\n제1조(목적) 당직을 정한다.\n\n제13조(비상소집) 1시간 30분 이내에 응소한다.\n\n제14조 삭제 <2020. 1. 1.>\n";

    [Fact]
    public async Task AnImportedFileIsFoundWithItsFacts()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("duty.md", Duty);
        library.Write("README.md", "# 읽어 두기\n문서가 아니다.");
        var state = await library.ImportAsync();

        Assert.Equal(new IngestProgress(0, 1, 0, 1), state);
        var found = (await library.FindAsync("비상소집 응소는 언제까지 하나요?"))[0];
        Assert.Equal(("당직 규칙", "제13조", "비상소집", InForce.InForce), (found.DocumentTitle, found.Article, found.ArticleTitle, found.InForce));
        Assert.Equal(["[별표 1] 편성 기준(제6조 관련)"], found.Annexes);
        Assert.Equal(found.Text, (await library.Search.FindPassageAsync(found.PassageId, ReadingRights.Everyone, default))!.Text);
        Assert.DoesNotContain(await library.FindAsync("제14조 삭제"), f => f.Article == "제14조");
        var page = await library.Get<DocumentReading>().FindAsync(found.DocumentId, null, null, ReadingRights.Everyone, default);
        Assert.Equal(["제1조", "제13조", "제14조"], page!.Passages.Select(p => p.Article));
    }

    [Fact]
    public async Task AnEndlessHeadingSpoilsNothing()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("duty.md", Duty);
        library.Write("long.md", $"# {new string('가', 13000)}\n본문 한 줄.\n\n## {new string('x', 40000)}\n다음 줄.");
        Assert.Equal(new IngestProgress(0, 2, 0, 2), await library.ImportAsync());
        Assert.NotEmpty(await library.FindAsync("비상소집"));
        await using var db = await library.DatabaseAsync();
        Assert.All(await db.Passages.ToListAsync(), p => Assert.InRange(p.Path.Length, 1, 500));
    }

    [Fact]
    public async Task SameBytesTwiceAreNothingToDo()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("duty.md", Duty);
        await library.ImportAsync();
        var again = await library.QueueAsync();

        Assert.Equal(AddOutcome.SameBytes, Assert.Single(again.Added).Outcome);
        await using var db = await library.DatabaseAsync();
        Assert.Equal(1, await db.DocumentVersions.CountAsync());
    }

    [Fact]
    public async Task TheVersionInForceIsSearchedAndTheOthersStayReadable()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("a-now.md", Duty);
        library.Write("b-old.md", Duty.Replace("2026-03-02", "2023-07-01").Replace("1시간 30분", "2시간"));
        library.Write("c-future.md", Duty.Replace("2026-03-02", "2028-01-01").Replace("1시간 30분", "30분"));
        await library.ImportAsync();

        var found = Assert.Single(await library.FindAsync("비상소집 응소"), f => f.Article == "제13조");
        Assert.Contains("1시간 30분", found.Text, StringComparison.Ordinal);
        var page = await library.Get<DocumentReading>().FindAsync(found.DocumentId, null, null, ReadingRights.Everyone, default);
        Assert.Equal([InForce.NotYet, InForce.InForce, InForce.Superseded], page!.Versions.Select(v => VersionTimeline.On(v, new DateOnly(2026, 11, 24))));

        // Its day comes by itself, in Seoul: 2027-12-31 15:00 UTC.
        library.Time.SetUtcNow(new DateTimeOffset(2027, 12, 31, 15, 0, 0, TimeSpan.Zero));
        found = Assert.Single(await library.FindAsync("비상소집 응소"), f => f.Article == "제13조");
        Assert.Contains(" 30분 이내", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1시간", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOnlyVersionNotYetInForceIsFoundAndMarked()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("future.md", Duty.Replace("2026-03-02", "2028-01-01"));
        await library.ImportAsync();
        Assert.All(await library.FindAsync("비상소집"), f => Assert.Equal(InForce.NotYet, f.InForce));
        Assert.NotEmpty(await library.FindAsync("비상소집"));
    }

    [Fact]
    public async Task ADocumentOfOneDepartmentDoesNotExistForOthers()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("report.md", "---\n제목: 내부신고 지침\n열람: [감사담당관]\n---\n# 내부신고 지침\n신고자를 밝히지 않는다.");
        await library.ImportAsync();
        await using var db = await library.DatabaseAsync();
        var department = await db.Departments.SingleAsync(d => d.Name == "감사담당관");
        var audit = new ReadingRights([ReadingRights.EveryoneToken, ReadingRights.DepartmentToken(department.Id)]);

        var found = Assert.Single(await library.FindAsync("내부신고", audit));
        Assert.Empty(await library.FindAsync("내부신고"));
        Assert.Empty(await library.FindAsync("내부신고", ReadingRights.None));
        Assert.Null(await library.Search.FindPassageAsync(found.PassageId, ReadingRights.Everyone, default));
        Assert.Null(await library.Get<DocumentReading>().FindAsync(found.DocumentId, null, null, ReadingRights.Everyone, default));

        // The rows decide, even before the index has caught up.
        await db.DocumentReaders.ExecuteDeleteAsync();
        Assert.Empty(await library.FindAsync("내부신고", audit));
    }

    [Theory]
    [InlineData("2028-01-01")]
    [InlineData("2023-07-01")]
    public async Task ARestrictedVersionClosesItsDocumentToOthers(string day)
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("a.md", Duty);
        await library.ImportAsync();
        var document = (await library.FindAsync("비상소집"))[0].DocumentId;
        library.Write("b.md", Duty.Replace("2026-03-02", day).Replace("열람: 전체", "열람: 감사담당관\n보안등급: S").Replace("1시간", "3시간"));
        await library.ImportAsync();

        await using var db = await library.DatabaseAsync();
        var department = await db.Departments.SingleAsync();
        var audit = new ReadingRights([ReadingRights.EveryoneToken, ReadingRights.DepartmentToken(department.Id)]);
        var reading = library.Get<DocumentReading>();
        Assert.Empty(await library.FindAsync("비상소집"));
        Assert.Null(await reading.FindAsync(document, null, null, ReadingRights.Everyone, default));
        Assert.NotEmpty(await library.FindAsync("비상소집", audit));
        Assert.Equal(Classification.S, (await db.Documents.SingleAsync()).Classification);

        // A public version that comes later does not open it again.
        library.Write("c.md", Duty.Replace("2026-03-02", "2026-05-01").Replace("1시간", "4시간"));
        await library.ImportAsync();
        Assert.Empty(await library.FindAsync("비상소집"));
        Assert.Empty(await reading.ListAsync(ReadingRights.Everyone, default));
    }

    [Fact]
    public async Task WhatAKilledProcessHeldIsTakenUpWhenItsLeaseIsOver()
    {
        await using var library = await TestLibrary.CreateAsync();
        for (var i = 0; i < 5; i++) library.Write($"{i}.md", Duty.Replace("hanbit/duty", $"hanbit/{i}").Replace("당직 규칙", $"당직 규칙 {i}"));
        await library.QueueAsync();
        // Killed after claiming: nothing stored, the lease runs on.
        Assert.Equal(5, (await library.Get<IngestRows>().ClaimAsync(default)).Count);

        await using var second = await library.SecondProcessAsync();
        Assert.False(await second.Get<IngestWorker>().StepAsync(default));
        library.Time.Advance(IngestRows.Lease + TimeSpan.FromSeconds(1));
        var state = await second.Get<IngestWorker>().RunUntilIdleAsync(null, null, default);

        Assert.Equal(new IngestProgress(0, 5, 0, 5), state);
        await using var db = await second.DatabaseAsync();
        Assert.Equal(15, await db.Passages.CountAsync());
        Assert.All(await db.DocumentVersions.ToListAsync(), v => Assert.Null(v.FailureReason));
        Assert.Equal(5, (await second.FindAsync("비상소집")).Count(f => f.Article == "제13조"));
    }

    [Fact]
    public async Task LateResultsOfAProcessThatLostItsLeaseAreDropped()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("duty.md", Duty);
        await library.QueueAsync();
        var claimed = Assert.Single(await library.Get<IngestRows>().ClaimAsync(default));
        library.Time.Advance(IngestRows.Lease + TimeSpan.FromSeconds(1));
        await using var second = await library.SecondProcessAsync();
        await second.Get<IngestWorker>().RunUntilIdleAsync(null, null, default);

        Assert.Equal(0, await library.Get<IngestRows>().StoreAsync([new ReadVersion(claimed.VersionId, [new PassageDraft("x", "x", "", false, "늦은 결과")], null)], default));
        await using var db = await library.DatabaseAsync();
        Assert.Equal(3, await db.Passages.CountAsync());
    }

    [Fact]
    public async Task AFileWhoseServerDiesOverAndOverFails()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("duty.md", Duty);
        await library.QueueAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Single(await library.Get<IngestRows>().ClaimAsync(default));
            library.Time.Advance(IngestRows.Lease + TimeSpan.FromSeconds(1));
        }
        var state = await library.Get<IngestWorker>().RunUntilIdleAsync(null, null, default);
        Assert.Equal(1, state.Failed);
        await using var db = await library.DatabaseAsync();
        Assert.Equal(LibraryTexts.BrokenOffOften, (await db.DocumentVersions.SingleAsync()).FailureReason);
    }

    [Fact]
    public async Task AFileThatCannotBeReadSaysWhyAndIsReadByNobody()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("bad.md", "---\n제목: [한빛\n---\n본문");
        library.Write("empty.md", "\n");
        var state = await library.ImportAsync();
        Assert.Equal(2, state.Failed);
        await using var db = await library.DatabaseAsync();
        Assert.All(await db.DocumentVersions.ToListAsync(), v => Assert.Contains("다", v.FailureReason, StringComparison.Ordinal));
        Assert.Empty(await db.DocumentReaders.ToListAsync());
    }

    [Fact]
    public async Task AFailedNewVersionLeavesTheOldOneInForce()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("duty.md", Duty.Replace("hanbit/duty", "시험/duty.md"));
        await library.ImportAsync();
        library.Write("duty.md", "---\n제목: [한빛\n---\n본문");
        await library.ImportAsync();
        Assert.NotEmpty(await library.FindAsync("비상소집"));
    }

    [Fact]
    public async Task ALostIndexIsBuiltAgainFromTheRows()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("duty.md", Duty);
        await library.ImportAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(library.Folder, "index"))) File.WriteAllText(file, "x");

        await using var second = await library.SecondProcessAsync();
        Assert.Empty(await second.FindAsync("비상소집"));
        Assert.True(await second.Get<IngestWorker>().StepAsync(default));
        Assert.NotEmpty(await second.FindAsync("비상소집"));
    }

    [Fact]
    public async Task AProcessWithoutTheWriterLeaseFollowsUntilTheOtherHasIndexed()
    {
        await using var web = await TestLibrary.CreateAsync();
        await using var evals = await web.SecondProcessAsync();
        await web.Get<OfficialsAssistant.Data.LeaseStore>().TryHoldAsync(IndexFollower.LeaseName, "web", TimeSpan.FromMinutes(1), default);
        evals.Write("duty.md", Duty);
        await evals.QueueAsync();
        await evals.Get<IngestWorker>().StepAsync(default);
        Assert.Equal(1, (await evals.Get<IngestRows>().ProgressAsync(null, default)).Queued);

        await web.Get<OfficialsAssistant.Data.LeaseStore>().ReleaseAsync(IndexFollower.LeaseName, "web", default);
        Assert.True(await web.Get<IngestWorker>().StepAsync(default));
        Assert.Equal(1, (await evals.Get<IngestRows>().ProgressAsync(null, default)).Done);
        evals.Get<IPassageIndex>().Refresh();
        Assert.NotEmpty(await evals.FindAsync("비상소집"));
    }

    [Fact]
    public async Task ADeletedDocumentIsGoneUntilTheSameBytesComeAgain()
    {
        await using var library = await TestLibrary.CreateAsync();
        library.Write("duty.md", Duty);
        await library.ImportAsync();
        var document = (await library.FindAsync("비상소집"))[0].DocumentId;
        Assert.True(await library.Get<LibraryService>().DeleteAsync(document, default));

        // The rows decide at once, the index follows.
        Assert.Empty(await library.FindAsync("비상소집"));
        Assert.True(await library.Get<IngestWorker>().StepAsync(default));
        Assert.Null(await library.Get<DocumentReading>().FindAsync(document, null, null, ReadingRights.Everyone, default));
        Assert.Equal(AddOutcome.Restored, Assert.Single((await library.QueueAsync()).Added).Outcome);
        await library.Get<IngestWorker>().StepAsync(default);
        Assert.NotEmpty(await library.FindAsync("비상소집"));
    }

    [SkippableFact]
    public async Task ARealCorpusIsImportedAndSearched()
    {
        var corpus = SharedMaterial.Folder("corpus/seocho");
        await using var library = await TestLibrary.CreateAsync();
        var state = await library.ImportAsync(corpus);
        Assert.Equal(new IngestProgress(0, 26, 0, 26), state);
        var found = await library.FindAsync("당직명령은 근무예정일 며칠 전까지 내야 합니까?");
        Assert.Equal(("서울특별시 서초구 공무원 당직근무 규칙", "제7조"), (found[0].DocumentTitle, found[0].Article));
        Assert.Equal("행정지원과", found[0].OwnerDepartment);
    }
}
