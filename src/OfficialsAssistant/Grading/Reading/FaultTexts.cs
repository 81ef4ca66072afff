using System.Globalization;
using System.Resources;

namespace OfficialsAssistant.Grading.Reading;

/// <summary>What may be wrong with an input, each with its remedy. Always Korean: they stand in records that must not change with the reader's language.</summary>
internal static class FaultTexts
{
    private static readonly ResourceManager s_texts = new("OfficialsAssistant.Grading.Reading.FaultTexts", typeof(FaultTexts).Assembly);

    public static string What(string name, params object[] values) => Format(name, values);

    public static string Remedy(string name, params object[] values) => Format(name + "_Remedy", values);

    private static string Format(string name, object[] values) => string.Format(
        CultureInfo.InvariantCulture,
        s_texts.GetString(name, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"FaultTexts.resx has no text '{name}'."),
        values);
}
