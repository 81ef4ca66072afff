using OfficialsAssistant.Search;
using Xunit;

namespace OfficialsAssistant.Tests.Search;

public sealed class LucenePassageIndexTests : IDisposable
{
    private static readonly DateOnly s_today = new(2026, 11, 24);
    private readonly string _folder = Directory.CreateTempSubdirectory("index-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void RightsArePartOfTheQuery()
    {
        using var index = new LucenePassageIndex(_folder);
        var open = Passage("당직근무자는 순찰한다");
        var closed = Passage("당직근무자는 순찰한다", readers: ["department:1"]);
        var nobody = Passage("당직근무자는 순찰한다", readers: []);
        index.Apply([Version(open, closed, nobody)], 1);

        Assert.Equal([open.Id], Find(index, "당직 순찰", "everyone"));
        Assert.Equal(new HashSet<Guid> { open.Id, closed.Id }, Find(index, "당직 순찰", "everyone", "department:1").ToHashSet());
        Assert.Empty(Find(index, "당직 순찰"));
    }

    [Fact]
    public void AQuestionOfOneEndlessWordIsSearched()
    {
        using var index = new LucenePassageIndex(_folder);
        var passage = Passage("당직근무자는 순찰한다");
        index.Apply([Version(passage)], 1);
        var endless = "당직근무" + string.Concat(Enumerable.Range(0, 2000).Select(i => (char)('가' + i)));
        Assert.Equal([passage.Id], Find(index, endless, "everyone"));
    }

    [Fact]
    public void OnlyTheDayInForceIsSearched()
    {
        using var index = new LucenePassageIndex(_folder);
        var old = Passage("봉투 값 500원", from: 0, to: 20280101);
        var future = Passage("봉투 값 620원", from: 20280101);
        index.Apply([Version(old), Version(future)], 2);

        Assert.Equal([old.Id], Find(index, "봉투 값", "everyone"));
        Assert.Equal([future.Id], index.Search(new PassageQuery("봉투 값", ["everyone"], new DateOnly(2028, 1, 1), 10)).Select(h => h.PassageId));
    }

    [Fact]
    public void SupplementaryProvisionsComeLast()
    {
        using var index = new LucenePassageIndex(_folder);
        var body = Passage("수수료를 반환하는 경우에는 신청인에게 그 뜻을 알리고 처리한다");
        var supplementary = Passage("수수료 반환", kind: PassageKind.Supplementary);
        index.Apply([Version(supplementary, body)], 1);

        Assert.Equal([body.Id, supplementary.Id], Find(index, "수수료 반환", "everyone"));
    }

    [Fact]
    public void AChangeThatHoldsNoPassageStillMovesTheNumber()
    {
        using var index = new LucenePassageIndex(_folder);
        index.Apply([Version(Passage("여비 정산"))], 3);
        index.Apply([Version()], 4);
        Assert.Equal(4, index.ChangeNumber);
    }

    [Fact]
    public void ReplacesAVersionAndRemembersTheChangeNumber()
    {
        using var index = new LucenePassageIndex(_folder);
        var version = Version(Passage("여비 정산"));
        index.Apply([version], 3);
        index.Apply([version with { Passages = [] }], 4);

        Assert.Empty(Find(index, "여비", "everyone"));
        Assert.Equal(4, index.ChangeNumber);
        using var again = new LucenePassageIndex(_folder);
        Assert.Equal(4, again.ChangeNumber);
    }

    [Fact]
    public void AnotherReaderTakesUpWhatTheWriterCommitted()
    {
        using var reader = new LucenePassageIndex(_folder);
        Assert.Empty(Find(reader, "여비", "everyone"));
        using var writer = new LucenePassageIndex(_folder);
        writer.Apply([Version(Passage("여비 정산"))], 1);
        reader.Refresh();
        Assert.Single(Find(reader, "여비", "everyone"));
    }

    [Fact]
    public void ACorruptIndexStartsEmptyAndIsWrittenAnew()
    {
        using (var index = new LucenePassageIndex(_folder)) index.Apply([Version(Passage("여비 정산"))], 7);
        foreach (var file in Directory.GetFiles(_folder)) File.WriteAllBytes(file, [1, 2, 3]);

        using var again = new LucenePassageIndex(_folder);
        Assert.Equal(0, again.ChangeNumber);
        Assert.Empty(Find(again, "여비", "everyone"));
        again.Apply([Version(Passage("여비 정산"))], 7);
        Assert.Single(Find(again, "여비", "everyone"));
    }

    [Fact]
    public async Task SearchesWhileItIsWritten()
    {
        using var index = new LucenePassageIndex(_folder);
        index.Apply([Version(Passage("여비 정산"))], 1);
        using var stop = new CancellationTokenSource();
        var searching = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested) Assert.NotEmpty(Find(index, "여비", "everyone"));
        });
        for (var number = 2; number < 12; number++) index.Apply([Version(Passage("여비 지급"))], number);
        await stop.CancelAsync();
        await searching;
        Assert.Equal(10, Find(index, "여비", "everyone").Count);
    }

    private static List<Guid> Find(LucenePassageIndex index, string text, params string[] readers) =>
        [.. index.Search(new PassageQuery(text, readers, s_today, 10)).Select(h => h.PassageId)];

    private static IndexedPassage Passage(string text, PassageKind kind = PassageKind.Body, string[]? readers = null, int from = 0, int to = 99991231) =>
        new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "규칙", "제1조", text, kind, readers ?? ["everyone"], from, to);

    private static VersionPassages Version(params IndexedPassage[] passages)
    {
        var id = Guid.NewGuid();
        return new VersionPassages(id, [.. passages.Select(p => p with { VersionId = id })]);
    }
}
