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

    [Fact]
    public void QuestionsKeepWhatTheyAreAbout() =>
        Assert.Equal(["당직명령", "근무예정일"], KoreanText.ContentWords("당직명령은 근무예정일 며칠까지 알려 주세요?").Where(w => w is not "며칠까지"));
}
