using System.Globalization;
using System.Resources;

namespace OfficialsAssistant.Chat;

/// <summary>Words of the chat that people or the model read.</summary>
internal static class ChatTexts
{
    private static readonly ResourceManager Resources = new("OfficialsAssistant.Chat.ChatTexts", typeof(ChatTexts).Assembly);

    public static string InForce(Library.InForce state) => Resources.GetString($"InForce_{state}", CultureInfo.CurrentUICulture)!;
}
