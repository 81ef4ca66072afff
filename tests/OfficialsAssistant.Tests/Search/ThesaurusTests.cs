using OfficialsAssistant.Search;
using Xunit;

namespace OfficialsAssistant.Tests.Search;

public sealed class ThesaurusTests : IDisposable
{
    private static readonly Thesaurus s_small = new(ThesaurusFile.Read("""
        @영업
        v 가게 차리다 > 영업신고*0.9, 개업
        v 물이 새다 > 누수
        n 알바 > 단시간근로자
        n 쓰레기봉투 > 종량제봉투
        p 개 주인 > 소유자등
        """));

    private readonly string _folder = Directory.CreateTempSubdirectory("thesaurus-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("가게를 새로 차리려면 뭘 내요?", "가게 차리다")]
    [InlineData("천장에서 물이 새는데요", "물이 새다")]
    [InlineData("물이 샜어요", "물이 새다")]
    [InlineData("알바한테도 주나요", "알바")]
    [InlineData("쓰레기 봉투는 얼마", "쓰레기봉투")]
    public void FindsAnExpressionInAnyForm(string question, string everyday) => Assert.Contains(s_small.Match(question), m => m.Entry.Everyday == everyday);

    [Theory]
    [InlineData("알바트로스 사진")]
    [InlineData("가게 앞 물건")]
    [InlineData("개인 주인공")]
    public void AnExpressionMatchesOnlyAsAWhole(string question) => Assert.Empty(s_small.Match(question));

    [Fact]
    public void FindsTheArticleThatSaysItOfficially()
    {
        using var index = new LucenePassageIndex(_folder);
        var (right, other) = (Passage("단시간 근로자의 근로조건을 정한다"), Passage("근로감독관의 시간표"));
        index.Apply([new VersionPassages(right.VersionId, [right]), new VersionPassages(other.VersionId, [other])], 1);

        var query = new PassageQuery("알바", ["everyone"], new DateOnly(2026, 11, 24), 10, s_small);
        Assert.Empty(index.Search(query with { Thesaurus = null }));
        Assert.NotEqual(other.Id, Assert.Single(index.Search(query with { Text = "물이 새요 알바" })).PassageId);
    }

    [Fact]
    public void AlternativesOfOneWordCountOnce()
    {
        using var index = new LucenePassageIndex(_folder);
        var (both, one) = (Passage("영업신고와 개업에 관한 사항을 정한 글"), Passage("영업신고와 다른 일에 관한 사항을 정한 글"));
        index.Apply([new VersionPassages(both.VersionId, [both]), new VersionPassages(one.VersionId, [one])], 1);

        var hits = index.Search(new PassageQuery("가게 차리려고요", ["everyone"], new DateOnly(2026, 11, 24), 10, s_small));
        Assert.Equal(2, hits.Count);
        Assert.True(hits[0].Score < hits[1].Score * 2, "two alternatives in one text counted as two words");
    }

    [Fact]
    public void TheProductsOwnHasFourThousandEntriesHalfOfThemNoThings()
    {
        var entries = ThesaurusFile.Embedded().ToList();
        Assert.True(entries.Select(e => e.Everyday).Distinct().Count() >= 4000);
        Assert.True(entries.Count(e => e.Kind != ExpressionKind.Thing) * 2 >= entries.Count);
        Assert.All(entries, e => Assert.All(e.Official, o => Assert.InRange(o.Weight, 0.1f, 1f)));
    }

    [Fact]
    public void ALineThatIsNoneIsNamed() => Assert.Contains("알바 단시간", Assert.Throws<FormatException>(() => ThesaurusFile.Read("@x\nn 알바 단시간").ToList()).Message, StringComparison.Ordinal);

    private static IndexedPassage Passage(string text) =>
        new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "규칙", "제1조", text, PassageKind.Body, ["everyone"], 0, 99991231);
}
