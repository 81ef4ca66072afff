using System.Text;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>
/// Whether a sentence speaks to a grader: asks for points, tells it to drop its rules, plays the system or the grader's own answer. Patterns of
/// Korean read the sentence without spaces and punctuation, so that "만 . 점" is 만점.
/// </summary>
internal static partial class GraderAddress
{
    // An order or request, in every register, somewhere behind what is asked for.
    private const string Order = "(?:주세요|주십시오|주시|주길|주기바|주기를|줘|달라|다오|하라|하시오|하십시오|하세요|하셈|할것|하도록|하기바|하길|바랍|바란|바람|부탁|해야|마라|말것|말아|마십시오|마세요|지마|해라|겨라|여라|려라|어라|려줘|시오|세요|요망|요청|줄것|길것|달것|쓸것|적을것|십시요|해도된다|해둬|해두|해놔|합시다|하자|돼야|되어야|것을권|것을지시|명령)";
    private const string Best = "(?:만점|최고점|최고의점수|최고점수|가장높은|최고등급|최상위|최고수준|최대점|최대한높|높은점수|좋은점수|후한점수|높게|후하게|가산점|최우수|일등|1등|1위|a등급|s등급|최고평가|긍정적으로만|전부5|모두5)";
    private const string Grade = "(?:점수|채점|평가|심사|등급|매기|매겨|부여|배점|순위|선정|판정|처리|기록|기재|출력|입력|응답|답하|답변|산출|반환|제출|주어|주세|주십|주시|줘|달라|주라|주길|줄것)";
    private const string Audience = "(?:심사위원|심사자|심사관|심사하는|심사를맡|채점자|채점기|채점관|채점위원|채점하는|채점을맡|채점용|평가자|평가위원|평가관|평가하는(?:인공지능|모델|ai|분|시스템)|(?:채점|심사|평가)(?:용)?(?:ai|인공지능|모델|시스템|봇|프로그램|엔진|에이전트|도구|llm|챗봇)|(?:ai|인공지능|언어모델|llm|gpt|챗봇|모델|어시스턴트|클로드|제미나이)(?:에게|님|야|아들어|심사|채점|평가|여))";
    private const string Rules = "(?:지시|지침|명령|프롬프트|심사기준|채점기준|평가기준|기준표|규칙|루브릭|채점표|심사표|평가표|설정|제한|안내문)";
    private const string Drop = "(?:무시|잊|따르지(?:마|말)|버리고|버려|건너뛰|덮어|제쳐)";
    // Who writes about the danger quotes it.
    private const string Warning = "(?:인젝션|injection|공격|주의|예방|방지|차단|탐지|위험|방어|보안|유의|막는|막기|막아|걸러|따르지않|금지)";

    [GeneratedRegex($"{Best}.{{0,25}}{Order}|{Order}.{{0,12}}{Best}")]
    private static partial Regex AsksForBest();

    [GeneratedRegex($"{Best}.{{0,25}}{Grade}|{Grade}.{{0,20}}{Best}")]
    private static partial Regex BestAndGrade();

    [GeneratedRegex($@"{Audience}")]
    private static partial Regex NamesGrader();

    [GeneratedRegex($@"(?:\d+점|점수|만점|감점|등급|level\d|단점|약점|비판|합격|통과|우수|호평|칭찬|긍정|관대|너그럽|오류를무시|이작품|본작품|이출품작|이응모작|이제안|이제출물|이보고서).{{0,40}}{Order}|(?:\d점|결과(?:를|는)\d|만점|최고점|최고등급|level(?:은|을|를|로)?\d)(?:을|를|으로|로|은)?(?:부여|반환|출력|기록|표시|매긴|준다|적|판정|처리|선택|답)")]
    private static partial Regex OrdersGrader();

    [GeneratedRegex($@"(?:감점|낮은점수|부정적인?(?:평가|의견)|단점|약점|비판|지적).{{0,12}}(?:하지마|하지말|말것|말아|마라|마세요|마십시오|금지|언급하지|적지마|쓰지마|없이(?:평가|채점|심사))")]
    private static partial Regex ForbidsBlame();

    // "지시를 취소하다" and "규칙을 폐지하다" are what offices do; only a grader's own rules are dropped in so many words.
    [GeneratedRegex($@"(?:이전|앞선|앞의|앞서|위의|위에|위|기존|지금까지|모든|상기|원래|시스템|주어진|받은|다른|기타|모두|채점|심사|평가|네|너의|당신의).{{0,10}}{Rules}.{{0,14}}{Drop}|{Rules}(?:을|를|은|는|모두|전부|다)*{Drop}(?:하|해|고|어|려|라|할)|(?:채점|심사|평가)(?:기준표?|표|규칙|지침|지시).{{0,14}}(?:폐기|무효|취소|적용하지말|사용하지말|쓰지말|상관없이|관계없이|무관하게)|(?:지침|지시|명령|프롬프트)대신.{{0,12}}따")]
    private static partial Regex DropsRules();

    [GeneratedRegex("(?:그대로|라고만?|만)(?:출력|답하|답변하|응답하|대답하|말하|출력하)(?:하?라|해|하?시오|하?십시오|하?세요).{0,20}(?:점수|등급|\\d점|만점)|(?:점수|등급|\\d점|만점).{0,12}(?:그대로|라고만?)(?:출력|답|응답|대답|말)")]
    private static partial Regex DictatesAnswer();

    [GeneratedRegex($@"(?:등급|점수|평가결과|채점결과|심사결과)(?:은|는|을|를)(?:반드시|무조건|꼭|항상)?.{{1,8}}로(?:표시|판정|기록|출력|처리|기재|부여|하|해|매기|매겨|적|평가|채점).{{0,10}}{Order}")]
    private static partial Regex FixesGrade();

    [GeneratedRegex(Warning)]
    private static partial Regex Warns();

    [GeneratedRegex($@"(?:이|본|해당|위|아래)?(?:작품|출품작|제안|제안서|보고서|문서|제출물|글|응모작)(?:은|는|을|를|이|에|에는|에게|의)?.{{0,30}}(?:우수작|수상작|최우수작?|대상|합격|통과|선정|입상|1등|1위)(?:으로|로|작으로|을|를).{{0,12}}{Order}")]
    private static partial Regex AsksForPrize();

    // \D before the number: "100점 만점" is a scale.
    [GeneratedRegex(@"\d+점만점|만점(?:기준|중|에서|의|대비)|만점은\d|점이만점")]
    private static partial Regex NamesScale();

    [GeneratedRegex(@"\b(?:give|assign|award|grant|rate|score|mark|return|output|respond|answer|print|grade|allocate|choose)\b.{0,80}\b(?:full|maximum|max|highest|top|perfect|best (?:score|mark|grade|rating|level|points)|10/10|5/5|100/100|10 out of|5 out of|100 points|100%|level 5|first place|winner|excellent)\b.{0,40}|\b(?:full|maximum|highest|top|perfect)\b.{0,12}\b(?:marks?|scores?|points?|grades?|ratings?|levels?|credits?)\b")]
    private static partial Regex EnglishAsks();

    [GeneratedRegex(@"\b(?:ignore|disregard|forget|override|bypass|skip|drop|stop following|do not follow|don't follow|do not use|don't use)\b.{0,60}\b(?:instructions?|prompts?|rubrics?|criteria|criterion|rules?|guidelines?|directions?|directives?|above|previous|prior|guidance|standards?)\b|\b(?:new|updated|revised) (?:system )?instructions?\s*:|\b(?:rubric|criteria|instructions|rules)\b.{0,25}\b(?:been |are |is )(?:updated|changed|replaced|revised|void|cancelled)\b")]
    private static partial Regex EnglishDrops();

    [GeneratedRegex(@"\b(?:grader|graders|judge|judges|evaluators?|reviewers?|scorers?|raters?|examiners?|assessors?|(?:grading|scoring|judging|evaluation|evaluating) (?:ai|model|system|assistant|bot|agent)|language model|llm|ai model|ai assistant)\b.{0,50}\b(?:give|assign|award|rate|score|mark|ignore|overlook|treat|accept|approve|choose|maximum)\b|\b(?:you are|as) (?:an? |the )?(?:ai |automated |impartial |lenient |generous )*(?:grader|judge|evaluator|reviewer|scorer|rater)\b|\b(?:attention|dear|note to|message (?:to|for)|to the)[, :]+(?:the |all |any )?(?:ai |automated |language )*(?:grader|judge|evaluator|reviewer|model|scorer|rater|assistant|llm|system)s?\b")]
    private static partial Regex EnglishAddresses();

    [GeneratedRegex(@"<\|?/?\s*(?:im_start|im_end|system|assistant|endoftext|start_header_id|eot_id)\b[^>]*>|\[/?(?:inst|sys|system|시스템|관리자)\]|<<sys>>|^\W{0,6}(?:system|시스템|관리자|admin|administrator|developer|개발자)\s?(?:prompt|message|note|override|instruction|프롬프트|메시지|지시|명령)s?\s?(?:업데이트|update|변경)?\s?[\]>)]*\s*[:：>]|(?:system|시스템)\s?(?:override|프롬프트 (?:변경|갱신|교체)|지침 (?:변경|갱신|교체))|(?:end|끝)\s?(?:of)?\s?(?:the )?(?:document|submission|work|data|user input)\b|(?:출품작|제출물|작품|본문|자료|데이터|사용자 입력)\s?(?:의 )?(?:끝|종료)\W")]
    private static partial Regex PlaysSystem();

    [GeneratedRegex("""["'“]?(?:score|points?|grade|level|rating|점수|등급|수준|총점|평점)["'”]\s*:\s*["']?\d|(?:최종|심사|채점|평가)\s?(?:점수|결과)\s*[:=]\s*["']?(?:\d+\s?/|\d+점|만점|최고)|^\W*(?:score|점수|등급)\s*[:=]\s*(?:\d|10|100)\s*(?:점|/\s*\d+)?\W*$""")]
    private static partial Regex PlaysAnswer();

    [GeneratedRegex("[A-Za-z0-9+/]{32,}={0,2}")]
    private static partial Regex Encoded();

    public static bool Reads(string sentence) => ReadsPlainly(sentence) || Encoded().Matches(sentence).Any(m => Decoded(m.Value) is { } hidden && ReadsPlainly(hidden));

    private static bool ReadsPlainly(string sentence)
    {
        var (plain, squeezed) = (Sentences.Plain(sentence), Sentences.Squeeze(sentence));
        return InKorean(squeezed) || InEnglish(plain) || PlaysSystem().IsMatch(plain) || PlaysAnswer().IsMatch(plain);
    }

    private static bool InKorean(string squeezed)
    {
        if (ForbidsBlame().IsMatch(squeezed) || DictatesAnswer().IsMatch(squeezed) || FixesGrade().IsMatch(squeezed) || AsksForPrize().IsMatch(squeezed)) return true;
        var scale = NamesScale().IsMatch(squeezed);
        var names = NamesGrader().IsMatch(squeezed);
        if (!scale && AsksForBest().IsMatch(squeezed) && BestAndGrade().IsMatch(squeezed)) return true;
        if (names && OrdersGrader().IsMatch(squeezed) && !scale) return true;
        return DropsRules().IsMatch(squeezed) && (names || !Warns().IsMatch(squeezed));
    }

    private static bool InEnglish(string plain)
    {
        var warns = Warns().IsMatch(plain);
        return EnglishAsks().IsMatch(plain) && Latin(plain) || EnglishDrops().IsMatch(plain) && !warns || EnglishAddresses().IsMatch(plain) && !warns;
    }

    /// <summary>English words inside a Korean sentence are names of things ("Top 5 score"); a sentence of its own speaks.</summary>
    private static bool Latin(string plain) => plain.Count(char.IsAsciiLetter) > plain.Count(c => c is >= '가' and <= '힣');

    private static string? Decoded(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded.PadRight((encoded.Length + 3) / 4 * 4, '='), bytes, out var written) && Encoding.UTF8.GetString(bytes, 0, written) is var text && !text.Contains('\uFFFD')
            ? text : null;
    }
}
