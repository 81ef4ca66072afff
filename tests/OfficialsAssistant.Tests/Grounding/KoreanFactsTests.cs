using OfficialsAssistant.Grounding;
using Xunit;

namespace OfficialsAssistant.Tests.Grounding;

public sealed class KoreanFactsTests
{
    [Theory]
    [InlineData("근무예정일 7일전까지 발령", "period:7일:Before")]
    [InlineData("근무예정일 7일 전까지 발령", "period:7일:Before")]
    [InlineData("근무예정일 칠일 전까지 발령", "period:7일:Before")]
    [InlineData("그 사유가 해소된 날부터 6주 이내의", "period:42일:AtMost")]
    [InlineData("30분 이내에 통보", "period:30분:AtMost")]
    [InlineData("30분이내", "period:30분:AtMost")]
    [InlineData("1년간 면제", "period:12월:None")]
    [InlineData("72시간 이상 방치", "period:4320분:AtLeast")]
    [InlineData("열흘 안에 신고", "period:10일:AtMost")]
    [InlineData("이틀 전에 취소", "period:2일:Before")]
    [InlineData("10년을 초과할 수 없다", "period:120월:AtMost")]
    [InlineData("한 달 이내", "period:1월:AtMost")]
    [InlineData("삼십일 이내에", "period:30일:AtMost")]
    [InlineData("1천만원", "amount:10000000원:None")]
    [InlineData("10,000,000원", "amount:10000000원:None")]
    [InlineData("1,000만 원", "amount:10000000원:None")]
    [InlineData("30만 원 이하의", "amount:300000원:AtMost")]
    [InlineData("1억 5천만원", "amount:150000000원:None")]
    [InlineData("오천만원", "amount:50000000원:None")]
    [InlineData("5백만원", "amount:5000000원:None")]
    [InlineData("50퍼센트의 감액", "number:50%:None")]
    [InlineData("50% 감액", "number:50%:None")]
    [InlineData("100분의 50", "number:50%:None")]
    [InlineData("3분의 2 이상의 찬성", "number:2/3비율:AtLeast")]
    [InlineData("2인 이상인 때", "number:2명:AtLeast")]
    [InlineData("두 명 이상", "number:2명:AtLeast")]
    [InlineData("1천 명 이상의", "number:1000명:AtLeast")]
    [InlineData("당직차량을 1대 이상", "number:1대:AtLeast")]
    [InlineData("연 1회 이상", "number:1회/년:AtLeast")]
    [InlineData("월 1회 이상", "number:1회/월:AtLeast")]
    [InlineData("매년 1회 이상", "number:1회/년:AtLeast")]
    [InlineData("한 차례에 한정", "number:1회:None")]
    [InlineData("매월 점검", "period:월주기:None")]
    [InlineData("09:30까지", "date:09:30시각:UpTo")]
    [InlineData("오전 9시부터", "date:09:00시각:From")]
    [InlineData("오후 6시 이후", "date:18:00시각:After")]
    [InlineData("2026. 3. 2. 시행", "date:2026|03|02날짜:None")]
    [InlineData("2026년 3월 2일", "date:2026|03|02날짜:None")]
    [InlineData("매년 3월 2일부터", "period:년주기:None date:----|03|02날짜:From")]
    [InlineData("제14조제2항에 따라", "article:제14조/제2항:None")]
    [InlineData("제 14조 제 2항에 따라", "article:제14조/제2항:None")]
    [InlineData("제11조의2", "article:제11조의2:None")]
    [InlineData("법 제3조제1항제2호가목", "article:제3조/제1항/제2호/가목:None")]
    [InlineData("별표 1과 같다", "article:별표1:None")]
    [InlineData("별지 제3호서식의", "article:별지3:None")]
    [InlineData("「5ㆍ18민주유공자예우 및 단체설립에 관한 법률」", "article:518민주유공자예우및단체설립에관한법률법령:None")]
    [InlineData("2~3일", "period:2일:None period:3일:None")]
    [InlineData("대상기관의 6급 이상 공무원", "number:6급:AtLeast")]
    [InlineData("1미터", "number:1m:None")]
    public void ReadsValuesInOneForm(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', KoreanFacts.In(text).Select(Show)));

    [Theory]
    [InlineData("만일 그 밖의 사유로 일부를 취소하면")]
    [InlineData("사회복지 업무의 일환으로 조사원을 두며")]
    [InlineData("위원회의 이사회는 구성원 중에서")]
    [InlineData("일일결산서를 작성하고 전일 정상근무시간에")]
    [InlineData("세대별 주민등록과 한부모가족")]
    [InlineData("해당 사건의 조건과 이건")]
    public void WordsThatLookLikeNumeralsAreNone(string text) => Assert.Empty(KoreanFacts.In(text));

    [Fact]
    public void OffsetsPointAtTheWrittenText()
    {
        const string text = "① 당직명령은 근무예정일 7일전까지 “소속기관의 장”이 제7조에 따라 1천만원";
        foreach (var fact in KoreanFacts.In(text)) Assert.Equal(fact.Text, text.Substring(fact.Start, fact.Text.Length));
    }

    private static string Show(Fact fact) =>
        $"{fact.KindName}:{fact.Value}{fact.Unit}{(fact.Per.Length > 0 ? "/" + fact.Per : "")}:{fact.Bound}";
}
