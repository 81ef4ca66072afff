using System.Text.RegularExpressions;

namespace OfficialsAssistant.Chat;

/// <summary>Questions that no document of a library can answer: the state of things right now, and particulars of a person.</summary>
internal static partial class OutOfReach
{
    [GeneratedRegex(@"(?:지금|현재|오늘|어제|방금|실시간|이번\s?(?:주|달)|아까)[^?.]{0,40}?(?:배정|기다리고|발령\s?(?:됐|되었|중)|남았|진행\s?(?:됐|되었)|처리\s?(?:중|상황|상태)|진행\s?(?:중|상황)|남은|남아|대기|접속|비어|빈자리|자리가|몇\s?명이?\s?(?:있|왔|신청)|결재|누구에게|어디까지|열려|운행|잔액|집행률)|(?:오늘|지금|내일)\s?(?:날씨|식단|메뉴|당직자|숙직자|일직자)")]
    private static partial Regex RightNow();

    // "제가 낸 신청이 어디까지 진행됐나요": where a case stands is known to the system that handles it.
    [GeneratedRegex(@"(?:제가|내가|저희가|우리가|어제|지난\s?(?:주|번|달)에?)\s?(?:낸|넣은|신청한|접수한|제출한|올린|보낸)[^?.]{0,30}?(?:어디까지|어느\s?단계|진행\s?(?:됐|되었|중|상황|되고)|처리\s?(?:됐|되었|중|상황|되고)|결재|승인\s?(?:됐|되었))")]
    private static partial Regex OwnCase();

    // A case by its number: whose it is, is nobody's business but the handler's; where it stands, the system knows.
    [GeneratedRegex(@"(?:민원|신청|접수|사건|고발|진정|과태료|고지)[가-힣]{0,4}\s?(?:번호\s?)?(?:제\s?)?\d{4}-\d{2,}|\d{4}-\d{3,}\s?(?:번|호)?\s?(?:민원|신청|접수|사건|건)|\d{4}[가-힣]{1,3}\d{2,}\s?(?:사건|판결|결정)?")]
    private static partial Regex OneCase();

    // What only the person concerned may give away, whatever the office.
    [GeneratedRegex(@"(?:휴대\s?전화|핸드폰|휴대폰|폰\s?번호|집\s?(?:주소|전화)|자택|주민등록번호|생년월일|계좌\s?번호|개인\s?(?:번호|연락처|전화|이메일)|연봉)[^?.]{0,16}?" + Asked)]
    private static partial Regex Private();

    // The holder of a public office is known by name; a rule, a committee, a form has a name too.
    [GeneratedRegex(@"(?:위원|변호사|고문|직원|주무관|공무원|교수|전문가|심사관|강사|주민|구민|민원인|신청인|신청자|신고자|신고인|체납자|당첨자|수상자|당사자|대상자|수급자|환자|어르신|학생|아이|청년|사람|분|씨|님)(?:들)?(?:의|이|은|는|께서)?\s(?:[가-힣]+\s){0,2}?(?:이름|성함|성명|명단|연락처|전화\s?번호|이메일|주소|나이)[^?.]{0,16}?" + Asked)]
    private static partial Regex OfSomebody();

    private const string Asked = @"(?:알려|뭐|무엇|누구|어떻게\s?되|좀\s|몇\s?번|보내|찾아|줘|주세요|달라|필요해|궁금)";

    // Asking for the office's own number or for what a form must hold is no question about a person.
    [GeneratedRegex(@"적어야|기재|써야|필요한\s?(?:서류|정보)|제출|받아야|수집|처리해도|공개해도|공개하|알려\s?(?:줘도|주어도|줄 수)|마스킹|대표\s?전화|부서\s?전화|민원실|콜센터|바꾸|변경|정정")]
    private static partial Regex OfADuty();

    // Who handles a matter and under which extension is public: directories and notices print it.
    [GeneratedRegex(@"내선|담당자|담당\s?(?:부서|과|팀)|부서\s?(?:이름|연락처)")]
    private static partial Regex OfAnOffice();

    public static string? Reason(string question) =>
        RightNow().IsMatch(question) || OwnCase().IsMatch(question) ? "realtime"
        : IsPersonal(question) || OneCase().IsMatch(question) ? "personal_data" : null;

    private static bool IsPersonal(string question) =>
        !OfADuty().IsMatch(question) && (Private().IsMatch(question) || (OfSomebody().IsMatch(question) && !OfAnOffice().IsMatch(question)));
}
