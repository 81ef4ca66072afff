namespace OfficialsAssistant.Search;

/// <summary>
/// Takes particles and endings off by rule. The choice between 은/는, 이/가, 을/를, 과/와 follows the final consonant, so that
/// 총무과 and 허가 keep their last syllable; what looks like a particle but belongs to common words is listed.
/// </summary>
internal static class KoreanEndings
{
    // Longest first within the same tail; at least two syllables stay.
    private static readonly string[] s_particles = ByLength(
        "에서는", "에서의", "에서도", "에서만", "에게서", "에게는", "에게도", "에게", "에는", "에도", "에만", "에서", "에의", "에",
        "으로써", "으로서", "으로는", "으로의", "으로도", "으로만", "으로부터", "로부터", "으로", "로써", "로서", "로는", "로의", "로도",
        "까지는", "까지의", "까지도", "까지만", "까지", "부터는", "부터의", "부터", "마다", "만을", "만이", "만은", "보다는", "보다", "처럼",
        "이나", "이라도", "라도", "이라는", "라는", "이라고", "라고", "이라면", "이란", "이든", "든지", "께서는", "께서", "한테는", "한테", "이랑",
        "과의", "와의", "과는", "와는", "과도", "와도", "들은", "들의", "들이", "들을", "들에게", "들에", "들과", "들도", "들",
        "등을", "등의", "등은", "등이", "등에", "등에서", "등과", "등으로", "조차", "밖에는", "밖에", "뿐만", "뿐", "이며", "이고", "이지만");

    private static readonly string[] s_endings = ByLength(
        "입니다", "입니까", "인가요", "인가", "인지", "인지를", "이다", "이었다", "일까요", "인데", "이에요", "예요", "이요", "이므로", "이면", "이라서",
        "습니다", "습니까", "ㅂ니다", "었습니다", "았습니다", "겠습니다", "는지", "은지", "을지", "는지를", "나요", "까요", "네요", "어요", "아요", "려요", "려고",
        "으려면", "려면", "지만", "는데", "은데", "는데요", "다가", "으면서", "면서", "으면", "거나", "았다", "었다", "았던", "었던", "았을", "었을", "어야", "아야",
        "어도", "아도", "어서", "아서", "으므로", "므로", "으니", "으며", "도록", "더라도", "기로", "기에", "기는", "기가", "지는", "지도", "지를", "는다", "는다고", "는다면");

    // What follows a noun to make it a verb: 신청하려면 → 신청.
    private static readonly string[] s_verbalisers = ByLength(
        Join("하", "다", "는", "여", "여야", "고", "며", "면", "려면", "려고", "려는", "지", "지는", "지도", "기", "기로", "기에", "기는", "거나", "게", "던", "도록", "되", "므로", "여도", "여서",
            "지만", "는지", "는데", "나요", "였다", "였던", "였을", "신", "시는", "시면", "실", "자", "니", "라", "라는", "라고", "더라도", "면서", "여금", "는가", "지요", "죠", "겠다고", "겠다는", "겠다")
        .Concat(Join("한", "다", "다고", "다면", "다는", "지", "가요", "데", "", "테"))
        .Concat(Join("할", "", "지", "지를", "까요", "때", "수"))
        .Concat(Join("함", "", "을", "이", "으로", "으로써", "에", "은"))
        .Concat(Join("합", "니다", "니까"))
        .Concat(Join("해", "", "야", "야만", "도", "서", "요", "줘", "주", "주는", "준", "줄", "달라고", "달라는", "주나요"))
        .Concat(Join("했", "다", "는데", "을", "던", "습니다", "는지", "다면", "다고", "으면", "고", "어요", "거나", "다가"))
        .Concat(Join("되", "다", "는", "어", "어야", "고", "며", "면", "려면", "지", "기", "거나", "던", "도록", "므로", "었다", "었을", "었던", "는지", "나요", "지만", "는데", "어도", "어서", "니", "자"))
        .Concat(Join("된", "", "다", "다고", "다면", "지", "가요", "데")).Concat(Join("될", "", "지", "까요", "때")).Concat(Join("됨", "", "을", "이"))
        .Concat(Join("됩", "니다", "니까")).Concat(Join("돼", "", "야", "요", "도", "서")).Concat(Join("됐", "다", "는데", "을", "던", "습니다", "다면", "으면"))
        .Concat(Join("받", "은", "을", "는", "아", "아야", "으면", "으려면", "고", "지", "았다", "았을", "나요", "습니다", "습니까", "거나", "기", "던", "는지"))
        .Concat(Join("당하", "는", "여", "고", "면")).Concat(["당한", "당할", "당했을"])
        .Concat(Join("시키", "는", "어", "고", "면", "거나", "려면", "지")).Concat(["시킬", "시킨", "시켜", "시켜야", "시킨다"])
        .Concat(["스럽게", "스러운", "적인", "적으로", "적이"]));

    private static readonly HashSet<string> s_keepLastTwo =
    [
        "심의", "협의", "동의", "결의", "회의", "주의", "수의", "이의", "문의", "합의", "건의", "논의", "편의", "강의", "정의", "창의", "임의", "유의", "토의", "명의", "질의", "고의", "호의", "의의", "상의",
        "허가", "인가", "평가", "휴가", "국가", "추가", "증가", "참가", "대가", "물가", "지가", "단가", "원가", "불가", "문가", "작가", "상가", "여가", "연가", "병가", "공가", "특가", "정가", "시가", "가가", "귀가", "가정", "유가", "농가", "초가",
        "높이", "길이", "넓이", "깊이", "린이", "종이", "차이", "나이", "놀이", "없이", "같이", "아이", "사이", "회사", "먹이",
        "결과", "효과", "성과", "학과", "경과", "초과", "통과", "부과", "투과", "일과", "안과", "분과", "민원과", "여권과", "정책과", "교통과", "건축과", "행정과", "안전과", "회과",
        "영은", "기은", "기간은", "최소", "결은",
        "도로", "경로", "통로", "진로", "가로", "선로", "활로", "대로", "수로", "피로", "위로", "별로", "서로", "바로", "새로", "스로", "따로", "하로", "주로",
        "마을", "가을", "노을", "고을", "을를", "이들", "이만", "불만", "비만", "미만", "천만", "백만", "십만", "제만", "이에", "까지", "인지", "세은", "현은", "휴게", "구역", "기에", "만에"
    ];

    public static string Strip(string word)
    {
        if (word.Length < 2) return word;
        if (word.Length == 2) return word[1] is '을' or '를' && !s_keepLastTwo.Contains(word) && Fits(word[0], word[1]) ? word[..1] : word;
        // A particle may stand on a nominalised verb (신청하기에는), so look twice.
        var stem = Once(word);
        return stem.Length == word.Length || stem.Length < 3 ? stem : Once(stem, verbsOnly: true);
    }

    private static string Once(string word, bool verbsOnly = false)
    {
        if (Cut(word, s_verbalisers) is { } noun) return noun;
        if (verbsOnly) return word;
        if (Cut(word, s_endings) is { } stem) return stem;
        if (s_keepLastTwo.Contains(word[^2..])) return word;
        if (Cut(word, s_particles) is { } bare) return bare;
        return word[^1] is '은' or '는' or '이' or '가' or '을' or '를' or '과' or '와' or '로' or '의' or '도' or '만' or '랑' && Fits(word[^2], word[^1])
            ? word[..^1]
            : word;
    }

    // 은, 이, 을, 과 follow a final consonant; 는, 가, 를, 와 a vowel; 로 a vowel or ㄹ. 도 and 만 end too many nouns (제도, 불만).
    private static bool Fits(char before, char particle)
    {
        var final = (before - '가') % 28;
        return particle switch
        {
            '은' or '이' or '을' or '과' => final != 0,
            '는' or '가' or '를' or '와' or '랑' => final == 0,
            '로' => final is 0 or 8,
            '의' => true,
            _ => false,
        };
    }

    private static string? Cut(string word, string[] tails)
    {
        foreach (var tail in tails)
            if (word.Length - tail.Length >= 2 && word.EndsWith(tail, StringComparison.Ordinal)) return word[..^tail.Length];
        return null;
    }

    private static IEnumerable<string> Join(string head, params string[] tails) => tails.Select(t => head + t);

    private static string[] ByLength(params IEnumerable<string> tails) => [.. tails.Distinct().OrderByDescending(t => t.Length)];
}
