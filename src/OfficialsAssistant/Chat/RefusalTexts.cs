using System.Globalization;
using System.Resources;

namespace OfficialsAssistant.Chat;

/// <summary>What people read when an answer is withheld.</summary>
public static class RefusalTexts
{
    private static readonly ResourceManager Texts = new(typeof(RefusalTexts));

    /// <summary>The sentence for a <see cref="Refusal"/>'s reason; an unknown reason reads as absent. The second line of a false premise's detail corrects it.</summary>
    public static string For(string reason, string? detail = null) =>
        reason == "false_premise" && detail?.Split('\n') is [var asserted, var correction]
            ? string.Format(CultureInfo.CurrentCulture, Texts.GetString("false_premise_corrected", CultureInfo.CurrentUICulture)!, asserted, correction)
            : Sentence(reason, detail);

    private static string Sentence(string reason, string? detail) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(reason, CultureInfo.CurrentUICulture) ?? Texts.GetString("absent", CultureInfo.CurrentUICulture) ?? reason, detail).Trim();
}
