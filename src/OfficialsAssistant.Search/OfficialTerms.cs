namespace OfficialsAssistant.Search;

/// <summary>
/// What people say, and what ordinances call it. A key matches a word's whole stem; a key ending in '~' matches the beginning
/// of a verb, and is used only for syllables that begin nothing else. General administrative Korean: an entry belongs here when it
/// holds for any district's documents, never because one question of a test set needs it.
/// </summary>
internal static class OfficialTerms
{
    private static readonly (string Said, string Official)[] s_table =
    [
        // Money
        ("공짜", "무료 면제"), ("무료", "면제"), ("깎~", "감면 경감 할인"), ("할인", "감면 경감"), ("요금", "사용료 수수료"), ("값", "요금 수수료 가격"),
        ("비용", "경비 수수료"),
        ("벌금", "과태료 벌칙"), ("연체료", "가산금 연체금"), ("이자", "이자율 연체금"), ("월급", "보수 급여 봉급"), ("수당", "보수"), ("출장비", "여비"), ("밥값", "식비"),
        ("차비", "운임 교통비"), ("돌려~", "반환 환불 환급"),
        ("환불", "반환 환급"), ("물어내~", "변상 배상"), ("보증금", "계약보증금 이행보증금"), ("지원금", "보조금 지원"), ("보조금", "지원금"), ("상금", "포상금 시상금"),
        ("생활비", "생계비 생계지원"), ("치료비", "의료비 진료비"), ("월세", "임대료 임차료 주거비"), ("전세", "임대차 임차"),
        // People and bodies
        ("구청", "구청장"), ("동사무소", "동주민센터 주민센터"), ("주민센터", "동주민센터"), ("공무원", "직원"), ("직원", "공무원 소속공무원"), ("주민", "구민 시민"),
        ("동네", "지역 관할구역"), ("노인", "어르신 고령자"), ("어르신", "노인"), ("아이", "자녀 아동 영유아"), ("애", "자녀 아동"), ("아기", "영유아 영아"),
        ("임산부", "임신부 임신"),
        ("부부", "배우자 혼인"), ("남편", "배우자"), ("아내", "배우자"), ("부모", "보호자 부모님"), ("집주인", "소유자 임대인"), ("건물주", "건축물소유자 소유자 관리자"),
        ("세입자", "임차인"), ("장애인", "장애"), ("외국인", "다문화"), ("사장", "사업주 대표자 영업자"), ("민원인", "신청인 청구인"), ("담당자", "담당공무원 담당관"),
        // Time
        ("쉬는날", "휴일 공휴일"), ("휴일", "공휴일"), ("한달", "1개월 30일"), ("보름", "15일"), ("일주일", "7일"), ("이틀", "2일"), ("사흘", "3일"),
        ("나흘", "4일"), ("열흘", "10일"), ("하루", "1일"),
        ("기한", "기간"), ("마감", "기한 기간"),
        // Things people do
        ("뽑~", "선발 선정 추첨"), ("고르~", "선정 선발"), ("맡기~", "위탁 의뢰"), ("빌리~", "대관 사용허가 임차 대부"),
        ("빌려~", "대관 사용허가 대부"), ("치우~", "제거 수거"), ("치워~", "제거 수거"), ("버리~", "배출 투기"), ("버려~", "배출 투기"), ("미루~", "연기 유예 연장"),
        ("미뤄~", "연기 유예 연장"), ("늦추~", "연기 유예"), ("늘리~", "연장"), ("늘려~", "연장"), ("줄이~", "감축 단축"),
        ("그만두~", "사임 해촉 퇴직"), ("자르~", "해임 해촉"), ("짤리~", "해임 해촉"), ("쫓~", "퇴거"), ("세우~", "설립"),
        ("차리~", "개업 영업신고"), ("고치~", "수리 정정 변경"), ("바꾸~", "변경"), ("바꿔~", "변경"), ("모이~", "소집 회의"),
        ("알리~", "통지 통보 공고"), ("알려~", "통지 통보"),
        ("내야", "납부 제출"), ("따지~", "이의신청"), ("불복", "이의신청 행정심판"), ("이의제기", "이의신청"), ("취소", "철회"), ("거부", "거부처분 불허"), ("거절", "거부"),
        ("퇴짜", "반려 거부"), ("돌려보내~", "반려"), ("이사", "전출 전입 주소이전"),
        ("빼돌리~", "유출"),
        ("일러바치~", "신고 고발"), ("고자질", "신고"), ("뒷돈", "금품수수 뇌물"), ("선물", "금품등 금품"), ("강연", "외부강의 강의"), ("겸직", "겸업 영리업무"),
        ("갑질", "부당행위 괴롭힘"), ("왕따", "괴롭힘"), ("욕설", "폭언"),
        // Situations and things
        ("인도", "보도"), ("차", "자동차 차량"), ("가게", "영업소 점포"), ("간판", "광고물 옥외광고물"), ("쓰레기", "폐기물 생활폐기물"), ("건의", "제안"),
        ("컴퓨터", "정보통신기기 전산장비"), ("ai", "인공지능"), ("장례", "장사 장례식"), ("임신", "출산"), ("출산휴가", "출산 특별휴가"), ("육아휴직", "휴직"), ("연차", "연가"),
        ("월차", "연가"), ("반차", "연가 반일"), ("휴가", "연가 특별휴가"),
        ("신상정보", "개인정보"), ("해킹", "침해사고 유출"), ("비밀번호", "인증정보"), ("씨씨티비", "영상정보처리기기"), ("cctv", "영상정보처리기기"),
        ("서류", "구비서류 제출서류 첨부서류"), ("신청서", "신청 서식"), ("공문", "공문서 문서"), ("도장", "직인 관인 인감"), ("결재", "승인"),

    ];

    private static readonly Dictionary<string, string[]> s_whole = s_table.Where(e => !e.Said.EndsWith('~'))
        .GroupBy(e => e.Said).ToDictionary(g => g.Key, g => g.SelectMany(e => e.Official.Split(' ')).Distinct().ToArray());

    private static readonly (string Head, string[] Official)[] s_verbs =
        [.. s_table.Where(e => e.Said.EndsWith('~')).Select(e => (e.Said[..^1], e.Official.Split(' ')))];

    /// <summary>Other words for a stem; none for most.</summary>
    public static IReadOnlyList<string> Of(string stem)
    {
        if (s_whole.TryGetValue(stem, out var words)) return words;
        foreach (var (head, official) in s_verbs)
            if (stem.Length <= head.Length + LongestTail && stem.StartsWith(head, StringComparison.Ordinal)) return official;
        return [];
    }

    private const int LongestTail = 3;
}
