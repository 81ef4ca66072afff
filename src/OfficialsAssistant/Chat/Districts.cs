using System.Text.RegularExpressions;

namespace OfficialsAssistant.Chat;

/// <summary>Another district as the subject of a question ("강남구 주차요금은"), not as a circumstance ("강남구로 이사 갔습니다").</summary>
internal static partial class Districts
{
    // All 시, 군, 자치구 and provinces: a list, because 도구, 친구, 신청시, 국군 end the same way.
    private static readonly HashSet<string> Names = [.. """
        서울특별시 서울시 부산광역시 부산시 대구광역시 대구시 인천광역시 인천시 광주광역시 광주시 대전광역시 대전시 울산광역시 울산시 세종특별자치시 세종시 경기도 강원도 충청북도 충청남도 전라북도 전라남도 경상북도 경상남도 제주도
        종로구 중구 용산구 성동구 광진구 동대문구 중랑구 성북구 강북구 도봉구 노원구 은평구 서대문구 마포구 양천구 강서구 구로구 금천구 영등포구 동작구 관악구 서초구 강남구 송파구 강동구
        서구 동구 영도구 부산진구 동래구 남구 북구 해운대구 사하구 금정구 연제구 수영구 사상구 기장군 수성구 달서구 달성군 군위군 미추홀구 연수구 남동구 부평구 계양구 강화군 옹진군 광산구 유성구 대덕구 울주군
        수원시 성남시 의정부시 안양시 부천시 광명시 평택시 동두천시 안산시 고양시 과천시 구리시 남양주시 오산시 시흥시 군포시 의왕시 하남시 용인시 파주시 이천시 안성시 김포시 화성시 양주시 포천시 여주시 연천군 가평군 양평군
        춘천시 원주시 강릉시 동해시 태백시 속초시 삼척시 홍천군 횡성군 영월군 평창군 정선군 철원군 화천군 양구군 인제군 고성군 양양군
        청주시 충주시 제천시 보은군 옥천군 영동군 증평군 진천군 괴산군 음성군 단양군 천안시 공주시 보령시 아산시 서산시 논산시 계룡시 당진시 금산군 부여군 서천군 청양군 홍성군 예산군 태안군
        전주시 군산시 익산시 정읍시 남원시 김제시 완주군 진안군 무주군 장수군 임실군 순창군 고창군 부안군 목포시 여수시 순천시 나주시 광양시 담양군 곡성군 구례군 고흥군 보성군 화순군 장흥군 강진군 해남군 영암군 무안군 함평군 영광군 장성군 완도군 진도군 신안군
        포항시 경주시 김천시 안동시 구미시 영주시 영천시 상주시 문경시 경산시 의성군 청송군 영양군 영덕군 청도군 고령군 성주군 칠곡군 예천군 봉화군 울진군 울릉군
        창원시 진주시 통영시 사천시 김해시 밀양시 거제시 양산시 의령군 함안군 창녕군 남해군 하동군 산청군 함양군 거창군 합천군 제주시 서귀포시
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"(?<![가-힣])(?<n>[가-힣]{1,6}?(?:시|군|구|도))(?<p>청에서는|청은|청의|청|의회|의|에서는|에서|에는|에도|에|은|는|이|가|도|로|으로|를|을|와|과|랑|처럼|까지)?(?![가-힣])")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s?(?:출장|견학|방문|전출|전입|이사|파견|출신|거주|사는|살던|살고|사시는|소재|주민이|사람이|업체|쪽|방향|직원이|공무원이)")]
    private static partial Regex Circumstance();

    [GeneratedRegex(@"^\s?(?:온|오신|오는|살|거주|이사|전입|전출|받은|하는|열리|근무하다|일하다|옮)")]
    private static partial Regex FromThere();

    /// <summary>Whether a word is a district's name: it tells whose matter it is, not what is asked.</summary>
    public static bool IsName(string word) => Names.Contains(word);

    /// <summary>The other district's name, or null.</summary>
    public static string? Other(string question, IReadOnlyCollection<string> ownIssuers)
    {
        foreach (Match match in Name().Matches(question))
        {
            var name = match.Groups["n"].Value;
            if (Names.Contains(name) && !IsOwn(name, ownIssuers) && !IsOwnLater(question, match) && IsSubject(question, match)) return name;
        }
        return Unnamed().Match(question) is { Success: true } unnamed ? unnamed.Groups["n"].Value : null;

        // "서울특별시 서초구" names the own district although 서울특별시 is written first.
        bool IsOwnLater(string text, Match match) => match.Groups["p"].Length == 0 && ownIssuers.Any(own => own.Split(' ') is [.., var last] && text[(match.Index + match.Length)..].TrimStart().StartsWith(last, StringComparison.Ordinal));
    }

    /// <summary>Whole names are compared: 남구 is not 강남구.</summary>
    private static bool IsOwn(string name, IReadOnlyCollection<string> ownIssuers) =>
        ownIssuers.Any(own => own.Split(' ').Any(part => Short(part) == Short(name)));

    private static string Short(string name) => LongForm().Replace(name, "시");

    [GeneratedRegex("(?:특별|광역|특별자치)시$")]
    private static partial Regex LongForm();

    // "다른 구는 얼마씩 주나요", "옆 구에서는": another district that is not named.
    [GeneratedRegex(@"(?<![가-힣])(?<n>(?:다른|옆|이웃|인근|타)\s?(?:자치구|지자체|시|군|구))(?:에서는|들은|는|의)(?![가-힣])")]
    private static partial Regex Unnamed();

    private static bool IsSubject(string question, Match match)
    {
        var behind = question[(match.Index + match.Length)..];
        return match.Groups["p"].Value switch
        {
            "" or "청" => !Circumstance().IsMatch(behind),
            "에서" => !FromThere().IsMatch(behind) && !Circumstance().IsMatch(behind),
            "청에서는" or "청은" or "청의" or "의회" or "의" or "에서는" or "에는" or "은" or "는" or "도" => true,
            _ => false,
        };
    }
}
