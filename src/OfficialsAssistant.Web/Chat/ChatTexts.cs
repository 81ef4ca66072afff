using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace OfficialsAssistant.Web.Chat;

/// <summary>Sentences of the chat that the server says.</summary>
internal static class ChatTexts
{
    private static readonly ResourceManager Resources = new("OfficialsAssistant.Web.Chat.ChatTexts", typeof(ChatTexts).Assembly);

    public static string NoSuchTurn => Text();

    /// <summary>Why a question was not taken.</summary>
    /// <param name="longest">Longest question in characters.</param>
    public static string NotAsked(string code, int longest) => string.Format(CultureInfo.CurrentCulture, Text($"NotAsked_{code}"), longest);

    private static string Text([CallerMemberName] string name = "") =>
        Resources.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(name);
}
