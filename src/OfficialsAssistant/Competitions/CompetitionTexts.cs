using System.Globalization;
using System.Resources;

namespace OfficialsAssistant.Competitions;

/// <summary>Texts of reports, sheets and records. Always Korean: they are part of what is hashed, so the reader's language must not change them.</summary>
public static class CompetitionTexts
{
    private static readonly ResourceManager s_texts = new("OfficialsAssistant.Competitions.CompetitionTexts", typeof(CompetitionTexts).Assembly);

    public static string Get(string name, params object[] values)
    {
        var text = s_texts.GetString(name, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"CompetitionTexts.resx has no text '{name}'.");
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. values.Select(v => v is decimal d ? Number(d) : v)]);
    }

    /// <summary>Without trailing zeros, with at most six digits.</summary>
    public static string Number(decimal value) => Math.Round(value, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);
}
