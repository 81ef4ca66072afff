namespace OfficialsAssistant.Chat;

/// <summary>Section "Chat".</summary>
public sealed class ChatOptions
{
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
}
