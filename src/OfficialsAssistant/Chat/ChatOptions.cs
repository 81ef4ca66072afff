using Microsoft.Extensions.Configuration;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Chat;

/// <summary>Section "Chat".</summary>
public sealed class ChatOptions
{
    public const string Section = "Chat";

    /// <summary>Longest question, in UTF-16 characters.</summary>
    public int MaxQuestionLength { get; set; } = 4000;

    /// <summary>Turns of one official that may be open at the same time.</summary>
    public int OpenTurnsPerOfficial { get; set; } = 3;

    /// <summary>How long a running turn is safe without its node renewing the lease.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stopping node lets running turns finish.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Passages searched for a question.</summary>
    public int Passages { get; set; } = 10;

    /// <exception cref="SettingException">A value has not the form its key asks for.</exception>
    internal static void Read(IConfigurationSection section, ChatOptions options)
    {
        SettingForm.Check(
            section,
            SettingForm.Number(nameof(MaxQuestionLength), 1, 8000),
            SettingForm.Number(nameof(OpenTurnsPerOfficial), 1, 1_000_000),
            SettingForm.Time(nameof(Lease), TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), "00:00:05"),
            SettingForm.Time(nameof(Drain), TimeSpan.Zero, TimeSpan.FromSeconds(15), "00:00:10"),
            SettingForm.Number(nameof(Passages), 1, 50));
        section.Bind(options);
    }
}
