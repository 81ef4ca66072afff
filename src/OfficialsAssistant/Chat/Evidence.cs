using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;

namespace OfficialsAssistant.Chat;

/// <summary>Whether a sentence holds the kind of fact a question asks for.</summary>
internal static partial class Evidence
{
    [GeneratedRegex(@"지체\s?없이|즉시|당일|전일|다음\s?날|익일|동시에|수시로|정기적으로|말일|분기|반기|하는\s?때|한\s?때|된\s?때|한\s?날|된\s?날|종료\s?시|연중|최초|사전에|미리|이전에|이후에|까지")]
    private static partial Regex SomeTime();

    [GeneratedRegex(@"무료|전액|면제|실비|일부를|감액|감면|할인")]
    private static partial Regex SomeAmount();

    [GeneratedRegex(@"모두|전원|각각|한\s?차례|수시|하나만|필요한 만큼|제한|둘\s?이상|둘|하나")]
    private static partial Regex SomeNumber();

    [GeneratedRegex(@"[가-힣]+(?:장|관|자|원|과|부서|기관|단체|사람|구민|주민|공무원|책임자|담당|위원회|대표|사령)(?:은|는|이|가|의|에게|을|를|로|으로|에서|와|과|,|\s|$|\))")]
    private static partial Regex SomeBody();

    [GeneratedRegex(@"[가-힣]+(?:실|청|소|센터|과|관|장|구역|지역|홈페이지|누리집|게시판|시스템|창구|금고|위원회|부서|기관|원)(?:에|에서|으로|로|의|을|를|,|\s|$)|장소|위치|미터")]
    private static partial Regex SomePlace();

    [GeneratedRegex(@"[가-힣]*(?:서류|서식|신청서|신고서|증명서?|확인서|증명원|사본|계획서|보고서|명부|대장|증$|증[을를의])|별지")]
    private static partial Regex SomePaper();

    /// <summary>What "무슨 요일" asks for.</summary>
    public const string Weekday = "요일";

    [GeneratedRegex(@"[월화수목금토일]요일|평일|주말|공휴일|매주")]
    private static partial Regex SomeWeekday();

    public static bool Holds(Question question, string sentence, IReadOnlyList<Fact> facts) => question.Kind switch
    {
        AskedKind.Period => facts.Any(fact => IsSpan(question, fact) || IsAge(fact)) || SomeTime().IsMatch(sentence),
        AskedKind.When when question.Unit == Weekday => SomeWeekday().IsMatch(sentence),
        AskedKind.When when question.Unit.Length > 0 => facts.Any(fact => fact.Unit == question.Unit) || sentence.Contains("연중", StringComparison.Ordinal) || sentence.Contains("근무시간", StringComparison.Ordinal),
        AskedKind.When => facts.Any(fact => fact.Kind is FactKind.Period or FactKind.Date) || SomeTime().IsMatch(sentence),
        AskedKind.Amount => facts.Any(fact => fact.Kind == FactKind.Amount || fact.Unit is "%" or "비율") || SomeAmount().IsMatch(sentence),
        AskedKind.Number when question.Unit.Length > 0 => facts.Any(fact => fact.Unit == question.Unit || (question.Unit == "회" && fact.Unit == FrequencyFacts.Unit)) || SomeNumber().IsMatch(sentence),
        AskedKind.Number => facts.Any(fact => fact.Kind is FactKind.Number or FactKind.Period or FactKind.Date or FactKind.Amount) || SomeNumber().IsMatch(sentence),
        AskedKind.Who => SomeBody().IsMatch(sentence),
        AskedKind.Where => SomePlace().IsMatch(sentence),
        AskedKind.Paper => SomePaper().IsMatch(sentence),
        _ => true,
    };

    /// <summary>Stronger: the very unit asked for, or the strict kind of fact rather than a word that hints at it.</summary>
    public static bool HoldsExactly(Question question, string sentence, IReadOnlyList<Fact> facts) => question.Kind switch
    {
        AskedKind.Period => facts.Any(fact => IsSpan(question, fact)),
        AskedKind.When when question.Unit == Weekday => SomeWeekday().IsMatch(sentence),
        AskedKind.When when question.Unit.Length > 0 => facts.Any(fact => fact.Unit == question.Unit),
        AskedKind.When => facts.Any(fact => fact.Kind is FactKind.Period or FactKind.Date),
        AskedKind.Amount => facts.Any(fact => fact.Kind == FactKind.Amount || fact.Unit == "%"),
        AskedKind.Number => facts.Any(fact => question.Unit.Length > 0 ? fact.Unit == question.Unit || (question.Unit == "회" && fact.Unit == FrequencyFacts.Unit) : fact.Kind == FactKind.Number),
        _ => false,
    };

    /// <summary>
    /// A span of the size asked for. Days and months stand for each other (며칠 → 1개월 이내), hours and minutes too, but no day answers
    /// "몇 시간" and no hour "몇 년". Asked without a unit, any span or day will do.
    /// </summary>
    private static bool IsSpan(Question question, Fact fact) =>
        fact.Unit != FrequencyFacts.Unit && question.Unit switch
        {
            "" => fact.Kind is FactKind.Period or FactKind.Date,
            "일" => fact.Unit is "일" or "월" || fact.Kind == FactKind.Date || (fact.Unit == "분" && fact.Text.StartsWith("24", StringComparison.Ordinal)),
            "월" => fact.Unit is "월" or "일",
            // "몇 분" may ask for persons with respect.
            "분" => fact.Unit is "분" or "초" || (fact.Unit == "명" && !question.Text.Contains("시간", StringComparison.Ordinal)),
            var unit => fact.Unit == unit,
        };

    private static bool IsAge(Fact fact) => fact.Unit == "세";
}
