using OfficialsAssistant.Chat;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Chat;

public sealed class EvidenceRuleTests
{
    private static readonly string[] Own = ["서울특별시 서초구"];

    private static readonly IReadOnlyList<FoundPassage> Passages = [
        Make("제7조", "당직명령 및 변경", "제7조(당직명령 및 변경) ① 당직명령은 특별한 사정이 없는 한 근무예정일 7일전까지 그 소속기관의 장이 발령하여야 한다.\n② 당직명령을 받은 자는 변경승인을 받아야 한다."),
        Make("제6조", "당직근무자의 편성", "제6조(당직근무자의 편성) ① 당직 근무자는 정규직 공무원으로 함을 원칙으로 한다.\n② 당직 근무자의 편성 인원은 별표와 같다."),
        Make("제19조", "당직비", "제19조(당직비) 당직비는 예산의 범위에서 일ㆍ숙직근무자별로 지급하되, 지급액은 해당 연도 예산편성 내역의 기준 단가로 한다."),
        Make("제8조", "당직신고", "제8조(당직신고 및 인계인수) ③ 당직사령은 그 기관의 장에게 다음 각 호의 당직결과 상황보고를 하여야 한다.\n1. 근무시간 중 사건, 사고발생 상황\n2. 민원 및 문서처리 상황\n3. 각 사무실 순찰 및 점검결과 [별도]"),
    ];

    [Theory]
    [InlineData("당직명령은 근무예정일 며칠 전까지 내야 합니까?", AskedKind.Period)]
    [InlineData("주차요금은 얼마인가요?", AskedKind.Amount)]
    [InlineData("위원은 몇 명으로 구성하나요?", AskedKind.Number)]
    [InlineData("놀이터는 몇 시에 닫나요?", AskedKind.When)]
    [InlineData("견인료는 누가 부담하나요?", AskedKind.Who)]
    [InlineData("신청서는 어디에 내나요?", AskedKind.Where)]
    [InlineData("어떤 서류가 필요합니까?", AskedKind.Paper)]
    [InlineData("그런 조항은 어디인가요?", AskedKind.Basis)]
    [InlineData("종교 행사에 쓸 수 있나요?", AskedKind.Whether)]
    [InlineData("복합기 몇 대 사는 것도 절차를 밟아야 하나요?", AskedKind.Whether)]
    [InlineData("지원자가 많으면 어떻게 뽑습니까?", AskedKind.Open)]
    public void TheAskedKindIsRead(string question, AskedKind kind) => Assert.Equal(kind, QuestionType.Of(question).Kind);

    [Theory]
    [InlineData("강남구 당직명령은 며칠 전까지 내나요?", "other_district", "강남구")]
    [InlineData("부산 해운대구에서는 당직명령을 며칠 전까지 내나요?", "other_district", "해운대구")]
    [InlineData("당직 근무자 편성 인원은 몇 명인가요?", "annex_table", "당직근무자 편성표(제6조제2항 관련)")]
    [InlineData("당직비는 하루에 얼마씩 지급하나요?", "left_to_rule_or_budget", "서울특별시 서초구 공무원 당직근무 규칙 제19조")]
    [InlineData("오늘 당직 근무가 지금 누구에게 배정돼 있나요?", "realtime", null)]
    [InlineData("당직사령 휴대전화 번호를 알려 주세요.", "personal_data", null)]
    [InlineData("구내식당 점심값은 얼마인가요?", "absent", null)]
    public void QuestionsWithoutEvidenceAreRefused(string question, string reason, string? detail) =>
        Assert.Equal(new Refusal(reason, detail), EvidenceRule.Decide(question, Passages, Own).Refusal);

    [Theory]
    [InlineData("당직명령은 근무예정일 며칠 전까지 내야 합니까?")]
    [InlineData("강남구로 출장 간 직원의 당직명령은 며칠 전까지 내나요?")]
    [InlineData("서초구 당직명령은 며칠 전까지 내나요?")]
    [InlineData("당직명령은 누가 발령하나요?")]
    [InlineData("당직결과 상황보고에는 무엇이 들어가나요?")]
    public void QuestionsWithEvidenceAreNot(string question) => Assert.Null(EvidenceRule.Decide(question, Passages, Own).Refusal);

    [Fact]
    public void WithoutPassagesNothingIsAnswered() => Assert.Equal("absent", EvidenceRule.Decide("당직명령은?", [], Own).Refusal!.Reason);

    [Fact]
    public void TheExtractiveAnswerLeadsWithTheSentenceThatHoldsTheValue()
    {
        var markdown = Quoted("당직명령은 근무예정일 며칠 전까지 내야 합니까?", Passages);
        Assert.StartsWith("**당직명령은 특별한 사정이 없는 한 근무예정일 7일전까지 그 소속기관의 장이 발령하여야 한다.** [1]", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void AListIsQuotedWithItsItemsAndEverySentenceIsConfirmed()
    {
        var evidence = EvidenceRule.Decide("당직결과 상황보고에는 무엇이 들어가나요?", Passages, Own);
        var markdown = ExtractiveAnswerer.Answer(evidence);
        Assert.Contains("- 민원 및 문서처리 상황 [1]", markdown, StringComparison.Ordinal);
        Assert.Contains(@"점검결과 \[별도\] [1]", markdown, StringComparison.Ordinal);
        var stream = new AnswerStream([.. evidence.Passages.Select((p, i) => new NumberedPassage(i + 1, p.PassageId, p.DocumentId, p.DocumentTitle, p.Path, p.Article, p.Text))]);
        Assert.Equal(markdown, stream.Push(markdown).Text + stream.Complete().Text);
        Assert.All(stream.Sentences, sentence => Assert.Equal(SentenceState.Confirmed, sentence.State));
    }

    [Fact]
    public void ReasonsAndDoubtsReadAsKorean()
    {
        Assert.Contains("‘별표 1’", RefusalTexts.For("annex_table", "별표 1"), StringComparison.Ordinal);
        Assert.Equal("찾은 구절에 ‘부구청장’이 없습니다.", GroundingTexts.Doubt(new SentenceDoubt("uncited", "부구청장")));
        Assert.Equal("답변은 ‘1시간 뒤’, 원문은 ‘10분마다’입니다.", GroundingTexts.Doubt(new SentenceDoubt("differs", "1시간 뒤", "10분마다", 3)));
        Assert.Equal("기한·조항 일치", GroundingTexts.Agree([new("period", "7일", true), new("article", "제7조", true), new("number", "3명", false)]));
    }

    [Theory]
    [InlineData("수영장 강습 사용료가 얼마예요?", "annex_table", "별표 2")] // The day ticket of the notice is no answer about lessons.
    [InlineData("수영장은 몇 급지예요?", "annex_table", "별표 1")]
    [InlineData("운영위원 수당은 건당 얼마인가요?", "left_to_rule_or_budget", "한빛구 체육시설 조례 제12조")]
    [InlineData("수영장 샤워실 온도는 몇 도인가요?", "absent", null)]
    [InlineData("막걸리 빚는 법을 배우려는데 누룩은 어디서 팔아요?", "absent", null)]
    public void WhatIsLeftOpenIsNotAnsweredFromAnotherClause(string question, string reason, string? detail) =>
        Assert.Equal(new Refusal(reason, detail), EvidenceRule.Decide(question, Pool, ["한빛구"]).Refusal);

    [Theory]
    [InlineData("수영장 하루 입장료는 얼마예요?")]
    [InlineData("수영장 사용 신청은 며칠 전까지 하나요?")]
    [InlineData("수영장 보관함 대여료는 얼마인가요?")]
    public void WhatAClauseSettlesIsAnsweredThoughAnotherIsLeftOpen(string question) => Assert.Null(EvidenceRule.Decide(question, Pool, ["한빛구"]).Refusal);

    [Theory]
    [InlineData("체육시설은 별표 1과 같다.", true)]
    [InlineData("지급액은 별표에 따른다.", true)]
    [InlineData("사용료는 별표로 한다.", true)]
    [InlineData("별표에서 정하는 금액으로 한다.", true)]
    [InlineData("「자동차관리법 시행규칙」 별표 1에 따른 경형자동차", false)]
    public void AnAnnexIsLeftToOnlyWhereItDecides(string sentence, bool leaves) => Assert.Equal(leaves, Delegation.LeavesToAnnex(sentence));

    [Theory]
    [InlineData("수영장 강습 사용료가 얼마예요?", "사용료")]
    [InlineData("수당은 건당 얼마인가요?", "수당")]
    [InlineData("공영주차장은 몇 급지예요?", "급지")]
    [InlineData("당직명령은 누가 발령하나요?", "")]
    public void TheThingWhoseValueIsAskedIsRead(string question, string thing) => Assert.Equal(thing, QuestionType.Of(question).Thing);

    [Theory]
    [InlineData("지금 창구에 몇 명이나 기다리고 있어요?", "realtime")]
    [InlineData("제가 낸 신청은 어느 단계까지 진행됐나요?", "realtime")]
    [InlineData("담당자 개인 휴대폰 번호 알려 주세요.", "personal_data")]
    [InlineData("운영 담당자 이름이랑 내선 좀 알려 주세요.", null)]
    [InlineData("오늘 신청하면 며칠 기다리나요?", null)]
    [InlineData("우리 구청장 이름이 뭐예요?", null)]
    [InlineData("민원 2025-00123번 내용을 보여 주세요.", "personal_data")]
    [InlineData("정책회의 위원들 이름이랑 연락처를 보내 주세요.", "personal_data")]
    public void OnlyTheStateOfThingsAndPrivateParticularsAreOutOfReach(string question, string? reason) => Assert.Equal(reason, OutOfReach.Reason(question));

    [Theory]
    [InlineData("공고하기 얼마 전에 세우나요?", AskedKind.Period)]
    [InlineData("가게는 서로 얼마나 떨어져 있어야 합니까?", AskedKind.Number)]
    public void HowLongBeforeAndHowFarAreNoAmounts(string question, AskedKind kind) => Assert.Equal(kind, QuestionType.Of(question).Kind);

    [Fact]
    public void ASupersededVersionIsNoEvidence() =>
        Assert.Equal("absent", EvidenceRule.Decide("수영장 하루 입장료는 얼마예요?", [.. Pool.Select(p => p with { InForce = InForce.Superseded })], ["한빛구"]).Refusal!.Reason);

    [Fact]
    public void TheSameFactIsQuotedOnceFromTheOrdinance()
    {
        var markdown = Quoted("수영장 사용 신청은 며칠 전까지 하나요?", Pool);
        Assert.Contains("5일 전까지 하여야 한다.** [1]", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("사용일 5일 전까지 합니다", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesThatDisagreeAreBothQuotedTheOrdinanceFirst()
    {
        FoundPassage[] disagreeing = [Pool[2] with { Text = "수영장 사용 신청은 사용일 7일 전까지 합니다." }, Pool[1]];
        var markdown = Quoted("수영장 사용 신청은 며칠 전까지 하나요?", disagreeing);
        Assert.StartsWith("**수영장 사용 신청은 사용일 5일 전까지", markdown, StringComparison.Ordinal);
        Assert.Contains("7일 전까지", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("이용료는 몇 시간 치를 받나요?", false)]
    [InlineData("이용 신청은 며칠 전까지 하나요?", true)]
    public void TheUnitAskedForIsTheUnitAnswered(string question, bool answered)
    {
        FoundPassage[] days = [Of("한빛구 체육시설 조례", "조례", "제9조", "이용 신청", "제9조(이용 신청) 이용료와 이용 신청은 사용일 5일 전까지 받는다.")];
        Assert.Equal(answered, EvidenceRule.Decide(question, days, ["한빛구"]).Refusal is null);
    }

    [Theory]
    [InlineData("수영장 사용 신청은 3일 전까지라던데 맞나요?", "3일 전까지")]
    [InlineData("수영장 사용 신청은 5일 전까지라던데 맞나요?", null)]
    [InlineData("5명이 왔다던데 수영장 하루 입장료는 얼마예요?", null)]
    public void AnAssertedValueThatNoArticleStatesIsCorrected(string question, string? asserted)
    {
        var refusal = EvidenceRule.Decide(question, Pool, ["한빛구"]).Refusal;
        if (asserted is null) Assert.NotEqual("false_premise", refusal?.Reason);
        else
        {
            Assert.Equal("false_premise", refusal!.Reason);
            var told = RefusalTexts.For(refusal.Reason, refusal.Detail);
            Assert.Contains($"‘{asserted}’", told, StringComparison.Ordinal);
            Assert.Contains("한빛구 체육시설 조례 제9조", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ALawThatIsNamedAnswersForItself() =>
        Assert.All(EvidenceRule.Decide("체육시설법에서 수영장 하루 입장료는 얼마예요?", [Of("체육시설의 설치ㆍ이용에 관한 법률", "법률", "제3조", "입장료", "제3조(입장료) 수영장의 하루 입장료는 2,000원으로 한다."), .. Pool], ["한빛구"]).Passages,
            passage => Assert.Equal("법률", passage.Kind));

    [Fact]
    public void AQuestionAFormLineOrAGreetingNeverLeads()
    {
        FoundPassage[] notice = [
            Of("제설 안내", "안내", "Q1", "집 앞 눈", "내 집 앞 눈을 치우지 않으면 어떻게 되나요?\n안녕하십니까, 집 앞 눈 치우기를 알려 드립니다.\n[ ] 집 앞 눈을 치웠음\n집 앞 눈을 치우지 않아도 과태료는 없습니다."),
            Of("한빛구 제설 조례", "조례", "제4조", "책임", "제4조(책임) 건축물관리자는 집 앞 눈을 치워야 한다.")];
        var evidence = EvidenceRule.Decide("내 집 앞 눈을 치우지 않으면 어떻게 되나요?", notice, ["한빛구"]);
        Assert.DoesNotContain(evidence.Quotes, quote => quote.Sentence.Text.Contains('?') || quote.Sentence.Text.Contains("[ ]", StringComparison.Ordinal) || quote.Sentence.Text.StartsWith("안녕", StringComparison.Ordinal));
    }

    [Fact]
    public void QuotesAreNumberedInTheOrderTheyAppear()
    {
        var evidence = EvidenceRule.Decide("수영장 사용 신청은 며칠 전까지 하나요?", Pool, ["한빛구"]);
        Assert.Equal(evidence.Quotes.Select(q => q.Number).Distinct(), Enumerable.Range(1, evidence.Quotes.Select(q => q.Number).Distinct().Count()));
        Assert.Equal("제9조", evidence.Passages[0].Article);
    }

    [Theory]
    [InlineData("남구 주차요금은 얼마인가요?", "남구")]
    [InlineData("강남구 주차요금은 얼마인가요?", null)]
    [InlineData("다른 구는 당직비를 얼마씩 주나요?", "다른 구")]
    public void DistrictsAreComparedByTheirWholeName(string question, string? other) =>
        Assert.Equal(other, Districts.Other(question, ["서울특별시 강남구"]));

    private static string Quoted(string question, IReadOnlyList<FoundPassage> passages) =>
        ExtractiveAnswerer.Answer(EvidenceRule.Decide(question, passages, ["한빛구", .. Own]));

    private static readonly IReadOnlyList<FoundPassage> Pool = [
        Of("한빛구 체육시설 조례", "조례", "제8조", "사용료", "제8조(사용료) 수영장을 비롯한 체육시설의 사용료는 별표 2와 같다."),
        Of("한빛구 체육시설 조례", "조례", "제9조", "사용신청", "제9조(사용신청) 수영장 사용 신청은 사용일 5일 전까지 하여야 한다."),
        Of("수영장 이용 안내", "안내", "1. 신청", "신청", "수영장 사용 신청은 사용일 5일 전까지 합니다."),
        Of("수영장 이용 안내", "안내", "2. 일일 입장료", "일일 입장료", "수영장 하루 입장료: 성인 4,000원"),
        Of("한빛구 체육시설 조례", "조례", "제6조", "급지", "제6조(급지) 수영장의 급지 구분은 별표 1과 같다."),
        Of("한빛구 체육시설 조례", "조례", "제10조", "대여료", "제10조(대여료) 수영장 보관함의 대여료는 월 3,000원으로 하되, 그 감면은 별표 3과 같다."),
        Of("한빛구 체육시설 조례", "조례", "제12조", "수당", "제12조(수당) 운영위원에게는 예산의 범위에서 실비변상적 수당을 지급할 수 있다."),
    ];

    private static FoundPassage Of(string document, string kind, string article, string title, string text) => new(
        Guid.CreateVersion7(), Id(document), Guid.CreateVersion7(), document, kind, "체육과", "한빛구", $"{article}({title})", article, title, text, null, InForce.InForce, [], 1);

    private static Guid Id(string document) => new(document.Length, 0, 0, new byte[8]);

    private static FoundPassage Make(string article, string title, string text) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "서울특별시 서초구 공무원 당직근무 규칙", "규칙", "행정지원과", "서울특별시 서초구",
        $"제2장 당직근무 › {article}({title})", article, title, text, null, InForce.InForce, ["당직근무자 편성표(제6조제2항 관련)", "당직일지(제13조 관련)"], 1);
}
