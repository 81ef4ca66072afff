using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace OfficialsAssistant.Data;

/// <summary>The form a value of a section must have. Looked at before the binder sees it, whose own message names a CLR type.</summary>
/// <param name="Name">Key inside its section.</param>
/// <param name="Form">The expected form in words: "a whole number from 0 to 10".</param>
public sealed record SettingForm(string Name, Func<string, bool> IsValid, string Form)
{
    public static SettingForm Number(string name, int least, int most) => new(
        name,
        v => int.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most,
        $"a whole number from {least} to {most}");

    // "60" would be read as sixty days.
    public static SettingForm Time(string name, TimeSpan least, TimeSpan most, string example) => new(
        name,
        v => TimeSpan.TryParse(v, CultureInfo.InvariantCulture, out var time) && time >= least && time <= most,
        $"a time between {Words(least)} and {Words(most)}, such as {example}");

    public static SettingForm Flag(string name) => new(name, v => bool.TryParse(v, out _), "true or false");

    /// <exception cref="SettingException">A value has not its form.</exception>
    public static void Check(IConfigurationSection section, params ReadOnlySpan<SettingForm> forms)
    {
        foreach (var form in forms)
        {
            if (section[form.Name] is not { } value || form.IsValid(value)) continue;
            var key = $"{section.Path}:{form.Name}";
            throw new SettingException(key, $"{key} must be {form.Form}.");
        }
    }

    private static string Words(TimeSpan time) => time.ToString(time.Milliseconds == 0 ? @"hh\:mm\:ss" : @"hh\:mm\:ss\.ff", CultureInfo.InvariantCulture);
}
