using OfficialsAssistant.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

public sealed class LibraryRankingTests
{
    [Theory]
    [InlineData("주차 요금은 얼마인가요?", "조례")]
    [InlineData("주차장법 시행령의 요금은 얼마인가요?", "대통령령")]
    public void TheDistrictsOwnRulesComeFirstUnlessAStatuteIsNamed(string question, string first) =>
        Assert.Equal(first, LibraryRanking.Rank(question, [Found("대통령령", 11), Found("조례", 10)], new SearchOptions()).First().Kind);

    [Theory]
    [InlineData("법률", true)]
    [InlineData("행정안전부령", true)]
    [InlineData("훈령", false)]
    [InlineData("규칙", false)]
    public void KnowsNationalLaw(string kind, bool national) => Assert.Equal(national, LibraryRanking.IsNational(kind));

    [Theory]
    [InlineData("신청 방법을 알려 주세요", false)]
    [InlineData("불법 주정차 신고는?", false)]
    [InlineData("건축법상 대지란?", true)]
    [InlineData("「지방자치법」에 따른 공포는?", true)]
    public void KnowsWhenAStatuteIsNamed(string question, bool named) => Assert.Equal(named, LibraryRanking.NamesStatute(question));

    private static FoundPassage Found(string kind, float score) => new(
        Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "제목", kind, "", "", "제1조", "제1조", "", "본문", null, InForce.InForce, [], score);
}
