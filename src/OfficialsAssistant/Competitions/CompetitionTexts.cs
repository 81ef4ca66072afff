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

    /// <summary>With as many digits as were declared, so that 90.1 announced to two digits is read as 90.10.</summary>
    public static string Announced(decimal value, int digits) => Math.Round(value, Math.Max(6, digits), MidpointRounding.AwayFromZero).ToString(digits == 0 ? "0.######" : $"0.{new string('0', digits)}{new string('#', Math.Max(0, 6 - digits))}", CultureInfo.InvariantCulture);

    /// <summary>Without trailing zeros, with at most six digits.</summary>
    public static string Number(decimal value) => Math.Round(value, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);
}
