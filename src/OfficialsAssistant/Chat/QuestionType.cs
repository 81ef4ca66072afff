using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Search;

namespace OfficialsAssistant.Chat;

/// <summary>The kind of fact a question asks for.</summary>
public enum AskedKind { Open, Period, When, Amount, Number, Who, Where, Paper, Basis, Whether }

/// <summary>What a question asks for and the words it asks with.</summary>
/// <param name="Words">Content words, question words left out.</param>
/// <param name="Unit">For a value asked with its unit ("몇 명", "몇 시간", "며칠", "몇 시"): the normalised unit, else empty.</param>
/// <param name="Thing">What the asked value is a value of ("사용료가 얼마", "몇 급지"), else empty.</param>
/// <param name="Meanings">By word: the official terms of the thesaurus that its everyday expression stands for, squeezed.</param>
public sealed record Question(
    string Text, AskedKind Kind, IReadOnlyList<string> Words, string Unit = "", string Thing = "", IReadOnlyDictionary<string, IReadOnlyList<string>>? Meanings = null)
{
    /// <summary>Whether a squeezed text has the word or what it means: 알바 is there where 단시간근로자 is.</summary>
    public bool StandsIn(string squeezed, string word) =>
        squeezed.Contains(word, StringComparison.OrdinalIgnoreCase)
        || (Meanings?.TryGetValue(word, out var terms) == true && terms.Any(term => squeezed.Contains(term, StringComparison.Ordinal)));

    /// <summary>Whether only a value can answer it.</summary>
    public bool AsksValue => Kind is AskedKind.Period or AskedKind.When or AskedKind.Amount or AskedKind.Number;
}

/// <summary>Reads the asked kind off a Korean question. Pure; the order of the rules is the order of trust.</summary>
public static partial class QuestionType
{
    [GeneratedRegex(@"(?:어느|어떤|몇|무슨)\s?(?:조항|조문|조(?=\s|에|인|의|를)|법령?에|규정)|(?:조항|조문|근거)[은는이가]?\s?(?:어디|뭐|무엇|있|알려|어떻게)|근거\s?(?:법령|규정|조항)")]
    private static partial Regex Basis();

    [GeneratedRegex(@"몇\s?(?<u>년|개월|달|주(?:일|간)?|시간|분|초)(?!\s?에)|(?<u>며칠|몇\s?일)|언제까지|기한|얼마\s?(?:동안|만에|안에|이내|전(?:에|까지|부터))|얼마나\s?(?:오래|걸리)|기간[은는이]?\s?(?:얼마|어떻게|언제|며칠)|보존\s?(?:기간|연한)|최장|(?:임기|유효기간|기간)[은는이가]?\s?(?:얼마|몇|어떻게)")]
    private static partial Regex Period();

    [GeneratedRegex(@"몇\s?[가-힣]{1,3}\s[가-힣]+\s?(?:것|경우|때)(?:도|에도|이라도)|몇\s?[가-힣]{1,2}(?:이라도|만\s?있어도)")]
    private static partial Regex Some();

    [GeneratedRegex(@"(?<t>몇\s?시(?!간))|(?<w>(?:무슨|몇|어느|어떤)\s?요일)|(?<m>몇\s?월)")]
    private static partial Regex PointInTime();

    [GeneratedRegex(@"언제|몇\s?시(?!간)|시점|날짜|시행일")]
    private static partial Regex When();

    [GeneratedRegex(@"얼마(?!나\s?(?:자주|많|오래|떨어|멀|길|넓|높|크))|몇\s?(?:천|만|백)?\s?원|금액|요금은|액수|한도액|총액|단가|(?:수당|비용|과태료|포상금|보상금|지원금|사용료|수수료|벌금)[은는이가]?\s?(?:얼마|어떻게|어느)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"몇\s?(?<u>명|인|사람|대|개소|개|번|회|차례|가지|퍼센트|%|프로|살|세|급|미터|평|곳|층|부|장|점|건|배|%)|몇\s?(?:이|까지|나|이나)|인원|정원[은이]|비율[은이]|얼마나\s?(?:자주|넓|크|(?<far>떨어|멀|길|높))|몇")]
    private static partial Regex Number();

    [GeneratedRegex(@"누가|누구|어느\s?(?:부서|과|기관|팀|분)|무슨\s?(?:부서|과|기관)|어떤\s?(?:부서|사람)|담당(?:자|부서)[은는이가]|소관(?:부서)?[은는이가]")]
    private static partial Regex Who();

    [GeneratedRegex(@"어디")]
    private static partial Regex Where();

    [GeneratedRegex(@"(?:무슨|어떤)\s?(?:서류|서식|양식|증명|자료)|(?:구비|제출|첨부|필요한?)\s?서류|서류[은는가를]?\s?(?:뭐|무엇|어떤|알려|있)|(?:서식|양식|신청서)[은는이가]?\s?(?:뭐|무엇|어떤)")]
    private static partial Regex Paper();

    [GeneratedRegex(@"(?:나요|가요|까요|니까|되나|인가|는지|ㄴ지|하나|돼요|되요|수 있|않나|데요)[\s?.!]*$|되냐|가능한|해도|되는지|있는지")]
    private static partial Regex Whether();

    [GeneratedRegex(@"어떻게|어떤|무엇|뭐|뭘|무슨|왜|방법|절차|이란|란\s")]
    private static partial Regex Open();

    [GeneratedRegex(@"어떻게\s?(?:되|하)\w*|얼마\w*|언제\w*|며칠\w*|누구\w*|누가|어디\w*|무엇\w*|어떤|어느|무슨|몇\s?\w{1,3}|알려\s?주\w*|궁금\w*|되어\s?있\w*|해야\s?\w+|우리\s?구\w*")]
    private static partial Regex AskingWords();

    // "사용료가 얼마", "수당은 건당 얼마", "숙박비를 하루에 몇"
    [GeneratedRegex(@"(?<t>[가-힣]{2,}(?:이|가|은|는|을|를))\s(?:[가-힣\d]+(?<![이가은는을를])\s){0,2}?(?:얼마|몇|어떻게\s?되|언제|며칠)")]
    private static partial Regex Subject();

    // "몇 급지예요": the counted noun is the thing; units of time, money and measure are not.
    [GeneratedRegex(@"몇\s(?!시간|개월|가지|사람|퍼센트|프로|미터|개소|차례|번째|학년)(?<t>[가-힣]{2,4}?)(?:예요|이에요|인가요|입니까|이죠|죠)")]
    private static partial Regex Counted();

    public static Question Of(string question)
    {
        var (kind, unit) = Kind(question);
        // Polite verb forms (있어요, 되죠) are no words of the subject; search leaves out the same.
        var words = ContentWords.Of(AskingWords().Replace(question, " ")).Where(word => KoreanText.ContentWords(word).Count > 0 && !Districts.IsName(word)).ToList();
        if (words.Count == 0) words = [.. ContentWords.Of(question)];
        return new Question(question, kind, words, unit, Thing(question), Meanings(question, words));
    }

    private static Dictionary<string, IReadOnlyList<string>> Meanings(string question, List<string> stems)
    {
        var spoken = KoreanText.Words(question).ToList();
        var matches = Thesaurus.Embedded.Match(spoken);
        var meanings =
            from stem in stems
            let terms = from match in matches
                        where match.Words.Any(at => spoken[at].Contains(stem, StringComparison.Ordinal))
                        from term in match.Entry.Official
                        where term.Weight >= LeastSure
                        select ContentWords.Squeeze(term.Text)
            where terms.Any()
            select (stem, terms);
        return meanings.DistinctBy(m => m.stem).ToDictionary(m => m.stem, m => (IReadOnlyList<string>)[.. m.terms.Distinct()]);
    }

    /// <summary>A term that an expression means less surely than this is good for finding, not for evidence.</summary>
    private const float LeastSure = 0.5f;

    private static string Thing(string question) =>
        Counted().Match(question) is { Success: true } counted ? counted.Groups["t"].Value
        : Subject().Matches(question).LastOrDefault() is { } subject ? ContentWords.Stem(subject.Groups["t"].Value) : "";

    private static (AskedKind Kind, string Unit) Kind(string question)
    {
        // The last sentence asks; the ones before it tell the circumstances.
        var asking = question.TrimEnd('?', '.', ' ').Split(['.', '?', '!'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? question;
        if (Basis().IsMatch(asking)) return (AskedKind.Basis, "");
        if (Paper().IsMatch(asking)) return (AskedKind.Paper, "");
        // "복합기 몇 대 사는 것도 절차를 밟아야 하나요": 몇 means some here.
        if (Some().IsMatch(asking) && Whether().IsMatch(asking)) return (AskedKind.Whether, "");
        if (PointInTime().Match(asking) is { Success: true } point) return (AskedKind.When, point.Groups["t"].Success ? DateFacts.Time : point.Groups["w"].Success ? Evidence.Weekday : DateFacts.Day);
        if (Period().Match(asking) is { Success: true } period) return (AskedKind.Period, period.Groups["u"].Value is "며칠" or "몇일" or "몇 일" ? "일" : Unit(period.Groups["u"].Value));
        if (Number().Match(asking) is { Success: true } number && !Amount().IsMatch(asking)) return (AskedKind.Number, Unit(number.Groups["far"].Success ? "미터" : number.Groups["u"].Value));
        if (Amount().IsMatch(asking)) return (AskedKind.Amount, "");
        if (When().IsMatch(asking)) return (AskedKind.When, "");
        if (Who().IsMatch(asking)) return (AskedKind.Who, "");
        if (Where().IsMatch(asking)) return (AskedKind.Where, "");
        if (Open().IsMatch(asking)) return (AskedKind.Open, "");
        return (Whether().IsMatch(asking) ? AskedKind.Whether : AskedKind.Open, "");
    }

    private static string Unit(string unit) => unit.Length == 0 ? "" : Units.Normalise(unit, 0).Unit;
}
