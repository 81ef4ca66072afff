using OfficialsAssistant.Grounding;
using Xunit;

namespace OfficialsAssistant.Tests.Grounding;

public sealed class SentenceCheckerTests
{
    private static readonly IReadOnlyList<NumberedPassage> Shown = [
        TestPassages.Duty7(1),
        TestPassages.Parking7(2),
        TestPassages.Privacy11(3),
        TestPassages.Make(4, "제8조", """
            제8조(위촉 및 해촉) ① 법률고문은 5명 이상 10명 이내로 구성하되, 구청장이 위촉한다.
            ② 법률고문의 임기는 2년으로 하되, 연임할 수 있다. 다만, 총 위촉기간은 10년을 초과할 수 없다.
            ③ 구청장은 과태료 30만원 이하를 부과할 수 있다.
            ④ 법률고문은 직무상 알게 된 비밀을 누설하여서는 아니 된다.
            """, "서울특별시 서초구 법률고문 운영 규칙"),
        TestPassages.Make(5, "제14조", """
            제14조(긴급 민원의 처리) ② 긴급 민원을 접수한 당직 근무자는 지체 없이 당직 책임자에게 보고하고, 당직 책임자는 30분 이내에 소관 부서의 비상연락 담당자에게 통보하여야 한다.
            ③ 담당자가 전화를 받지 않으면 10분마다 다시 통보한다.
            """),
    ];

    [Theory]
    [InlineData("당직명령은 근무예정일 7일 전까지 소속기관의 장이 발령해야 합니다.", 1)]
    [InlineData("당직명령은 근무예정일 칠일 전까지 발령합니다.", 1)]
    [InlineData("제7조제1항에 따라 당직명령은 7일 전까지 냅니다.", 1)]
    [InlineData("지역단위 당직사령을 바꾸려면 근무예정일 5일 전까지 구청장에게 변경 승인을 신청합니다.", 1)]
    [InlineData("주차요금은 최초 30분까지 무료입니다.", 2)]
    [InlineData("이후 10분을 초과할 때마다 500원씩 가산하여 징수합니다.", 2)]
    [InlineData("경형자동차는 주차요금의 50%를 감액합니다.", 2)]
    [InlineData("「자동차관리법 시행규칙」에 따른 경형자동차는 주차요금을 감액받습니다.", 2)]
    [InlineData("개인정보취급자에게 연 1회 이상 개인정보 보호 교육을 실시해야 합니다.", 3)]
    [InlineData("개인정보취급자 교육은 매년 1회 이상 실시합니다.", 3)]
    [InlineData("법률고문은 5명 이상 10명 이내로 구성합니다.", 4)]
    [InlineData("법률고문의 임기는 2년이며 연임할 수 있습니다.", 4)]
    [InlineData("총 위촉기간은 최대 10년입니다.", 4)]
    [InlineData("과태료는 300,000원 이하로 부과할 수 있습니다.", 4)]
    [InlineData("과태료는 30만 원 이하를 부과할 수 있습니다.", 4)]
    [InlineData("당직 책임자는 30분 이내에 소관 부서 비상연락 담당자에게 통보합니다.", 5)]
    [InlineData("제14조제2항에 따라 당직 책임자가 통보합니다.", 5)]
    public void SentencesThatFitAreConfirmed(string text, int number) =>
        Assert.Equal((SentenceState.Confirmed, null), (Check(text, number).State, Check(text, number).Why));

    [Theory]
    [InlineData("당직명령은 근무예정일 10일 전까지 소속기관의 장이 발령해야 합니다.", 1, "10일 전까지", null)]
    [InlineData("당직명령은 근무예정일 5일 전까지 소속기관의 장이 발령해야 합니다.", 1, "5일 전까지", "7일전까지")]
    [InlineData("당직명령은 근무예정일 7일 이내에 소속기관의 장이 발령해야 합니다.", 1, "7일 이내에", null)]
    [InlineData("개인정보취급자에게 연 2회 이상 개인정보 보호 교육을 실시해야 합니다.", 3, "2회 이상", "1회 이상")]
    [InlineData("개인정보취급자에게 월 1회 이상 개인정보 보호 교육을 실시해야 합니다.", 3, "1회 이상", "1회 이상")]
    [InlineData("개인정보취급자에게 연 1회 초과 개인정보 보호 교육을 실시해야 합니다.", 3, "1회 초과", "1회 이상")]
    [InlineData("법률고문은 5명 초과 10명 이내로 구성합니다.", 4, "5명 초과", "5명 이상")]
    [InlineData("법률고문의 임기는 3년이며 연임할 수 있습니다.", 4, "3년", "2년")]
    [InlineData("과태료는 50만원 이하로 부과할 수 있습니다.", 4, "50만원 이하", "30만원 이하")]
    [InlineData("과태료는 30만원 이상으로 부과할 수 있습니다.", 4, "30만원 이상", "30만원 이하")]
    [InlineData("법률고문의 총 위촉기간은 10년 이상입니다.", 4, "10년 이상", "10년을 초과할 수 없다")]
    [InlineData("담당자가 전화를 받지 않으면 1시간 뒤 다시 통보합니다.", 5, "1시간 뒤", "10분")]
    [InlineData("당직 책임자는 30일 이내에 비상연락 담당자에게 통보합니다.", 5, "30일 이내에", null)]
    [InlineData("제15조제2항에 따라 당직 책임자가 통보합니다.", 5, "제15조제2항", null)]
    [InlineData("제14조제7항에 따라 당직 책임자가 통보합니다.", 5, "제14조제7항", null)]
    [InlineData("「도로교통법」에 따른 경형자동차는 주차요금을 감액받습니다.", 2, "「도로교통법」", null)]
    [InlineData("당직 책임자는 “즉시 대피”를 소관 부서 담당자에게 통보합니다.", 5, "“즉시 대피”", null)]
    [InlineData("당직 책임자는 30분 이내에 부구청장에게 통보합니다.", 5, "부구청장", null)]
    [InlineData("법률고문은 부구청장이 위촉하며 10명 이내로 구성합니다.", 4, "부구청장", null)]
    [InlineData("법률고문은 직무상 알게 된 비밀을 누설할 수 있습니다.", 4, "누설할 수 있습니다", null)]
    [InlineData("법률고문의 임기는 2년이며 연임할 수 없습니다.", 4, "연임할 수 없습니다", "연임할 수 있다.")]
    [InlineData("주차요금은 10분 초과 시마다 500달러씩 가산 징수한다.", 2, "500", null)]
    public void ChangedSentencesAreNeverConfirmed(string text, int number, string value, string? source)
    {
        var sentence = Check(text, number);
        Assert.NotEqual(SentenceState.Confirmed, sentence.State);
        Assert.Equal(value, sentence.Why!.Value);
        if (source is not null) Assert.Equal((SentenceState.Contradicted, "differs", source, number), (sentence.State, sentence.Why.Code, sentence.Why.SourceValue, sentence.Why.SourceNumber));
    }

    [Theory]
    [InlineData("당직명령은 7일 전까지 발령합니다.", "uncited", null)]
    [InlineData("인명 피해가 있으면 부구청장에게도 함께 보고합니다.", "uncited", "부구청장")]
    [InlineData("식당 메뉴와 통근버스 노선은 게시판에서 볼 수 있습니다.", "uncited", null)]
    public void WithoutACitationNothingIsConfirmed(string text, string code, string? value)
    {
        var sentence = Check(text);
        Assert.Equal((SentenceState.Unconfirmed, code, value), (sentence.State, sentence.Why!.Code, sentence.Why.Value));
    }

    [Fact]
    public void AnotherSubjectIsNotConfirmed() =>
        Assert.Equal("noOverlap", Check("반려견 놀이터 이용자는 목줄을 착용하고 배설물을 수거합니다.", 1).Why?.Code);

    [Theory]
    [InlineData("다음과 같습니다.", true)]
    [InlineData("처리 절차는 다음과 같습니다.", true)]
    [InlineData("네, 그렇습니다.", true)]
    [InlineData("처리 순서:", true)]
    [InlineData("처리 기한은 다음과 같이 7일입니다.", false)]
    [InlineData("당직 책임자가 소관 부서에 보고합니다.", false)]
    public void OnlySentencesThatClaimNothingAreNeutral(string text, bool neutral) =>
        Assert.Equal(neutral, SentenceChecker.IsNeutral(new AnswerSentence(0, text.Length, text, [])));

    [Theory]
    [InlineData("「한빛구 당직 조례」 제7조에 따라 당직명령은 근무예정일 7일전까지 발령합니다.", "noSuchLaw", "「한빛구 당직 조례」 제7조")]
    [InlineData("「서울특별시 서초구 공무원 당직근무 규칙」 제70조에 따라 당직명령을 발령합니다.", "noSuchLaw", "「서울특별시 서초구 공무원 당직근무 규칙」 제70조")]
    [InlineData("제7조(당직비)에 따라 당직명령은 근무예정일 7일전까지 발령합니다.", "noSuchLaw", "제7조(당직비)")]
    public void ALawArticleOrTitleThatIsNotThereIsNamed(string text, string code, string value)
    {
        var sentence = SentenceChecker.Check(text, [Shown[0]], KnownLaws.Of([Shown[0]]));
        Assert.Equal((SentenceState.Unconfirmed, code, value), (sentence.State, sentence.Why!.Code, sentence.Why.Value));
        Assert.Contains($"~~{value}~~", StruckOut.Markdown(text, [sentence]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("「공무원 당직근무 규칙」 제7조에 따라 당직명령은 근무예정일 7일전까지 발령합니다.")]
    [InlineData("당직근무 규칙 제7조(당직명령 및 변경)에 따라 당직명령은 근무예정일 7일전까지 발령합니다.")]
    public void AShortNameOfALawIsKnown(string text) => Assert.Equal(SentenceState.Confirmed, SentenceChecker.Check(text, [Shown[0]], KnownLaws.Of([Shown[0]])).State);

    [Fact]
    public void ALibraryThatCannotBeAskedSaysNothingOfALaw()
    {
        const string text = "「지방공무원법」 제48조에 따라 당직명령은 근무예정일 7일전까지 발령합니다.";
        Assert.Equal("lawUnchecked", SentenceChecker.Check(text, [Shown[0]], null).Why!.Code);
        Assert.DoesNotContain("~~", StruckOut.Markdown(text, [SentenceChecker.Check(text, [Shown[0]], null)]), StringComparison.Ordinal);
    }

    [Fact]
    public void QuotesStandLetterForLetterInThePassage()
    {
        List<CheckedSentence> sentences = [Check("경형자동차는 주차요금의 50%를 감액합니다.", 2), Check("당직명령은 근무예정일 10일 전까지 발령합니다.", 1), Check("당직명령을 발령합니다.", 1)];
        var citations = CitationQuotes.From(sentences, Shown);
        Assert.Equal([(2, SentenceState.Confirmed), (1, SentenceState.Contradicted)], citations.Select(c => (c.Number, c.State)));
        foreach (var citation in citations)
        {
            Assert.Contains(citation.Quote, Shown.Single(p => p.Number == citation.Number).Text, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', citation.Quote);
        }
        Assert.StartsWith("당직명령은 특별한", citations[1].Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void ContradictedSentencesAreStruckOut()
    {
        const string text = "- **임기는 3년입니다. 연임합니다.** [4]\n";
        CheckedSentence Piece(int start, string content, SentenceState state) => new(0, start, content.Length, content, state, [4], [], null);
        Assert.Equal("- ~~**임기는 3년입니다.**~~** 연임합니다.** [4]\n", StruckOut.Markdown(text, [Piece(2, "**임기는 3년입니다.", SentenceState.Contradicted)]));
        Assert.Equal(text, StruckOut.Markdown(text, [Piece(2, "**임기는 3년입니다.", SentenceState.Unconfirmed)]));
        Assert.Equal("| ~~임기~~ | ~~3년~~ |", StruckOut.Markdown("| 임기 | 3년 |", [Piece(0, "| 임기 | 3년 |", SentenceState.Contradicted)]));
    }

    private static CheckedSentence Check(string text, params int[] numbers) =>
        SentenceChecker.Check(new AnswerSentence(0, text.Length, text, numbers), [.. Shown.Where(p => numbers.Contains(p.Number))], Shown);
}
