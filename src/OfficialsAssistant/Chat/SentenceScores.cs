using System.Text.RegularExpressions;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>Scores the sentences of passages by how well each answers a question.</summary>
internal static partial class SentenceScores
{
    /// <param name="Rank">Of its passage, from 0.</param>
    /// <param name="Words">Words of the question it holds itself or by its list's lead.</param>
    /// <param name="Exact">It holds the asked kind of value.</param>
    /// <param name="OnSubject">It or its article's title shares a word with the question.</param>
    /// <param name="Values">The values it states, normalised.</param>
    /// <param name="IsLaw">Its document is an ordinance, a rule or a statute, not a manual, notice or list of questions.</param>
    /// <param name="CanLead">It states something: no question, form line or greeting.</param>
    internal sealed record Candidate(
        FoundPassage Passage, int Rank, bool IsLaw, SourceSentence Source, IReadOnlyList<string> Words, bool OnSubject,
        HashSet<(string Value, string Unit)> Values, bool Exact, bool CanLead, double Score);

    [GeneratedRegex(@"목적|정의|다른\s?(?:조례|법령|법률|규칙).{0,4}관계|적용\s?범위|책무|시행규칙|준용")]
    private static partial Regex General();

    [GeneratedRegex(@"이란|란\s|뜻|정의|목적|의미|책무")]
    private static partial Regex AsksGeneral();

    public static IReadOnlyList<Candidate> Of(Question question, IReadOnlyList<PassageReading> readings)
    {
        var rarity = Rarity(question, readings);
        return [.. readings.SelectMany((reading, rank) => reading.Sentences.Select(s => Score(question, reading, s, rank, rarity)))];
    }

    /// <summary>How telling each word of the question is among the sentences at hand: a word that every sentence has tells nothing.</summary>
    private static Dictionary<string, double> Rarity(Question question, IReadOnlyList<PassageReading> readings)
    {
        var sentences = readings.SelectMany(reading => reading.Sentences).ToList();
        return question.Words.ToDictionary(word => word, word => Math.Log(1 + ((sentences.Count + 1.0) / (1 + sentences.Count(s => s.Shared.Contains(word))))));
    }

    private static Candidate Score(Question question, PassageReading reading, PassageReading.Read sentence, int rank, Dictionary<string, double> rarity)
    {
        var title = ContentWords.Squeeze(reading.Passage.ArticleTitle);
        var own = sentence.Shared.Sum(word => rarity[word]);
        var context = question.Words.Where(word => !sentence.Shared.Contains(word)).Sum(word => question.StandsIn(title, word) ? 0.7 * rarity[word] : 0);
        var exact = Evidence.HoldsExactly(question, sentence.Source.Text, sentence.Facts);
        var kind = exact ? 2.5 : Evidence.Holds(question, sentence.Source.Text, sentence.Facts) && question.AsksValue ? 1.0 : 0;
        var general = General().IsMatch(reading.Passage.ArticleTitle) && !AsksGeneral().IsMatch(question.Text) ? 0.5 : 1;
        var score = (own + context + kind + 0.5) * general * (0.5 + (0.5 * reading.Coverage)) / (1 + (0.2 * rank));
        return new Candidate(
            reading.Passage, rank, IsLaw(reading.Passage.Kind), sentence.Source, sentence.Shared, sentence.Shared.Count > 0 || reading.TitleShares,
            [.. sentence.Facts.Where(f => f.Kind is FactKind.Amount or FactKind.Period or FactKind.Date or FactKind.Number).Select(f => (f.Value, f.Unit))],
            exact, !NoStatement().IsMatch(sentence.Source.Text), score * Standing(sentence.Source) * Weight(question, reading.Passage.Kind));
    }

    internal static bool IsLaw(string kind) => kind is "조례" or "규칙" or "훈령" or "예규" || LibraryRanking.IsNational(kind);

    /// <summary>Rules bind; minutes tell what was said, and notices repeat the rules for a season.</summary>
    private static double Weight(Question question, string kind) =>
        IsLaw(kind) ? 1.15 : kind is "회의록" && !AsksMeeting().IsMatch(question.Text) ? 0.8 : 1;

    [GeneratedRegex(@"회의|의결|심의|논의|안건|결정")]
    private static partial Regex AsksMeeting();

    // A question of a list of questions, a box to tick, a line to fill in, a greeting.
    [GeneratedRegex(@"[?？]\s*$|\[\s*\]|[□☐]|_{3,}|\(\s{3,}\)|^(?:\S+\s)?안녕하(?:세요|십니까)|^(?:감사합니다|고맙습니다)|(?:평안|건강|행복)(?:을|하시기를?) (?:기원|바랍니다)")]
    private static partial Regex NoStatement();

    /// <summary>A fragment or a proviso says little by itself.</summary>
    private static double Standing(SourceSentence source) =>
        source.Text.Length < 6 || source.Text[0] is '「' or '|' or '│' ? 0.5 : Proviso.IsMatch(source.Text) ? 0.85 : 1;

    public static Regex Proviso { get; } = new(@"^(?:다만|단|이 경우|그러나)[,\s]", RegexOptions.CultureInvariant);
}
