using OfficialsAssistant.Search;
using Xunit;

namespace OfficialsAssistant.Tests.Search;

public sealed class KoreanTextTests
{
    [Theory]
    [InlineData("당직명령은", "당직명령")]
    [InlineData("구청장에게", "구청장")]
    [InlineData("신청하려면", "신청")]
    [InlineData("지급받은", "지급")]
    [InlineData("신청하기에는", "신청")]
    [InlineData("처리기간은", "처리기간")]
    [InlineData("총무과", "총무과")]
    [InlineData("건축허가", "건축허가")]
    [InlineData("이의", "이의")]
    [InlineData("눈을", "눈")]
    [InlineData("마을", "마을")]
    public void StripsParticlesAndEndings(string word, string stem) => Assert.Equal(stem, KoreanText.Stem(word));

    [Fact]
    public void SpacingAndMiddleDotsDoNotMatterForNumbersAndLists()
    {
        Assert.Equal(["7일", "전까지"], KoreanText.Words("7일전까지"));
        Assert.Equal(["7일", "전까지"], KoreanText.Words("7일 전까지"));
        Assert.Equal(["10000원", "이하"], KoreanText.Words("10,000원 이하"));
        Assert.Equal(KoreanText.Words("설치ㆍ운영"), KoreanText.Words("설치·운영"));
        Assert.Equal(KoreanText.Key("냉ㆍ난방비 지원"), KoreanText.Key("냉·난방비지원"));
    }

    [Theory]
    [InlineData("칠일 전까지", "7일 전까지")]
    [InlineData("1천만원", "10,000,000원")]
    [InlineData("2만5천원", "25,000원")]
    [InlineData("제11조의2", "11조의 2")]
    [InlineData("2026. 1. 5.", "2026년 1월 5일")]
    [InlineData("100분의 50", "50%")]
    [InlineData("보름 안에", "15일 안에")]
    public void NumbersHaveOneForm(string one, string other) => Assert.Equal(KoreanText.Words(other), KoreanText.Words(one));

    [Theory]
    [InlineData("오일 교환")]
    [InlineData("사원증 발급")]
    [InlineData("이사 신고")]
    public void WordsThatLookLikeNumeralsAreNone(string text) => Assert.DoesNotContain(KoreanText.Words(text), w => char.IsAsciiDigit(w[0]));

    [Fact]
    public void QuestionsKeepWhatTheyAreAbout() =>
        Assert.Equal(["당직명령", "근무예정일"], KoreanText.ContentWords("당직명령은 근무예정일 며칠까지 알려 주세요?").Where(w => w is not "며칠까지"));
}
