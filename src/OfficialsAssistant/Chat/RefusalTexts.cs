using System.Globalization;
using System.Resources;

namespace OfficialsAssistant.Chat;

/// <summary>What people read when an answer is withheld.</summary>
public static class RefusalTexts
{
    private static readonly ResourceManager Texts = new(typeof(RefusalTexts));

    /// <summary>The sentence for a <see cref="Refusal"/>'s reason; an unknown reason reads as absent.</summary>
    public static string For(string reason, string? detail = null) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(reason, CultureInfo.CurrentUICulture) ?? Texts.GetString("absent", CultureInfo.CurrentUICulture) ?? reason, detail).Trim();
}
