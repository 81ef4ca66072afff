using System.Text.RegularExpressions;

namespace OfficialsAssistant.Grounding;

/// <summary>Units of Korean quantities and what they are normalised to: years to months, weeks to days, hours to minutes, 인 to 명, 퍼센트 to %.</summary>
internal static partial class Units
{
    // Longest first; 시간 before 시, 개월 before 개.
    [GeneratedRegex(@"\G\s?(?<u>개월|달(?!러)|주일|주년|주간|주(?!차|민|요|소|택|거|무|관|최|간|된|로)|년(?!도)|일(?!반|정|부|시|자리|관|괄|체)|시간|분(?!의|기|야|납|할|류|담|기별)|초(?!과|일)|원(?!인|칙|장|회|서|본|상)|퍼센트|프로|%|％|명|인(?!원|증|가|적|터|접)|사람|회(?!의|원|계|사|신|복)|차례|번(?!호|째)|대(?!상|표|장|리|비|행)|개소|개국|개(?!정|인|최|발|별|방)|곳|군데|건(?!축|강|물|의)|점(?!검|용|포)|매(?!월|년|주|일)|부(?!터|서|과|분|담|속)|가지|가구|세대|세(?!금|무|부)|살|급(?!여|식)|층|면(?!적|제|접|허)|쪽|배(?!상|우|치|출|부)|톤|그램|킬로그램|kg|㎏|g|제곱미터|㎡|킬로미터|km|㎞|센티미터|cm|㎝|밀리미터|mm|㎜|미터|m|리터|학점|등급|단계|평|필지|마리|권|팀|글자|자(?!료|격|리|동|녀|치|체)|호봉|차로|데시벨)")]
    private static partial Regex Known();

    [GeneratedRegex(@"\G[가-힣]{1,4}")]
    private static partial Regex Word();

    public readonly record struct Reading(string Unit, decimal Factor, FactKind Kind, int Length);

    /// <summary>The unit behind a number ending at <paramref name="end"/>. An unknown word behind it stands for itself, so that 3학년 and 3학기 differ.</summary>
    public static Reading Read(string text, int end)
    {
        var known = Known().Match(text, end);
        if (known.Success) return Normalise(known.Groups["u"].Value, known.Length);
        var word = Word().Match(text, end);
        var stem = word.Success ? ContentWords.Stem(word.Value) : "";
        return new Reading(stem.Length > 2 ? stem[..2] : stem.Length < 2 ? "" : stem, 1, FactKind.Number, 0);
    }

    public static Reading Normalise(string unit, int length) => unit switch
    {
        "년" or "주년" => new("월", 12, FactKind.Period, length),
        "개월" or "달" => new("월", 1, FactKind.Period, length),
        "주" or "주일" or "주간" => new("일", 7, FactKind.Period, length),
        "일" => new("일", 1, FactKind.Period, length),
        "시간" => new("분", 60, FactKind.Period, length),
        "분" => new("분", 1, FactKind.Period, length),
        "초" => new("초", 1, FactKind.Period, length),
        "원" => new("원", 1, FactKind.Amount, length),
        "퍼센트" or "프로" or "%" or "％" => new("%", 1, FactKind.Number, length),
        "명" or "인" or "사람" => new("명", 1, FactKind.Number, length),
        "회" or "번" or "차례" => new("회", 1, FactKind.Number, length),
        "세" or "살" => new("세", 1, FactKind.Number, length),
        "개소" or "곳" or "군데" => new("곳", 1, FactKind.Number, length),
        "제곱미터" or "㎡" => new("㎡", 1, FactKind.Number, length),
        "킬로미터" or "km" or "㎞" => new("m", 1000, FactKind.Number, length),
        "미터" or "m" => new("m", 1, FactKind.Number, length),
        "센티미터" or "cm" or "㎝" => new("m", 0.01m, FactKind.Number, length),
        "밀리미터" or "mm" or "㎜" => new("m", 0.001m, FactKind.Number, length),
        "킬로그램" or "kg" or "㎏" => new("g", 1000, FactKind.Number, length),
        "그램" or "g" => new("g", 1, FactKind.Number, length),
        _ => new(unit, 1, FactKind.Number, length),
    };
}
