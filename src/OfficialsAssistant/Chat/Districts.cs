using System.Text.RegularExpressions;

namespace OfficialsAssistant.Chat;

/// <summary>Another district as the subject of a question ("강남구 주차요금은"), not as a circumstance ("강남구로 이사 갔습니다").</summary>
internal static partial class Districts
{
    // A name ending in 구, 시, 군 with what stands behind it. Words such as 도구, 요구, 임시 are kept out by the lists below.
    [GeneratedRegex(@"(?<![가-힣])(?:(?:서울|부산|대구|인천|광주|대전|울산|경기|강원|충북|충남|전북|전남|경북|경남|제주)[가-힣]*\s)?(?<n>[가-힣]{1,4}(?:특별시|광역시|구|시|군))(?<p>청|의회|의|에서는|에서|에는|은|는|에|로|으로|이|가|도|를|을|와|과|처럼|까지)?(?![가-힣])")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s?(?:출장|견학|방문|전출|전입|이사|파견|출신|거주|사는|살던|살고|소재|에서 온|주민이|사람이|업체|방향)")]
    private static partial Regex CircumstanceBehind();

    [GeneratedRegex(@"(?:요|도|입|출|친|연|공|기|가|누|우리|자치|각|타|다른|본|지|항|대|강|욕|탈|문|식|야|전|촉|청|복|허|수|즉|역|동|임|일|몇|표|전|당|개|필요|혹|게|감|지시|공시|고시|제시|응시|실시|명시|표시|게시|접시|잠시|다시|역시|반드|당시|무시|동시|수시|상시|임시|일시|즉시|감시|전시|택시|대도)(?:구|시|군)$|^(?:국군|장군|시군|시군구|시구|특별시|광역시|근무시|종료시|신청시|사용시|위반시|발생시|이용시|경우시)$|(?:신청|사용|위반|발생|이용|제출|근무|종료|출입|입주|취소|변경|등록|방문|가입|지급|채용|퇴직|이사|점검|민원|동의|화재|재난|유사|필요|해당|평상|비상|유고|부재)시$|(?:친구|가구|기구|청구|복구|입구|출구|도구|연구|요구|선거구|지구|인구|창구|투구|전구|배구|야구|축구|농구|영구|허구|항구|대구획)$")]
    private static partial Regex OrdinaryWord();

    /// <summary>The other district's name, or null.</summary>
    public static string? Other(string question, IReadOnlyCollection<string> ownIssuers)
    {
        foreach (Match match in Name().Matches(question))
        {
            var name = match.Groups["n"].Value;
            if (OrdinaryWord().IsMatch(name) || ownIssuers.Any(own => own.Contains(name, StringComparison.Ordinal))) continue;
            if (IsSubject(question, match)) return match.Value[..(match.Groups["n"].Index - match.Index)] + name;
        }
        return null;
    }

    private static bool IsSubject(string question, Match match)
    {
        var behind = question[(match.Index + match.Length)..];
        if (CircumstanceBehind().IsMatch(behind)) return false;
        return match.Groups["p"].Value is "" or "청" or "의회" or "의" or "은" or "는" or "에서는" or "에는" or "도" or "에서" && !Regex.IsMatch(behind, @"^\s?(?:온|살|거주|이사|전입|받은|근무하다|일하다)");
    }
}
