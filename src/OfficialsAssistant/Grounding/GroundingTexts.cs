using System.Globalization;
using System.Resources;

namespace OfficialsAssistant.Grounding;

/// <summary>What people read about the checking of a sentence.</summary>
public static class GroundingTexts
{
    private static readonly ResourceManager Texts = new(typeof(GroundingTexts));

    public static string State(SentenceState state) => Get(state.ToString());

    /// <summary>기한, 금액 …: the name of a <see cref="Comparison.Kind"/>.</summary>
    public static string Kind(string kind) => Get(kind);

    /// <summary>"수치·기한·조항 일치": what was compared and found; empty when nothing was.</summary>
    public static string Agree(IEnumerable<Comparison> compared)
    {
        var kinds = compared.Where(c => c.Found).Select(c => Kind(c.Kind)).Distinct().ToList();
        return kinds.Count == 0 ? "" : Format("Agree", string.Join('·', kinds));
    }

    /// <summary>Why a sentence is not confirmed, in a sentence.</summary>
    public static string Doubt(SentenceDoubt doubt) => (doubt.Code, doubt.Value) switch
    {
        ("differs", _) => Format("differs", doubt.Value, doubt.SourceValue),
        ("uncited", { } value) => Format("uncitedMissing", value, Particle(value)),
        ("noSuchLaw" or "repealedLaw" or "lawUnchecked", { } value) => Format(doubt.Code, value, Particle(value)),
        ("valueMissing", { } value) => Format("valueMissing", value, Particle(value)),
        var (code, _) => Get(code),
    };

    /// <summary>이 behind a final consonant, 가 behind a vowel; 이(가) where the last character is no Hangul syllable.</summary>
    private static string Particle(string word)
    {
        var last = word.LastOrDefault(char.IsLetterOrDigit);
        return last is >= '가' and <= '힣' ? (last - '가') % 28 > 0 ? "이" : "가" : "이(가)";
    }

    private static string Get(string name) => Texts.GetString(name, CultureInfo.CurrentUICulture) ?? name;

    private static string Format(string name, params object?[] values) => string.Format(CultureInfo.CurrentCulture, Get(name), values);
}
