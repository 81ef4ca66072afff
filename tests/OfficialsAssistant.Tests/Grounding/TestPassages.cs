using OfficialsAssistant.Grounding;

namespace OfficialsAssistant.Tests.Grounding;

/// <summary>Articles of real ordinances, as the library would number them.</summary>
internal static class TestPassages
{
    public static NumberedPassage Make(int number, string article, string text, string document = "서울특별시 서초구 공무원 당직근무 규칙") =>
        new(number, Guid.CreateVersion7(), Guid.CreateVersion7(), document, $"{document} › {article}", article, text);

    public static NumberedPassage Duty7(int number) => Make(number, "제7조", """
        제7조(당직명령 및 변경) ① 당직명령은 특별한 사정이 없는 한 근무예정일 7일전까지 그 소속기관의 장이 발령하여야 한다.
        ② 당직명령을 받은 자가 출장, 휴가, 그 밖에 부득이한 사유로 당직근무를 할 수 없을 경우에는 지체없이 동일직급의 대리근무자를 정하여 당직명령자로부터 당직 근무일의 변경승인을 받아야 한다.
        ③ 제17조의 지역단위 당직사령을 변경코자 할 때에는 근무예정일 5일전까지 수명자 소속기관의 동급 직위, 직급이상 공무원으로 조정, 구청장에게 변경 승인 신청하여야 한다.
        """);

    public static NumberedPassage Parking7(int number) => Make(number, "제7조", """
        제7조(주차요금) ① 주차요금은 최초 30분은 무료이고(단, 토요일 및 공휴일에는 최초 1시간 무료), 10분 초과 시마다 500원씩 가산 징수한다.
        ② 구청장은 다음 각 호의 구분에 따라 제1항에 따른 주차요금을 감액한다.
        1. 주차요금의 80퍼센트의 감액
        가. 「국가유공자 등 예우 및 지원에 관한 법률」 제5조 및 제6조에 따른 국가유공자, 그 유족 또는 가족으로서 국가보훈등록증을 제시한 사람. 단, 요금을 감경받으려는 유족 또는 가족은 관계를 증빙할 수 있는 자료도 제시하여야 한다.
        2. 주차요금의 50퍼센트의 감액
        가. 「자동차관리법 시행규칙」 제2조 관련 별표1에 따른 경형자동차
        ④ 둘 이상의 주차요금 감면사유에 해당하는 경우에는 그 중 감면율이 높은 하나만 적용한다.
        """, "서울특별시 서초구 청사부설주차장 관리 규칙");

    public static NumberedPassage Privacy11(int number) => Make(number, "제11조", """
        제11조(개인정보취급자에 대한 관리 및 교육) ① 개인정보 처리기관의 장은 개인정보취급자에 대하여 적절한 관리ㆍ감독을 행하여야 한다.
        ② 개인정보 처리기관의 장은 개인정보의 적정한 취급을 보장하기 위하여 개인정보취급자에게 연 1회 이상 정기적으로 개인정보 보호 교육을 실시하여야 한다.
        """, "서울특별시 서초구 개인정보 보호에 관한 조례");
}
