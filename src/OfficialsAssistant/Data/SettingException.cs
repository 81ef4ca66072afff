namespace OfficialsAssistant.Data;

/// <summary>A setting that keeps the program from starting. The message is one sentence that names the setting; it may be shown.</summary>
public sealed class SettingException(string setting, string message) : Exception(message)
{
    /// <summary>Configuration key, such as "Storage:Path".</summary>
    public string Setting { get; } = setting;
}
